"""A rule to cite, and short ways to report and to decide."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from community.members.models import Member
from community.moderation.rules import CitedRule
from community.notifications.kinds import Kind
from community.notifications.models import Notification
from community.posts.models import Post
from tests.factories.posts import a_post

KIND = CitedRule(
    id="11111111-1111-4111-8111-111111111111", title="Be kind", text="Talk about the work, not the person."
)
HONEST = CitedRule(id="22222222-2222-4222-8222-222222222222", title="Say whose it is", text="Name the maker.")


@pytest.fixture
def post(ana: Member) -> Post:
    return a_post(ana, "These look like something a dog would refuse.", title="Ugly bowls")


def notices(member: Member, kind: Kind) -> list[str]:
    """What this member was told, oldest first."""
    found = Notification.objects.visible_to(member).filter(kind=kind).order_by("id")
    return [notification.text for notification in found]


def told(member: Member) -> list[str]:
    """What the moderators told this member about something of theirs."""
    return notices(member, Kind.DECIDED)


def answers(member: Member) -> list[str]:
    """The outcomes of this member's reports."""
    return notices(member, Kind.REPORT_ANSWERED)


@pytest.fixture
def future() -> datetime:
    return timezone.now() + timedelta(days=7)
