"""Changing and deleting one's own comments."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from community.comments.counts import comments_seen
from community.comments.forms import EditForm
from community.comments.models import Comment
from community.comments.operations import delete_comment, edit_comment
from community.comments.remarks import one_remark
from community.comments.views.reading import place_on_page
from community.common.answers import say_refused, wants_fragment
from community.common.errors import OperationRefused
from community.limits.answers import too_often
from community.limits.spending import TooMany, spending
from community.members.signed_in import MemberRequest, members_only


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def edit(request: MemberRequest, comment_id: int) -> HttpResponse:
    comment = _own(request, comment_id)
    form = EditForm(request.POST if request.method == "POST" else None, initial={"text": comment.text})
    if form.is_valid():
        try:
            with spending(request.member, "edit"):
                edit_comment(comment=comment, by=request.member, text=form.cleaned_data["text"])
        except TooMany as error:
            form.add_error("text", str(error))
            return too_often(request, error, lambda: _form(request, comment, form))
        except OperationRefused as error:
            form.add_error("text", str(error))
        else:
            return _edited(request, comment)
    return _form(request, comment, form)


def _form(request: MemberRequest, comment: Comment, form: EditForm) -> HttpResponse:
    context = {"comment": comment, "post": comment.post, "comment_form": form, "asks_focus": True}
    fragment = wants_fragment(request)
    status = 422 if form.errors else 200
    return render(
        request, "comments/_edit.html" if fragment else "comments/edit.html", context, status=status
    )


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def delete(request: MemberRequest, comment_id: int) -> HttpResponse:
    comment = _own(request, comment_id)
    if request.method == "POST":
        try:
            delete_comment(comment=comment, by=request.member)
        except OperationRefused as error:
            return say_refused(request, error, fallback=comment.post.get_absolute_url())
        return _deleted(request, comment)
    context = {
        "comment": comment,
        "post": comment.post,
        "remark": one_remark(comment, request.member),
        "has_replies": comment.replies.exists(),
    }
    return render(
        request, "comments/_delete.html" if wants_fragment(request) else "comments/delete.html", context
    )


def _own(request: MemberRequest, comment_id: int) -> Comment:
    """Return a comment of the member's own; what others wrote is not found here."""
    own = Comment.objects.visible_to(request.member).by(request.member)
    return get_object_or_404(own.select_related("post__author", "author"), pk=comment_id)


def _edited(request: MemberRequest, comment: Comment) -> HttpResponse:
    if not wants_fragment(request):
        return HttpResponseRedirect(place_on_page(comment))
    context = {
        "remark": one_remark(comment, request.member),
        "post": comment.post,
        "announced": _("Changed."),
    }
    return render(request, "comments/_words.html", context)


def _deleted(request: MemberRequest, comment: Comment) -> HttpResponse:
    if not wants_fragment(request):
        messages.success(request, _("Your comment is deleted."))
        return HttpResponseRedirect(f"{comment.post.get_absolute_url()}#conversation")
    comment.post.refresh_from_db(fields=["comment_count"])
    comment.post.comment_count = comments_seen(comment.post, request.member)
    return render(request, "comments/deleted.html", {"post": comment.post})
