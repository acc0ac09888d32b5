"""The tag that a choice is about, and the answer once it is made."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from community.blocks.durations import Duration
from community.common.answers import go_back, wants_fragment
from community.feeds.views.finding import find_tag
from community.members.signed_in import MemberRequest
from community.posts.models import Post, Tag


def tag_in_sight(request: MemberRequest, slug: str) -> Tag:
    """Return a tag on a post that the member may see. Raises Http404."""
    tag = find_tag(slug, request.member)
    if not Post.objects.visible_to(request.member).tagged(tag).exists():
        raise Http404
    return tag


def answer_changed(request: MemberRequest, tag: Tag, said: str) -> HttpResponse:
    if not wants_fragment(request):
        return go_back(request, fallback=tag.get_absolute_url())
    context = {
        "tag": find_tag(tag.slug, request.member),
        "announced": said,
        "durations": Duration.choices,
    }
    return render(request, "feeds/_tag_choices.html", context)
