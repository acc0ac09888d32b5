"""What a rule said on any day can be read for ever, and members learn what changed."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Site

from community.members.models import Member
from community.members.operations import leave_community
from community.moderation.models import Appeal
from community.moderation.rules import CitedRule
from home.guidelines import changes_between, current_rules
from home.models import CommunitySettings, GuidelinesAcceptance, GuidelinesPage, GuidelinesVersion
from home.models.settings import GuidelinesChanges
from home.operations import accept_guidelines
from tests.conftest import ClientFor
from tests.factories.decisions import suspend_member
from tests.home.conftest import stream

PAGE = {"accept": "text/html"}


def publish(page: GuidelinesPage, note: str = "", **words: str) -> GuidelinesVersion:
    """Reword the first rule and publish; returns the newest version then."""
    page.rules[0].value.update(words)
    page.change_note = note
    page.save_revision().publish()
    return GuidelinesVersion.objects.first()


@pytest.fixture
def asked(db: None) -> None:
    site = Site.objects.get(is_default_site=True)
    chosen, _new = CommunitySettings.objects.get_or_create(site=site)
    chosen.guidelines_changes = GuidelinesChanges.ASK
    chosen.save()


def test_a_version_still_reads_the_same_after_ten_edits_and_the_end_of_the_page(
    visitor: Client, guidelines: GuidelinesPage
) -> None:
    first = publish(guidelines, text="The words of that day.")
    rule = current_rules()[0]
    assert rule.version == first.number
    for number in range(10):
        publish(guidelines, text=f"Other words {number}.")
    guidelines.rules = stream(("rule", {"title": "Another", "text": "Alone.", "yes": "", "no": ""}))
    guidelines.save_revision().publish()
    guidelines.delete()
    page = visitor.get(f"{first.get_absolute_url()}#rule-{rule.id}")
    assert "The words of that day." in page.text and f'id="rule-{rule.id}"' in page.text


def test_publishing_without_a_change_makes_no_version(guidelines: GuidelinesPage) -> None:
    newest = publish(guidelines, text="Something new.")
    guidelines.seo_title = "Rules"
    guidelines.save_revision().publish()
    assert GuidelinesVersion.objects.first() == newest


def test_a_draft_makes_no_version(guidelines: GuidelinesPage) -> None:
    before = GuidelinesVersion.objects.count()
    guidelines.rules[0].value["text"] = "A draft."
    guidelines.save_revision()
    assert GuidelinesVersion.objects.count() == before


def test_members_hear_of_a_change_with_a_note_and_not_of_a_correction(
    guidelines: GuidelinesPage, ana: Member, client_for: ClientFor
) -> None:
    client = client_for(ana)
    publish(guidelines, text="A comma, added.")
    assert "The guidelines changed" not in client.get("/latest/").text
    publish(guidelines, note="Credit photographs too.", text="Credit whoever made it, photographs too.")
    assert "The guidelines changed" in client.get("/latest/").text
    page = client.get("/rules/changed/").text
    assert "Credit photographs too." in page


def test_the_note_left_standing_is_told_once(guidelines: GuidelinesPage) -> None:
    told = publish(guidelines, note="Credit photographs too.", text="One.")
    corrected = publish(guidelines, note="Credit photographs too.", text="One!")
    assert told.is_told and not corrected.is_told and corrected.number == told.number + 1


def test_accepting_is_kept_with_version_and_moment_and_ends_the_line(
    guidelines: GuidelinesPage, ana: Member, client_for: ClientFor
) -> None:
    newest = publish(guidelines, note="New.", text="New words.")
    client = client_for(ana)
    answer = client.post("/rules/changed/", {"version": newest.number, "next": "/latest/"})
    assert answer.status_code == 302 and answer.url == "/latest/"
    for odd in ("9" * 5000, "-1", "x", ""):
        assert client.post("/rules/changed/", {"version": odd}).status_code == 302
    client.post("/rules/changed/", {"version": newest.number})
    assert list(GuidelinesAcceptance.objects.values_list("member", "version")) == [(ana.pk, newest.pk)]
    assert "The guidelines changed" not in client.get("/latest/").text


def test_what_was_accepted_is_what_was_read(
    guidelines: GuidelinesPage, ana: Member, client_for: ClientFor
) -> None:
    read = publish(guidelines, note="One.", text="One.")
    publish(guidelines, note="Two.", text="Two.")
    client_for(ana).post("/rules/changed/", {"version": read.number})
    assert GuidelinesAcceptance.objects.get().version == read
    assert "The guidelines changed" in client_for(ana).get("/latest/").text


@pytest.mark.parametrize("sent", ["", "x", "99999", "9" * 30, "-1"])
def test_a_version_that_is_none_changes_nothing(
    guidelines: GuidelinesPage, ana: Member, client_for: ClientFor, sent: str
) -> None:
    assert client_for(ana).post("/rules/changed/", {"version": sent}).status_code == 302
    assert not GuidelinesAcceptance.objects.exists()


def test_the_way_on_stays_on_this_site(
    guidelines: GuidelinesPage, ana: Member, client_for: ClientFor
) -> None:
    answer = client_for(ana).post("/rules/changed/", {"next": "https://evil.example/"})
    assert answer.url.startswith("/")
    answer = client_for(ana).post("/rules/changed/", {"next": "//evil.example/"})
    assert not answer.url.startswith("//")


def test_where_it_is_asked_members_accept_before_they_go_on(
    guidelines: GuidelinesPage, ana: Member, client_for: ClientFor, asked: None
) -> None:
    newest = publish(guidelines, note="New.", text="New words.")
    client = client_for(ana)
    answer = client.get("/latest/?x=1", headers=PAGE)
    assert answer.status_code == 302 and answer.url == "/rules/changed/?next=%2Flatest%2F%3Fx%3D1"
    for free in ("/rules/changed/", guidelines.get_url(), "/settings/", newest.get_absolute_url()):
        assert client.get(free, headers=PAGE).status_code == 200, free
    client.post("/rules/changed/", {"version": newest.number})
    assert client.get("/latest/", headers=PAGE).status_code == 200


def test_the_suspended_read_and_appeal_while_it_is_asked(
    guidelines: GuidelinesPage, ana: Member, mia: Member, client_for: ClientFor, asked: None
) -> None:
    rule, until = CitedRule(id="kind", title="Be kind", text="At table."), timezone.now() + timedelta(days=3)
    decision = suspend_member(member=ana, by=mia, rule=rule, until=until)
    publish(guidelines, note="New.", text="New words.")
    client = client_for(ana)
    page = client.get("/decisions/", headers=PAGE)
    assert page.status_code == 200 and "Why do you think this was wrong?" in page.text
    client.post(f"/decisions/{decision.pk}/appeal/", {"text": "It was a joke."}, headers=PAGE)
    assert Appeal.objects.get().by == ana
    assert "It was a joke." in client.get("/decisions/", headers=PAGE).text
    # What changed is a page they are kept from, so nothing leads there.
    assert "/rules/changed/" not in page.text


def test_words_being_sent_are_never_held_up(
    guidelines: GuidelinesPage, ana: Member, client_for: ClientFor, asked: None
) -> None:
    publish(guidelines, note="New.", text="New words.")
    answer = client_for(ana).post("/posts/new/", {"text": "Kept."}, headers=PAGE)
    assert "/rules/" not in answer.headers.get("Location", "")


def test_visitors_and_those_who_accepted_are_not_asked(
    visitor: Client, guidelines: GuidelinesPage, ana: Member, client_for: ClientFor, asked: None
) -> None:
    accept_guidelines(by=ana, version=publish(guidelines, note="New.", text="New words."))
    assert visitor.get("/latest/", headers=PAGE).status_code == 200
    assert client_for(ana).get("/latest/", headers=PAGE).status_code == 200


def test_what_a_leaver_accepted_goes_with_them(guidelines: GuidelinesPage, ana: Member) -> None:
    accept_guidelines(by=ana, version=publish(guidelines, text="New."))
    leave_community(member=ana, by=ana)
    assert not GuidelinesAcceptance.objects.exists()


def test_changes_tell_new_reworded_and_withdrawn_rules_apart() -> None:
    def rule(key: str, text: str) -> dict[str, str]:
        return {"id": key, "title": key, "text": text, "yes": "", "no": ""}

    before = GuidelinesVersion(
        rules=[rule("stays", "same"), rule("goes", "away"), rule("turns", "old words")]
    )
    after = GuidelinesVersion(
        rules=[rule("comes", "here"), rule("turns", "new words"), rule("stays", "same")]
    )
    changes = {change.id: change for change in changes_between(before, after)}
    assert set(changes) == {"comes", "turns", "goes"}
    assert changes["comes"].is_new and changes["goes"].is_gone
    assert [(piece.kind, piece.words) for piece in changes["turns"].text] == [
        ("removed", "old "),
        ("added", "new "),
        ("same", "words"),
    ]


def test_the_list_of_versions_says_what_each_was_about(visitor: Client, guidelines: GuidelinesPage) -> None:
    publish(guidelines, note="Credit photographs too.", text="Credit them.")
    page = visitor.get("/rules/versions/")
    assert "Credit photographs too." in page.text and not page.cookies
