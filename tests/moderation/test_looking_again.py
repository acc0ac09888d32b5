"""What has no end is looked at again: moderators are told by mail and on the desk, and let it hold or take it back."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from community.common.errors import NotAllowed, OperationRefused
from community.moderation import operations
from community.moderation.models import AuditEntry, Decision, Sanction
from community.moderation.verdicts import Measure, Verdict
from tests.factories.posts import a_post
from tests.moderation.conftest import KIND

HOME = "/admin/"


def decided(post, bo, mia, action=Decision.Action.LOCK):
    case = operations.report(target=post, by=bo, rule=KIND).case
    return operations.decide(case=case, by=mia, verdict=Verdict((Measure(action),), KIND, "A quarrel."))


def page_of(decision):
    return reverse("decisions_of_moderators:inspect", args=[decision.pk])


def its_day_comes():
    Sanction.objects.update(review_at=timezone.now() - timedelta(hours=1))


@pytest.fixture
def locked(post, bo, mia):
    return decided(post, bo, mia)


def test_nobody_is_told_before_its_day(client_for, locked, mia, mailoutbox):
    call_command("moderators_digest")
    assert mailoutbox == []
    assert "Nothing waits for you." in client_for(mia).get(HOME).content.decode()


def test_mail_and_panel_say_how_many_and_lead_to_them(client_for, locked, mia, ana, bo, mailoutbox):
    its_day_comes()
    other = decided(a_post(ana, "Later."), bo, mia)
    call_command("moderators_digest")
    (body,) = [one.body for one in mailoutbox if one.to == [mia.user.email]]
    assert "1 decision without an end is to be looked at again." in body
    page = client_for(mia).get(HOME).content.decode()
    assert "1 decision is to be looked at again" in page and "Nothing waits" not in page
    shown = client_for(mia).get(reverse("decisions_of_moderators:index") + "?again=now")
    found = list(shown.context["object_list"])
    assert found == [locked] and other not in found


def test_what_is_about_oneself_is_not_counted(client_for, mia, ada, bo):
    decided(a_post(mia), bo, ada)
    its_day_comes()
    assert "looked at again" not in client_for(mia).get(HOME).content.decode()
    assert "1 decision is to be looked at again" in client_for(ada).get(HOME).content.decode()


def test_what_is_removed_is_deleted_on_its_day_and_the_page_says_so(client_for, post, bo, mia):
    removed = decided(post, bo, mia, Decision.Action.REMOVE)
    page = client_for(mia).get(page_of(removed)).content.decode()
    assert "it is deleted for good on" in page and "somebody looks at it again" not in page
    its_day_comes()
    assert not Sanction.objects.to_look_at_again().exists()


def test_whoever_looked_lets_it_hold_until_the_next_time(client_for, locked, mia, bo):
    client, address = client_for(mia), reverse("decisions_of_moderators:leave", args=[locked.pk])
    assert "Leave it as it is" not in client.get(page_of(locked)).content.decode()
    with pytest.raises(OperationRefused, match="Nothing of this"):
        operations.leave_as_it_is(decision=locked, by=mia)
    its_day_comes()
    with pytest.raises(NotAllowed):
        operations.leave_as_it_is(decision=locked, by=bo)
    assert "Leave it as it is" in client.get(page_of(locked)).content.decode()
    assert "It holds on." in client.post(address, follow=True).content.decode()
    assert Sanction.objects.get().review_at > timezone.now() + timedelta(days=29)
    assert AuditEntry.objects.filter(action="looked_at_again").count() == 1
    assert "Nothing of this" in client.post(address, follow=True).content.decode()
