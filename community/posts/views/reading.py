"""The page of one post."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from community.comments.counts import comments_seen
from community.comments.forms import CommentForm
from community.comments.threads import conversation
from community.members.listing import unlisted
from community.members.signed_in import OpenRequest
from community.moderation.models import Decision, ModerationState
from community.posts.models import Post
from community.posts.views.post_page import post_page, readable_posts


@require_safe
def post(request: OpenRequest, number: int, slug: str) -> HttpResponse:
    """Show a post with its conversation to whoever may see it; for everybody else there is none."""
    found = readable_posts(request.member).filter(pk=number).first()
    if found is None:
        return _removed(request, number)
    if slug != found.slug:
        answer = redirect(found, permanent=True)
        # A title may change back: a browser that kept the old answer would go round in circles.
        answer.headers["Cache-Control"] = "no-cache"
        return answer
    # Wherever the page tells the number, it is that of what this viewer may see.
    found.comment_count = comments_seen(found, request.member)
    context = {
        "page": post_page(found, request.member),
        "post": found,
        "conversation": conversation(found, request.member),
        "comment_form": CommentForm(),
    }
    return unlisted(render(request, "posts/post.html", context), found.author)


@require_safe
def short(request: OpenRequest, number: int) -> HttpResponse:
    return redirect(get_object_or_404(Post.objects.visible_to(request.member), pk=number))


def _removed(request: OpenRequest, number: int) -> HttpResponse:
    """Tell the author what moderators decided about their post, and give them their words; 404 for others."""
    if request.member is None:
        raise Http404
    own = Post.objects.by(request.member).filter(moderation_state=ModerationState.REMOVED)
    found = get_object_or_404(own, pk=number)
    decision = (
        Decision.objects.filter(post=found).that_did(Decision.Action.REMOVE).order_by("-created_at", "-id")
    )
    context = {
        "post": found,
        "decision": decision.first(),
        "pictures": found.pictures.order_by("post_picture"),
    }
    return render(request, "posts/removed.html", context)
