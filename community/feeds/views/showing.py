"""One page of a feed, and the place in it that the address names."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from community.feeds.asides import beside
from community.feeds.feed import FeedPage
from community.feeds.paging import BadCursor, Cursor, read_cursor
from community.members.signed_in import MemberRequest, OpenRequest


def cursor_of(request: MemberRequest | OpenRequest) -> Cursor | None:
    try:
        return read_cursor(request.GET.get("before"))
    except BadCursor as error:
        raise Http404 from error


def show_feed(
    request: MemberRequest | OpenRequest, template: str, feed: FeedPage, **more: object
) -> HttpResponse:
    context = {
        "feed": feed,
        "older_url": f"{request.path}?before={feed.older}" if feed.older else "",
        "newest_url": "" if feed.is_first else request.path,
        "beside": beside(request.member),
        **more,
    }
    return render(request, template, context)
