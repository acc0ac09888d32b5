"""Writing a comment or a reply, as a form or as the fragment that appears."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from community.comments.counts import comments_seen
from community.comments.forms import CommentForm
from community.comments.models import Comment
from community.comments.operations import GONE, write_comment
from community.comments.permissions import can_comment, comment_rule
from community.comments.remarks import one_remark
from community.comments.views.reading import all_comments
from community.common.answers import wants_fragment
from community.common.errors import OperationRefused
from community.limits.answers import too_often
from community.limits.spending import TooMany, spending
from community.members.signed_in import MemberRequest, members_only
from community.posts.models import Post
from community.safeguards.errors import Nudged
from community.safeguards.operations import look_first
from community.safeguards.submissions import Submission


@require_http_methods(["GET", "HEAD", "POST"])
def comments(request: HttpRequest, post_id: int) -> HttpResponse:
    """One address for what was said under a post and for saying something."""
    return create(request, post_id) if request.method == "POST" else all_comments(request, post_id)  # type: ignore[arg-type]


@members_only
def create(request: MemberRequest, post_id: int) -> HttpResponse:
    posts = Post.objects.visible_to(request.member).select_related("author")
    post = get_object_or_404(posts, pk=post_id)
    form = CommentForm(request.POST)
    parent = _parent(request, form)
    if not form.is_valid():
        return _refused(request, post, parent, form)
    try:
        words = Submission("comment", request.member, form.cleaned_data["text"])
        look_first(words, has_considered=form.cleaned_data["considered"])
        with spending(request.member, "comment"):
            comment = write_comment(
                post=post,
                by=request.member,
                text=form.cleaned_data["text"],
                parent=parent,
                submission_key=form.cleaned_data["submission_key"],
            )
    except TooMany as error:
        form.add_error("text", str(error))
        return too_often(request, error, lambda: _refused(request, post, parent, form))
    except OperationRefused as error:
        form.add_error("text", str(error))
        form.was_asked_to_think = isinstance(error, Nudged)
        return _refused(request, post, parent, form)
    return _written(request, comment)


@require_safe
@members_only
def reply(request: MemberRequest, comment_id: int) -> HttpResponse:
    """Show the form for a reply; without a script on a page of its own, under the words it answers."""
    visible = Comment.objects.visible_to(request.member).select_related("post__author", "author")
    parent = get_object_or_404(visible, pk=comment_id)
    context = _form_context(request, parent.post, parent, CommentForm(initial={"parent": parent.pk}))
    context["rule"] = "" if can_comment(request.member, parent.post) else comment_rule(parent.post)
    if not wants_fragment(request):
        return render(request, "comments/write.html", context)
    return render(request, "comments/_closed.html" if context["rule"] else "comments/_write.html", context)


def _parent(request: MemberRequest, form: CommentForm) -> Comment | None:
    """Return the comment that is answered. One that has gone meanwhile is an error of the form: the words are kept."""
    form.is_valid()
    number = form.cleaned_data.get("parent")
    if not number:
        return None
    parent = Comment.objects.visible_to(request.member).select_related("author", "post").filter(pk=number)
    if not parent:
        form.add_error("text", str(GONE))
    return parent.first()


def _form_context(
    request: HttpRequest, post: Post, parent: Comment | None, form: CommentForm
) -> dict[str, object]:
    return {
        "post": post,
        "parent": parent,
        "parent_remark": one_remark(parent, request.member) if parent else None,  # type: ignore[attr-defined]
        "comment_form": form,
        "is_flat": request.POST.get("flat") or request.GET.get("flat"),
        "asks_focus": True,
    }


def _refused(request: MemberRequest, post: Post, parent: Comment | None, form: CommentForm) -> HttpResponse:
    context = _form_context(request, post, parent, form)
    if not wants_fragment(request):
        return render(request, "comments/write.html", context, status=422)
    answer = render(request, "comments/_write.html", context, status=422)
    # The form takes its own place, not that of the comment it would have made.
    answer.headers["HX-Retarget"] = f"#reply-{parent.pk}" if parent else "#write"
    answer.headers["HX-Reswap"] = "outerHTML"
    return answer


def _written(request: MemberRequest, comment: Comment) -> HttpResponse:
    if not wants_fragment(request):
        return HttpResponseRedirect(reverse("comments:permalink", args=[comment.pk]))
    comment.post.refresh_from_db(fields=["comment_count"])
    comment.post.comment_count = comments_seen(comment.post, request.member)
    context = {
        "remark": one_remark(comment, request.member),
        "post": comment.post,
        "parent": comment.parent,
        "is_flat": request.POST.get("flat"),
        "comment_form": CommentForm(),
    }
    return render(request, "comments/written.html", context)
