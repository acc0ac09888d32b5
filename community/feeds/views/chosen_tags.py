"""The tags one follows and those one hides."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from community.blocks.durations import Duration
from community.feeds.tags import chosen_tags
from community.members.signed_in import MemberRequest, members_only
from community.posts.models import Tag
from community.posts.querysets import hidden_tags


@require_safe
@members_only
def chosen(request: MemberRequest) -> HttpResponse:
    """List the tags one follows and those one hides."""
    mine = chosen_tags(Tag.objects.order_by("slug"), request.member)
    context = {
        "followed": mine.filter(follows__member=request.member),
        "hidden": mine.filter(pk__in=hidden_tags(request.member)),
        "durations": Duration.choices,
    }
    return render(request, "feeds/chosen_tags.html", context)
