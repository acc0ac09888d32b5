"""How a post read before: for whoever may see the post, as it changed, and as one of its versions."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from community.common.answers import say_refused
from community.common.errors import OperationRefused
from community.common.markdown import render_markdown
from community.members.listing import unlisted
from community.members.models import Member
from community.members.signed_in import MemberRequest, OpenRequest, members_only
from community.moderation.models import Case
from community.moderation.permissions import can_moderate
from community.moderation.views.reviewing import may_review
from community.posts.history import withdraw_version
from community.posts.models import Post
from community.posts.views.history_page import history_page

MOST_DIGITS = 9


@require_safe
def history(request: OpenRequest, number: int) -> HttpResponse:
    """List how a post read, newest first, with what changed each time."""
    post = _post(request, number)
    page = history_page(post, _before(request), sees_withdrawn=can_moderate(request.member))
    if not page.steps:
        raise Http404
    context = {"post": post, "page": page, "is_own": _is_own(post, request.member)}
    return unlisted(render(request, "posts/history.html", context), post.author)


@require_safe
def version(request: OpenRequest, number: int, version: int) -> HttpResponse:
    """Show one version whole, drawn as the post was; to readers one that was withdrawn does not exist."""
    post = _post(request, number)
    found = get_object_or_404(post.versions, number=version)
    if found.withdrawn_at is not None and not can_moderate(request.member):
        raise Http404
    context = {"post": post, "version": found, "html": render_markdown(found.text)}
    context["is_own"] = _is_own(post, request.member)
    return unlisted(render(request, "posts/version.html", context), post.author)


@require_POST
@members_only
def withdraw(request: MemberRequest, number: int, version: int) -> HttpResponse:
    """Take a version out of readers' view, at its author's wish."""
    post = get_object_or_404(Post.objects.visible_to(request.member).by(request.member), pk=number)
    get_object_or_404(post.versions, number=version)
    try:
        withdraw_version(post=post, by=request.member, number=version)
    except OperationRefused as refusal:
        return say_refused(request, refusal, post.get_absolute_url())
    return redirect("posts:history", number)


def _post(request: OpenRequest, number: int) -> Post:
    """Return a post the viewer may see; to moderators also one that has a case. Raises Http404."""
    posts = Post.objects.select_related("author").filter(pk=number)
    found = posts.visible_to(request.member).first()
    if found is None and may_review(request, Case.objects.filter(post=number), "history"):
        found = posts.first()
    if found is None:
        raise Http404
    return found


def _is_own(post: Post, viewer: Member | None) -> bool:
    return viewer is not None and post.author_id == viewer.pk


def _before(request: OpenRequest) -> int | None:
    typed = request.GET.get("before", "")
    if not typed:
        return None
    if not (typed.isascii() and typed.isdigit() and len(typed) <= MOST_DIGITS):
        raise Http404
    return int(typed)
