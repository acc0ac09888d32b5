"""Decisions and answers also come by mail: once, to whoever confirmed the address, and in our looks."""

import datetime as dt
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from community.members.operations import suspend
from community.notifications.kinds import BY_EMAIL, LEADS_TO, Kind
from community.notifications.mail import send_notification_mail
from community.notifications.models import Notification
from community.notifications.operations import notify
from community.notifications.tasks import email_notification

pytestmark = pytest.mark.django_db
WORDS = "We removed your post.\n\nOur rule: <b>Be kind</b>"


def told(member, kind=Kind.DECIDED, text=WORDS):
    return Notification.objects.create(recipient=member, kind=kind, text=text)


@pytest.mark.parametrize(
    ("kind", "leads_to", "button"),
    [
        (Kind.DECIDED, "/decisions/", "Read and answer"),
        (Kind.REPORT_ANSWERED, "/decisions/", "Read more"),
        (Kind.MODERATORS_WROTE, "/decisions/", "Read and answer"),
        (Kind.EXPORT_READY, "/settings/export/", "Download your copy"),
    ],
)
def test_it_arrives_as_text_and_html_with_hostile_words_as_words(ana, settings, kind, leads_to, button):
    settings.SITE_ADDRESS = "https://commonplace.example"
    assert send_notification_mail(told(ana, kind))
    (message,) = mail.outbox
    html = message.alternatives[0].content
    assert message.to == ["ana@example.org"]
    assert "<b>Be kind</b>" in message.body
    assert "&lt;b&gt;Be kind&lt;/b&gt;" in html
    assert f"https://commonplace.example{leads_to}" in message.body
    assert f"https://commonplace.example{leads_to}" in html
    assert button in message.body and button in html
    assert 'class="sheet"' in html


def test_each_kind_that_comes_by_mail_leads_somewhere():
    assert set(LEADS_TO) >= BY_EMAIL


def test_it_goes_once_however_often_the_task_runs(ana):
    notification = told(ana)
    for _again in range(3):
        email_notification.enqueue(notification.pk)
    assert len(mail.outbox) == 1
    notification.refresh_from_db()
    assert notification.emailed_at is not None


def test_it_goes_when_the_transaction_is_through(ana, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        notify(recipient=ana, kind=Kind.DECIDED, text=WORDS)
        assert mail.outbox == []
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("kind", sorted(BY_EMAIL))
def test_the_suspended_are_led_where_they_are_let_through_and_nowhere_else(ana, client_for, kind):
    suspend(member=ana, until=timezone.now() + dt.timedelta(days=1))
    assert send_notification_mail(told(ana, kind))
    (message,) = mail.outbox
    address = reverse(LEADS_TO[kind])
    for words in (message.body, message.alternatives[0].content):
        assert address in words
        assert "/notifications/" not in words
    # The copy is handed out once they have shown that it is them.
    assert client_for(ana).get(address).status_code in (200, 302)


@pytest.mark.parametrize("kind", sorted(set(Kind) - BY_EMAIL))
def test_the_rest_stays_on_the_page(ana, cleo, kind):
    assert not send_notification_mail(Notification.objects.create(recipient=ana, kind=kind, actor=cleo))
    assert mail.outbox == []


def test_an_address_that_was_not_confirmed_gets_nothing(ana):
    ana.user.emailaddress_set.update(verified=False)
    assert not send_notification_mail(told(ana))
    assert mail.outbox == []


def test_a_closed_sign_in_gets_nothing(ana):
    ana.user.is_active = False
    assert not send_notification_mail(told(ana))
    ana.user = None
    assert not send_notification_mail(told(ana))
    assert mail.outbox == []


def test_what_is_gone_by_then_is_passed_over(ana):
    notification = told(ana)
    Notification.objects.all().delete()
    email_notification.enqueue(notification.pk)
    assert mail.outbox == []


def test_a_mail_server_that_is_down_leaves_it_to_be_sent_later(ana, monkeypatch):
    def fails(self, **kwargs):
        raise SMTPServerDisconnected

    notification = told(ana)
    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.EmailMultiAlternatives.send", fails)
        with pytest.raises(SMTPServerDisconnected):
            send_notification_mail(notification)
    assert send_notification_mail(notification)
    assert len(mail.outbox) == 1
