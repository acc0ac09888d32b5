"""The feeds' pages."""

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from community.feeds.asides import beside, tags_by_letter
from community.feeds.feed import FeedPage, following_feed, latest_feed, tag_feed
from community.feeds.paging import BadCursor, Cursor, read_cursor
from community.feeds.tags import chosen_tags
from community.members.models import Member
from community.members.signed_in import MemberRequest, OpenRequest, members_only
from community.posts.models import Post, Tag


@require_safe
@members_only
def following(request: MemberRequest) -> HttpResponse:
    feed = following_feed(request.member, _cursor(request))
    return _show(request, "feeds/following.html", feed)


@require_safe
def latest(request: OpenRequest) -> HttpResponse:
    feed = latest_feed(request.member, _cursor(request))
    return _show(request, "feeds/latest.html", feed, feed_url=reverse("feeds:latest_news"))


@require_safe
def tag(request: OpenRequest, slug: str) -> HttpResponse:
    """Show what carries a tag; however the tag or a synonym of it is typed, it has one address."""
    found = find_tag(slug, request.member)
    if found.slug != slug:
        answer = HttpResponsePermanentRedirect(reverse("feeds:tag", args=[found.slug]))
        # Editors may part two tags again: a browser must not keep this answer.
        answer.headers["Cache-Control"] = "no-cache"
        return answer
    is_hidden = getattr(found, "is_hidden", False)
    feed = tag_feed(found, request.member, _cursor(request), is_hidden=is_hidden)
    if (
        not feed.cards
        and feed.is_first
        and not Post.objects.visible_to(request.member).tagged(found).exists()
    ):
        # A tag that only invisible posts carry is a tag that does not exist.
        raise Http404
    news = reverse("feeds:tag_news", args=[found.slug])
    return _show(request, "feeds/tag.html", feed, tag=found, feed_url=news)


@require_safe
def tags(request: OpenRequest) -> HttpResponse:
    return render(request, "feeds/tags.html", {"letters": tags_by_letter(request.member)})


def find_tag(slug: str, viewer: Member | None = None) -> Tag:
    """Return the tag that this typing means, with its cover and what the viewer chose about it. Raises Http404."""
    found = chosen_tags(Tag.objects.typed(slug), viewer).select_related("cover").first()
    if found is None:
        raise Http404
    return found


def _cursor(request: MemberRequest | OpenRequest) -> Cursor | None:
    try:
        return read_cursor(request.GET.get("before"))
    except BadCursor as error:
        raise Http404 from error


def _show(
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
