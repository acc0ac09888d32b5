"""Moderators keep rules before harm in the admin, and see the past before a rule sees the future."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from community.comments.operations import write_comment
from community.members.models import Member
from community.moderation.models import AuditEntry
from community.posts.operations import publish_post
from community.safeguards.models import Safeguard
from community.safeguards.operations import delete_safeguard, switch_off
from community.safeguards.views.dry_run import dry_run
from tests.conftest import ClientFor
from tests.safeguards.conftest import MakeRule

HOME = "/admin/safeguards/"


def filled(**changes: object) -> dict[str, object]:
    end = timezone.localtime(timezone.now() + timedelta(days=30))
    form = {
        "name": "Casinos",
        "kind": "words",
        "phrases": "online casino",
        "most": 3,
        "minutes": 60,
        "looks_at_posts": "on",
        "looks_at_comments": "on",
        "action": "hold",
        "reason": "Adverts.",
        "expires_at": end.strftime("%Y-%m-%dT%H:%M"),
    }
    return {**form, **changes}


@pytest.fixture
def moderator(mia: Member, client_for: ClientFor) -> Client:
    return client_for(mia)


def test_from_writing_a_rule_to_switching_it_on(moderator: Client, ana: Member) -> None:
    publish_post(by=ana, text="An online casino, of all things.")
    kept = moderator.post(f"{HOME}new/", filled(), follow=True)
    assert "It would have met 1 of 1" in kept.text and "An online casino, of all things." in kept.text
    rule = Safeguard.objects.get()
    assert not rule.is_on
    on = moderator.post(f"{HOME}{rule.pk}/on/", {"seen": kept.context["digest"]}, follow=True)
    rule.refresh_from_db()
    assert rule.is_in_force and "is switched on" in on.text
    assert publish_post(by=ana, text="Another online casino").is_held
    moderator.post(f"{HOME}{rule.pk}/off/")
    rule.refresh_from_db()
    assert not rule.is_on


@pytest.mark.parametrize("seen", [{}, {"seen": ""}, {"seen": "0" * 64}])
def test_the_switch_wants_the_dry_run_of_these_very_settings(moderator: Client, seen: dict[str, str]) -> None:
    moderator.post(f"{HOME}new/", filled())
    rule = Safeguard.objects.get()
    answer = moderator.post(f"{HOME}{rule.pk}/on/", seen)
    assert answer.status_code == 302 and answer.url.endswith("/try/")
    rule.refresh_from_db()
    assert not rule.is_on and not rule.tried


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"phrases": " "}, "Write what to look for"),
        ({"phrases": "\n".join(map(str, range(301)))}, "up to 300 lines"),
        ({"expires_at": "2020-01-01T10:00"}, "in the future"),
        ({"expires_at": "2999-01-01T10:00"}, "a year at most"),
        ({"looks_at_posts": "", "looks_at_comments": ""}, "posts, comments or both"),
        ({"kind": "rate", "most": 0}, "greater than or equal to 1"),
        ({"reason": ""}, "required"),
        ({"name": "x\x00"}, "cannot be stored"),
        ({"action": "suspend"}, "valid choice"),
    ],
)
def test_bad_input_gets_a_sentence_and_keeps_what_was_typed(
    moderator: Client, changes: dict[str, object], told: str
) -> None:
    answer = moderator.post(f"{HOME}new/", filled(**{"reason": "A reason of mine.", **changes}))
    assert answer.status_code == 422 and told in answer.text
    assert not Safeguard.objects.exists()


def test_words_that_are_not_for_everybody_are_counted_and_not_shown(moderator: Client, ana: Member) -> None:
    publish_post(by=ana, text="A secret online casino", audience="followers")
    publish_post(by=ana, text="Another secret online casino", audience="me")
    page = moderator.post(f"{HOME}new/", filled(), follow=True)
    assert "It would have met 1 of 1" in page.text
    assert "secret" not in page.text and "@ana" not in page.text


def test_what_is_older_than_thirty_days_is_not_looked_at(ana: Member, mia: Member) -> None:
    post = publish_post(by=ana, text="An online casino.")
    type(post).objects.update(published_at=timezone.now() - timedelta(days=31))
    rule = Safeguard(kind="words", phrases="online casino", is_for_newcomers=False)
    assert dry_run(rule).looked_at == 0


def test_the_dry_run_counts_rates_and_repeats_as_they_were(ana: Member, bo: Member) -> None:
    text = "Come and see my stall on Saturday, everything is half price there."
    post = publish_post(by=ana, text=text)
    write_comment(post=post, by=ana, text=text)
    write_comment(post=post, by=bo, text=text)
    repeats = Safeguard(kind="duplicate", most=1, minutes=60, is_for_newcomers=False)
    assert (dry_run(repeats).count, dry_run(repeats).people) == (1, 1)
    rates = Safeguard(kind="rate", most=1, minutes=60, is_for_newcomers=False)
    assert dry_run(rates).count == 1


def test_the_list_shows_rules_and_adds_those_to_begin_with(moderator: Client) -> None:
    assert "There are no rules yet" in moderator.get(HOME).text
    page = moderator.post(f"{HOME}starters/", follow=True)
    assert "Links that hide where they lead" in page.text and not Safeguard.objects.filter(is_on=True)
    again = moderator.post(f"{HOME}starters/", follow=True)
    assert Safeguard.objects.count() == 4 and "Add rules to begin with" not in again.text


def test_a_rule_is_deleted_after_a_question(moderator: Client) -> None:
    moderator.post(f"{HOME}new/", filled())
    number = Safeguard.objects.get().pk
    assert "Delete it" in moderator.get(f"{HOME}{number}/delete/").text
    moderator.post(f"{HOME}{number}/delete/")
    assert not Safeguard.objects.exists()


@pytest.mark.parametrize("who", ["ana", "ed"])
def test_nobody_else_comes_in(request, db: None, client_for: ClientFor, who: str) -> None:
    client = client_for(request.getfixturevalue(who))
    for address in (HOME, f"{HOME}new/", f"{HOME}1/try/"):
        answer = client.get(address)
        assert answer.status_code in (302, 403) and "casino" not in answer.text
    client.post(f"{HOME}new/", filled())
    assert not Safeguard.objects.exists()


def test_what_moderators_do_with_a_rule_is_in_the_log(
    moderator: Client, mia: Member, a_rule: MakeRule
) -> None:
    rule = a_rule(phrases="casino")
    switch_off(safeguard=rule, by=mia)
    delete_safeguard(safeguard=rule, by=mia)
    assert [(one.action, one.actor) for one in AuditEntry.objects.in_order()] == [
        (action, "mia") for action in ("rule_kept", "rule_tried", "rule_on", "rule_off", "rule_deleted")
    ]
