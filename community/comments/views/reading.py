"""Reading a conversation: page by page, one branch of it, and the way to one comment."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from community.comments.counts import comments_seen
from community.comments.models import Comment
from community.comments.remarks import one_remark
from community.comments.threads import PAGE_SIZE, BadCursor, conversation
from community.common.answers import wants_fragment
from community.members.signed_in import OpenRequest
from community.posts.models import Post


def all_comments(request: OpenRequest, post_id: int) -> HttpResponse:
    """Show the conversation by itself, from the comment that `?after=` names."""
    return _page(request, _post(request, post_id), None)


@require_safe
def thread(request: OpenRequest, post_id: int, comment_id: int) -> HttpResponse:
    """Show one branch: a comment and what was said below it."""
    post = _post(request, post_id)
    return _page(request, post, get_object_or_404(Comment, post=post, pk=comment_id))


@require_safe
def permalink(request: OpenRequest, comment_id: int) -> HttpResponse:
    """Lead to a comment where it stands; a fragment gets its words again, as after a change given up."""
    comments = Comment.objects.visible_to(request.member).select_related("post")
    comment = get_object_or_404(comments, pk=comment_id)
    if wants_fragment(request):
        context = {"remark": one_remark(comment, request.member), "post": comment.post, "is_back": True}
        return render(request, "comments/_words.html", context)
    return HttpResponseRedirect(place_on_page(comment))


def place_on_page(comment: Comment) -> str:
    """Return where a comment is shown: below its post, or far down in a long conversation in its branch."""
    before = Comment.objects.filter(post=comment.post_id, path__lt=comment.path)[:PAGE_SIZE].count()
    if before < PAGE_SIZE:
        return f"{comment.post.get_absolute_url()}#c-{comment.pk}"
    return f"{reverse('comments:thread', args=[comment.post_id, comment.pk])}#c-{comment.pk}"


def _post(request: OpenRequest, post_id: int) -> Post:
    return get_object_or_404(Post.objects.visible_to(request.member).select_related("author"), pk=post_id)


def _page(request: OpenRequest, post: Post, branch: Comment | None) -> HttpResponse:
    try:
        talk = conversation(post, request.member, after=request.GET.get("after", ""), branch=branch)
    except BadCursor as error:
        raise Http404 from error
    if branch is not None and not talk.remarks:
        raise Http404
    post.comment_count = comments_seen(post, request.member)
    context = {"conversation": talk, "post": post}
    fragment = wants_fragment(request)
    return render(request, "comments/_page.html" if fragment else "comments/all.html", context)
