"""The feeds that have no tag: of those one follows, and of everybody."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from community.feeds.feed import following_feed, latest_feed
from community.feeds.views.showing import cursor_of, show_feed
from community.members.signed_in import MemberRequest, OpenRequest, members_only


@require_safe
@members_only
def following(request: MemberRequest) -> HttpResponse:
    feed = following_feed(request.member, cursor_of(request))
    return show_feed(request, "feeds/following.html", feed)


@require_safe
def latest(request: OpenRequest) -> HttpResponse:
    feed = latest_feed(request.member, cursor_of(request))
    return show_feed(request, "feeds/latest.html", feed, feed_url=reverse("feeds:latest_news"))
