"""What follows hold about a member."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from community.common.belongings import Kind, Row, moment
from community.follows.models import Follow, FollowRequest
from community.members.export import handle_of
from community.members.models import Member


def _following(member: Member) -> QuerySet[Follow]:
    return Follow.objects.filter(follower=member).select_related("followed").order_by("pk")


def _followers(member: Member) -> QuerySet[Follow]:
    """Those the member may know about; somebody who blocks them or is away is none of their business."""
    known = Member.objects.visible_to(member).values("pk")
    return (
        Follow.objects.filter(followed=member, follower__in=known).select_related("follower").order_by("pk")
    )


def _requests_made(member: Member) -> QuerySet[FollowRequest]:
    return FollowRequest.objects.filter(requester=member).select_related("asked").order_by("pk")


def _requests_received(member: Member) -> QuerySet[FollowRequest]:
    known = Member.objects.visible_to(member).values("pk")
    received = FollowRequest.objects.filter(asked=member, requester__in=known)
    return received.select_related("requester").order_by("pk")


KINDS = (
    Kind(
        name="following",
        title=_("Whom you follow"),
        purpose=_("To put together your feed."),
        kept=_("Until you unfollow them or one of you leaves."),
        find=_following,
        describe=lambda follow: _describe(follow, follow.followed),
        holds=("follows.Follow.follower",),
    ),
    Kind(
        name="followers",
        title=_("Who follows you"),
        purpose=_("So that they find your posts in their feed, and see what is for your followers."),
        kept=_("Until they unfollow you or one of you leaves."),
        find=_followers,
        describe=lambda follow: _describe(follow, follow.follower),
        holds=("follows.Follow.followed",),
    ),
    Kind(
        name="follow_requests_made",
        title=_("Whom you asked to follow"),
        purpose=_("So that they can say yes or no."),
        kept=_("Until they answer, you take it back, or one of you leaves."),
        find=_requests_made,
        describe=lambda request: _describe(request, request.asked),
        holds=("follows.FollowRequest.requester",),
    ),
    Kind(
        name="follow_requests_received",
        title=_("Who asked to follow you"),
        purpose=_("So that you can say yes or no."),
        kept=_("Until you answer, they take it back, or one of you leaves."),
        find=_requests_received,
        describe=lambda request: _describe(request, request.requester),
        holds=("follows.FollowRequest.asked",),
    ),
)


def _describe(follow: Follow | FollowRequest, other: Member) -> Row:
    return {"handle": handle_of(other), "since": moment(follow.created_at)}
