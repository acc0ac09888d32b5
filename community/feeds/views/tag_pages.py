"""The page of a tag, and the list of all tags."""

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from community.blocks.durations import Duration
from community.feeds.feed import tag_feed
from community.feeds.tag_index import tags_by_letter
from community.feeds.views.finding import find_tag
from community.feeds.views.showing import cursor_of, show_feed
from community.members.signed_in import OpenRequest
from community.posts.models import Post


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
    feed = tag_feed(found, request.member, cursor_of(request), is_hidden=is_hidden)
    if (
        not feed.cards
        and feed.is_first
        and not Post.objects.visible_to(request.member).tagged(found).exists()
    ):
        # A tag that only invisible posts carry is a tag that does not exist.
        raise Http404
    news = reverse("feeds:tag_news", args=[found.slug])
    return show_feed(request, "feeds/tag.html", feed, tag=found, feed_url=news, durations=Duration.choices)


@require_safe
def tags(request: OpenRequest) -> HttpResponse:
    return render(request, "feeds/tags.html", {"letters": tags_by_letter(request.member)})
