"""Whom one blocks and what one mutes, with the way back."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from community.blocks.models import Block, Mute
from community.blocks.views.muted_rows import muted_row, posts_of
from community.feeds.paging import BadCursor, Page, page_of, read_cursor
from community.members.bylines import byline, byline_fields
from community.members.signed_in import MemberRequest, members_only

PAGE_SIZE = 50


@require_safe
@members_only
def blocked(request: MemberRequest) -> HttpResponse:
    blocks = Block.objects.visible_to(request.member)
    page = _page(request, blocks.values("id", "created_at", *byline_fields("blocked__")))
    people = [(byline(row, "blocked__"), row["created_at"]) for row in page.rows]
    return render(request, "blocks/blocked.html", {"people": people, **_around(request, page)})


@require_safe
@members_only
def muted(request: MemberRequest) -> HttpResponse:
    fields = ["id", "created_at", "until", "member_id", "post_id", *byline_fields("member__")]
    page = _page(request, Mute.objects.visible_to(request.member).in_force().values(*fields))
    posts = posts_of(page.rows, request.member)
    rows = [muted_row(row, posts) for row in page.rows]
    return render(request, "blocks/muted.html", {"rows": rows, **_around(request, page)})


def _page(request: MemberRequest, rows: QuerySet[Any, Any]) -> Page:
    try:
        cursor = read_cursor(request.GET.get("before"))
    except BadCursor as error:
        raise Http404 from error
    return page_of(rows, cursor, moment="created_at", size=PAGE_SIZE)


def _around(request: MemberRequest, page: Page) -> dict[str, str]:
    return {
        "older_url": f"?before={page.older}" if page.older else "",
        "newest_url": "" if page.is_first else request.path,
    }
