"""Who is new here. What newcomers do is limited more closely, for that is where spam comes from."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from community.members.models import Member


def is_newcomer(member: Member) -> bool:
    """Whether a member joined lately or has few posts for others to see. At most one query; for writes only."""
    hours, posts = settings.NEWCOMERS["hours"], settings.NEWCOMERS["posts"]
    if member.activated_at is None or timezone.now() - member.activated_at < timedelta(hours=hours):
        return True
    if not posts:
        return False
    # The floor of posts lies above this one: the relation is asked, not the model.
    shown = member.posts.filter(moderation_state="visible").exclude(audience="me")
    return bool(shown[:posts].count() < posts)
