"""What the one who likes gets back: the page again, or the fragment that changed."""

from typing import Literal

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from community.comments.models import Comment
from community.common.answers import go_back, wants_fragment
from community.likes.likers import likers
from community.likes.wording import liked_by
from community.members.signed_in import MemberRequest
from community.posts.models import Post


def answer_changed(request: MemberRequest, liked: Post | Comment, *, is_liked: bool) -> HttpResponse:
    """Lead back to the thing, or answer with the button that changed and the names beside it."""
    kind: Literal["post", "comment"] = "post" if isinstance(liked, Post) else "comment"
    if not wants_fragment(request):
        anchor = f"post-{liked.pk}" if kind == "post" else f"c-{liked.pk}"
        return go_back(request, fallback=liked.get_absolute_url(), anchor=anchor)
    context = {
        "kind": kind,
        "id": liked.pk,
        "is_liked": is_liked,
        "of": str(liked),
        "announced": _("Liked.") if is_liked else _("No longer liked."),
        "sentence": liked_by(likers(kind, [liked.pk], request.member).get(liked.pk, [])),
    }
    return render(request, "likes/changed.html", context)
