"""Joining: one short page, one code, and nothing learned about who is here already."""

import re
import time

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from community.accounts.models import User
from community.members.models import Member
from home.models import CommunitySettings, GuidelinesAcceptance, GuidelinesVersion

pytestmark = pytest.mark.django_db
PASSWORD = "a sentence nobody guesses"
JOIN = "/accounts/signup/"
CONFIRM = "/accounts/confirm-email/"


def joining(client, **changes):
    started = client.get(JOIN).context["form"]["started"].value()
    values = {
        "email": "wren@example.org",
        "handle": "wren",
        "display_name": "Wren Castillo",
        "password1": PASSWORD,
        "started": started,
    }
    return client.post(JOIN, values | changes)


def without_tokens(response):
    text = re.sub(r'value="[A-Za-z0-9:_-]{30,}"', "", response.content.decode())
    return re.sub(r'"X-CSRFToken": "[^"]+"', "", text)


def headers_of(response):
    return {name: value for name, value in response.headers.items() if name not in {"Expires", "RateLimit"}}


def test_joining_makes_sign_in_and_member_together_and_shows_neither(visitor):
    assert joining(visitor).url == CONFIRM
    member = Member.objects.get(handle="wren")
    assert (member.user.email, member.display_name) == ("wren@example.org", "Wren Castillo")
    assert member.activated_at is None
    assert Client().get("/@wren/").status_code == 404


def test_the_code_from_the_mail_leads_straight_in(visitor, code_in):
    joining(visitor)
    before = visitor.cookies["sessionid"].value
    page = visitor.get(CONFIRM)
    assert "wren@example.org" in page.content.decode()
    answer = visitor.post(CONFIRM, {"code": code_in(mail.outbox[0])})
    assert answer.url == reverse("feeds:following")
    assert Member.objects.get(handle="wren").activated_at is not None
    assert visitor.cookies["sessionid"].value != before
    assert Client().get("/@wren/").status_code == 200


def test_a_wrong_code_may_be_tried_again_but_not_for_ever(visitor, code_in):
    joining(visitor)
    for _try in range(4):
        answer = visitor.post(CONFIRM, {"code": "BBBB-BBBB"})
        assert answer.status_code == 200
        assert "isn’t the code" in answer.content.decode()
    assert visitor.post(CONFIRM, {"code": "BBBB-BBBB"}).url == reverse("account_login")
    assert visitor.post(CONFIRM, {"code": code_in(mail.outbox[0])}).status_code == 302
    assert Member.objects.get(handle="wren").activated_at is None


def test_a_new_code_can_be_asked_for_and_ends_the_old_one(visitor, code_in, monkeypatch):
    joining(visitor)
    later = time.time() + 60
    monkeypatch.setattr("time.time", lambda: later)
    visitor.post(CONFIRM, {"action": "resend"})
    first, second = map(code_in, mail.outbox)
    assert first != second
    assert visitor.post(CONFIRM, {"code": first}).status_code == 200
    assert visitor.post(CONFIRM, {"code": second}).url == reverse("feeds:following")


def test_a_used_address_gets_the_same_answer_and_a_mail_of_its_own(ana, code_in):
    known, unknown = Client(), Client()
    answers = [joining(known, email="ANA@example.org", handle="wren1"), joining(unknown, handle="wren2")]
    assert answers[0].status_code == answers[1].status_code == 302
    assert answers[0].url == answers[1].url
    assert headers_of(answers[0]) == headers_of(answers[1])
    pages = [known.get(CONFIRM), unknown.get(CONFIRM)]
    known_page = without_tokens(pages[0]).replace("ana@example.org", "wren@example.org")
    assert known_page == without_tokens(pages[1])
    assert known.cookies.keys() == unknown.cookies.keys()
    assert not Member.objects.filter(handle="wren1").exists()
    told, coded = mail.outbox
    assert "already" in told.subject
    assert not re.search(r"[A-Z]{4}-[A-Z]{4}", told.body)
    assert code_in(coded)


def test_no_code_works_for_a_used_address(ana, visitor):
    joining(visitor, email="ana@example.org")
    answer = visitor.post(CONFIRM, {"code": "BBBB-BBBB"})
    assert answer.status_code == 200
    assert "_auth_user_id" not in visitor.session


def test_the_handle_of_a_sign_up_nobody_confirmed_is_free_so_it_tells_nothing_about_the_address(ana, code_in):
    joining(Client(), email="ana@example.org", handle="reserved1")
    joining(Client(), email="new@example.org", handle="reserved2")
    for number in (1, 2):
        answer = joining(Client(), email=f"third{number}@example.org", handle=f"reserved{number}")
        assert answer.status_code == 302, "the first sign-up can be told from the second"


def test_whoever_confirms_first_has_the_handle_and_the_other_chooses_again(code_in):
    slow, quick = Client(), Client()
    joining(slow, email="slow@example.org")
    joining(quick, email="quick@example.org")
    quick.post(CONFIRM, {"code": code_in(mail.outbox[1])})
    slow.post(CONFIRM, {"code": code_in(mail.outbox[0])})
    assert Member.objects.get(handle="wren").user.email == "quick@example.org"
    assert slow.get("/latest/").url == reverse("members:choose_handle")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"handle": "ana"}, "handle"),
        ({"handle": "@ANA"}, "handle"),
        ({"handle": "admin"}, "handle"),
        ({"handle": "adm1n_"}, "handle"),
        ({"handle": "аdmin"}, "handle"),
        ({"handle": "ab"}, "handle"),
        ({"handle": "with space"}, "handle"),
        ({"handle": "a" * 31}, "handle"),
        ({"handle": ""}, "handle"),
        ({"display_name": "Moderator"}, "display_name"),
        ({"display_name": "M\u043eder\u0430tor"}, "display_name"),
        ({"display_name": "x" * 61}, "display_name"),
        ({"email": "no address"}, "email"),
        ({"password1": "too short"}, "password1"),
        ({"password1": "password1234"}, "password1"),
        ({"password1": "x1" * 65}, "password1"),
        ({"handle": "mendedbowls", "password1": "mendedbowls1"}, "password1"),
        ({"password1": "commonplace1"}, "password1"),
        ({"password1": "wren@example.org"}, "password1"),
    ],
)
def test_what_cannot_be_used_is_said_beside_its_field_and_the_rest_is_kept(ana, visitor, changes, field):
    answer = joining(visitor, **changes)
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [field]
    assert User.objects.count() == 1
    if "email" not in changes:
        assert 'value="wren@example.org"' in answer.content.decode()
    assert PASSWORD not in answer.content.decode()


def test_programs_that_fill_in_everything_or_hurry_are_refused_with_a_sentence(visitor, settings):
    answer = joining(visitor, homepage="https://buy.example")
    assert "faster than a person types" in answer.content.decode()
    settings.JOIN_MIN_SECONDS = 2
    assert "faster than a person types" in joining(visitor).content.decode()
    assert "faster than a person types" in joining(visitor, started="forged").content.decode()
    assert not User.objects.exists()


def test_joining_without_javascript_again_after_a_hurried_try_works(visitor, settings):
    settings.JOIN_MIN_SECONDS = 2
    form = joining(visitor).context["form"]
    settings.JOIN_MIN_SECONDS = 0
    assert joining(visitor, started=form["started"].value()).url == CONFIRM


def test_nobody_new_comes_in_while_joining_is_closed(visitor):
    chosen = CommunitySettings.for_site(Site.objects.get(is_default_site=True))
    chosen.registration_open = False
    chosen.save()
    page = visitor.get(JOIN)
    assert "closed" in page.content.decode()
    assert (
        visitor.post(JOIN, {"email": "wren@example.org", "handle": "wren", "password1": PASSWORD}).status_code
        == 200
    )
    assert not User.objects.exists()


def test_losing_a_race_for_a_handle_is_a_sentence_in_the_form(ana, visitor, monkeypatch):
    monkeypatch.setattr("community.members.forms.HandleField.clean", lambda self, value: value)
    answer = joining(visitor, handle="ana")
    assert answer.status_code == 200
    assert "taken" in answer.content.decode()
    assert User.objects.count() == 1


def test_losing_a_race_for_an_address_looks_like_a_used_address(ana, visitor, monkeypatch):
    monkeypatch.setattr(
        "community.accounts.forms.joining.JoinForm.validate_unique_email", lambda self, value: value
    )
    assert joining(visitor, email="ana@example.org").url == CONFIRM
    assert "already" in mail.outbox[0].subject
    assert not Member.objects.filter(handle="wren").exists()


def test_members_who_are_signed_in_do_not_join_again(ana, client_for):
    assert client_for(ana).get(JOIN).url == reverse("feeds:following")


def test_whoever_joins_keeps_to_the_guidelines_that_stood_beside_the_button(visitor):
    page = visitor.get(JOIN)
    assert "our guidelines" in page.text
    shown = GuidelinesVersion.objects.first()
    assert page.context["form"]["guidelines"].value() == shown.number
    GuidelinesVersion.objects.create(number=shown.number + 1, title="Newer")
    joining(visitor, guidelines=shown.number)
    accepted = GuidelinesAcceptance.objects.get(member__handle="wren")
    assert accepted.version == shown
    assert Member.objects.get(handle="wren").guidelines_seen == shown.number


@pytest.mark.parametrize("sent", ["", "x", "0", "999999", "-3", "9" * 40])
def test_a_number_that_is_no_version_stands_for_todays(visitor, sent):
    joining(visitor, guidelines=sent)
    found = GuidelinesAcceptance.objects.filter(member__handle="wren")
    assert [one.version for one in found] in ([GuidelinesVersion.objects.first()], [])
    assert found.exists() == Member.objects.filter(handle="wren").exists()
