"""Once a day each moderator learns by mail what waits, and never who it is about or what was said."""

from datetime import timedelta
from io import StringIO
from smtplib import SMTPException

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from community.common.errors import NotAllowed
from community.members.away import pause_account
from community.moderation import operations
from community.moderation.models import Case, DigestChoice, Harm
from community.posts.models import Post
from tests.conftest import make_member
from tests.factories.decisions import remove
from tests.factories.posts import a_post
from tests.moderation.conftest import HONEST, KIND
from tests.moderation.letters import DIGEST, DIGEST_SUBJECT

pytestmark = pytest.mark.django_db


def run() -> str:
    told = StringIO()
    call_command("moderators_digest", stdout=told)
    return told.getvalue()


def boss(handle="boss"):
    member = make_member(handle)
    member.user.is_superuser = True
    member.user.save()
    return member


@pytest.fixture
def waiting(post, bo):
    """One case that waits."""
    return operations.report(target=post, by=bo, rule=KIND, note="secret-note").case


@pytest.fixture
def plenty(waiting, ana, bo, cleo, mia, settings):
    """Cases, an appeal and a proposal, all of them for mia to look at; returns by when the appeal is answered."""
    settings.SITE_ADDRESS = "http://testserver"
    other = boss()
    Case.objects.update(opened_at=timezone.now() - timedelta(days=4, hours=3), harm=Harm.URGENT)
    claimed = operations.report(target=a_post(ana, "Two."), by=bo, rule=KIND).case
    operations.claim(case=claimed, by=mia)
    operations.report(target=a_post(ana, "Three."), by=cleo, rule=HONEST)
    removed = a_post(cleo, "Four.")
    decision = remove(target=removed, by=other, rule=KIND)
    operations.propose_deletion(case=decision.case, by=other, reason="Old.")
    return operations.appeal(decision=decision, by=cleo, text="No.").answer_by


def test_the_mail_reads_word_for_word_as_written_down(plenty, mia, mailoutbox):
    run()
    (message,) = [one for one in mailoutbox if one.to == [mia.user.email]]
    promised = date_format(timezone.localtime(plenty), "j F Y")
    assert message.subject == DIGEST_SUBJECT
    assert message.body == DIGEST.format(promised=promised)
    words = [line.rstrip(":") for line in message.body.splitlines() if line.strip("- ")]
    assert [line for line in words if line not in message.alternatives[0][0]] == []


def test_nobody_is_named_and_nothing_of_what_was_said_is_in_it(plenty, mia, mailoutbox):
    run()
    (message,) = [one for one in mailoutbox if one.to == [mia.user.email]]
    everything = message.subject + message.body + message.alternatives[0][0]
    for word in (
        "Ana",
        "ana",
        "Bo Follower",
        "bobo",
        "Cleo",
        "cleo",
        "Boss",
        "secret",
        "dog",
        "bowls",
        "Old.",
    ):
        assert f"{word} " not in everything and f"{word}@" not in everything, word


def test_one_mail_a_day_and_another_the_next(waiting, mia, mailoutbox):
    assert "1 moderators written to" in run() and "0 moderators written to" in run()
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert "1 moderators written to" in run()
    assert len(mailoutbox) == 2


def test_where_nothing_waits_nobody_is_written_to(mia, mailoutbox):
    assert "0 moderators written to" in run()
    assert mailoutbox == [] and not DigestChoice.objects.exists()


def test_what_comes_in_after_a_quiet_morning_is_told_the_same_day(mia, post, bo, mailoutbox):
    run()
    operations.report(target=post, by=bo, rule=KIND)
    assert "1 moderators written to" in run()


def test_a_case_about_oneself_is_not_told(mia, bo, mailoutbox):
    operations.report(target=mia, by=bo, rule=KIND)
    run()
    assert mailoutbox == []


def test_an_appeal_against_ones_own_decision_and_ones_own_proposal_wait_for_others(
    mia, ana, post, mailoutbox
):
    other = boss()
    decision = remove(target=post, by=mia, rule=KIND)
    operations.propose_deletion(case=decision.case, by=mia, reason="Old.")
    operations.appeal(decision=decision, by=ana, text="No.")
    run()
    (message,) = mailoutbox
    assert message.to == [other.user.email]
    assert "1 appeal waits" in message.body and "1 proposal of another" in message.body
    assert "case" not in message.body.split("- - -")[1].replace("/cases/", "")


def test_a_promise_that_was_not_kept_is_said(ana, post, mia, mailoutbox):
    boss_decides = remove(target=post, by=boss(), rule=KIND)
    operations.appeal(decision=boss_decides, by=ana, text="No.")
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        run()
    assert "which is over" in next(one for one in mailoutbox if one.to == [mia.user.email]).body


def test_a_proposal_about_staff_waits_for_administrators_only(mia, ada, bo, mailoutbox):
    post = a_post(boss("another"), "Hm.")
    decision = remove(target=post, by=boss(), rule=KIND)
    operations.propose_deletion(case=decision.case, by=decision.by, reason="Old.")
    run()
    assert [one.to for one in mailoutbox] == [[ada.user.email]]


@pytest.mark.parametrize("why", ["paused", "suspended", "unconfirmed", "inactive", "no longer one"])
def test_who_cannot_or_need_not_act_is_left_in_peace(waiting, mia, why, mailoutbox):
    if why == "paused":
        pause_account(member=mia, by=mia)
    elif why == "suspended":
        mia.suspended_until = timezone.now() + timedelta(days=1)
        mia.save()
    elif why == "unconfirmed":
        mia.user.emailaddress_set.update(verified=False)
    elif why == "inactive":
        mia.user.is_active = False
        mia.user.save()
    else:
        mia.user.groups.clear()
    run()
    assert mailoutbox == []


def test_a_moderator_switches_it_off_and_on(client_for, waiting, mia, mailoutbox):
    client, address = client_for(mia), reverse("moderation:own_mail")
    assert "checked" in client.get(address).content.decode()
    assert client.post(address, {}, follow=True).status_code == 200
    assert "checked" not in client.get(address).content.decode()
    assert "0 moderators written to" in run()
    client.post(address, {"is_wanted": "on"})
    assert "1 moderators written to" in run()


def test_settings_lead_there_for_moderators_only(client_for, mia, ana):
    address = reverse("moderation:own_mail")
    page = reverse("members:settings")
    assert address in client_for(mia).get(page).content.decode()
    assert address not in client_for(ana).get(page).content.decode()
    # Elsewhere nobody is asked what they may do; on the page itself it is where one is.
    assert address in client_for(mia).get(address).content.decode()


@pytest.mark.parametrize("who", ["ana", "ed"])
def test_for_everybody_else_there_is_no_such_page(client_for, who, request):
    member = request.getfixturevalue(who)
    client, address = client_for(member), reverse("moderation:own_mail")
    assert (client.get(address).status_code, client.post(address, {}).status_code) == (404, 404)
    with pytest.raises(NotAllowed):
        operations.choose_digest(by=member, is_wanted=True)
    assert not DigestChoice.objects.exists()


def test_a_visitor_is_led_to_sign_in(visitor, db):
    assert visitor.get(reverse("moderation:own_mail")).status_code == 302


def test_a_mail_the_server_refuses_costs_the_others_nothing_and_is_tried_again(
    waiting, mia, monkeypatch, mailoutbox
):
    other = boss()
    sent = operations.digesting.compose_mail

    def broken_for_mia(template, to, context):
        if to == [mia.user.email]:
            raise SMTPException("busy")
        return sent(template, to, context)

    monkeypatch.setattr("community.moderation.operations.digesting.compose_mail", broken_for_mia)
    with pytest.raises(CommandError, match="1 mails could not be sent"):
        run()
    assert [one.to for one in mailoutbox] == [[other.user.email]]
    monkeypatch.undo()
    assert "1 moderators written to" in run()


def test_a_long_queue_costs_no_more_questions_than_a_short_one(
    waiting, mia, ana, bo, django_assert_num_queries, django_assert_max_num_queries
):
    operations.choose_digest(by=mia, is_wanted=True)
    with django_assert_max_num_queries(25) as few:
        run()
    DigestChoice.objects.update(sent_on=None)
    for number in range(5):
        operations.report(target=a_post(ana, f"Number {number}."), by=bo, rule=KIND)
    with django_assert_num_queries(len(few)):
        run()
    assert Post.objects.count() == 6
