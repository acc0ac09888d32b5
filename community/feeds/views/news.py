"""Atom feeds for readers outside: what a visitor may see, nothing else."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html
from django.utils.translation import gettext as _

from community.common.markdown import cleaned_html
from community.feeds.views.finding import find_tag
from community.members.listing import is_listed, unlisted_members
from community.members.models import Member
from community.posts.models import Post, Tag
from community.posts.querysets import PostQuerySet

NEWEST = 20


def absolute(path: str) -> str:
    """Return an address that works outside the site, whatever host the request named."""
    return settings.SITE_ADDRESS.rstrip("/") + path


class News(Feed[Post, Any]):
    """The newest public posts as Atom."""

    feed_type = Atom1Feed

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return HttpResponse(status=405, headers={"Allow": "GET, HEAD"})
        return super().__call__(request, *args, **kwargs)

    def posts(self, about: Any) -> PostQuerySet:
        found = Post.objects.listed_for(None).filter(published_at__lte=timezone.now())
        return found.exclude(author__in=unlisted_members())

    def items(self, about: Any) -> PostQuerySet:
        return self.posts(about).select_related("author").newest_first()[:NEWEST]

    def item_title(self, item: Post) -> str:
        return str(item)

    def item_description(self, item: Post) -> str:
        if item.content_note:
            return format_html("<p>{}</p>", _("Content note: %(note)s") % {"note": item.content_note})
        return cleaned_html(item.text_html)

    def item_link(self, item: Post) -> str:
        return absolute(item.get_absolute_url())

    def item_guid(self, item: Post) -> str:
        return absolute(reverse("posts:short", args=[item.pk]))

    def item_author_name(self, item: Post) -> str:
        return item.author.name

    def item_author_link(self, item: Post) -> str:
        return absolute(item.author.get_absolute_url())

    def item_pubdate(self, item: Post) -> dt.datetime:
        return item.published_at

    def item_updateddate(self, item: Post) -> dt.datetime:
        return item.edited_at or item.published_at


class LatestNews(News):
    def title(self) -> str:
        return _("Latest posts")

    def link(self) -> str:
        return absolute(reverse("feeds:latest"))

    def feed_url(self) -> str:
        return absolute(reverse("feeds:latest_news"))


class TagNews(News):
    def get_object(self, request: HttpRequest, slug: str) -> Tag:
        tag = find_tag(slug)
        if not self.posts(tag).exists():
            raise Http404
        return tag

    def posts(self, about: Tag) -> PostQuerySet:
        return super().posts(about).tagged(about)

    def title(self, about: Tag) -> str:
        return _("Posts tagged #%(tag)s") % {"tag": about.name}

    def link(self, about: Tag) -> str:
        return absolute(reverse("feeds:tag", args=[about.slug]))

    def feed_url(self, about: Tag) -> str:
        return absolute(reverse("feeds:tag_news", args=[about.slug]))


class MemberNews(News):
    def get_object(self, request: HttpRequest, handle: str) -> Member:
        found = get_object_or_404(Member.objects.visible_to(None), handle=handle)
        if not is_listed(found):
            raise Http404
        return found

    def posts(self, about: Member) -> PostQuerySet:
        return super().posts(about).by(about)

    def title(self, about: Member) -> str:
        return _("Posts by %(name)s") % {"name": about.name}

    def link(self, about: Member) -> str:
        return absolute(about.get_absolute_url())

    def feed_url(self, about: Member) -> str:
        return absolute(reverse("feeds:member_news", args=[about.handle]))
