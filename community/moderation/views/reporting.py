"""The page on which a member tells the moderators about a post, a comment or a member."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from community.comments.models import Comment
from community.common.errors import OperationRefused
from community.members.models import Member
from community.members.signed_in import MemberRequest
from community.moderation import operations
from community.moderation.forms.reporting import ReportForm
from community.moderation.operations import AlreadyReported
from community.moderation.permissions import reportable_members
from community.moderation.things import Thing, described, kind_of, person_behind
from community.posts.models import Post


@login_required
@require_http_methods(["GET", "POST"])
def report_post(request: MemberRequest, post_id: int) -> HttpResponse:
    posts = Post.objects.visible_to(request.member).select_related("author")
    return _report(request, get_object_or_404(posts, pk=post_id))


@login_required
@require_http_methods(["GET", "POST"])
def report_comment(request: MemberRequest, comment_id: int) -> HttpResponse:
    comments = Comment.objects.visible_to(request.member).select_related("author", "post")
    return _report(request, get_object_or_404(comments, pk=comment_id))


@login_required
@require_http_methods(["GET", "POST"])
def report_member(request: MemberRequest, handle: str) -> HttpResponse:
    members = reportable_members(request.member)
    return _report(request, get_object_or_404(members, handle=handle.lower()))


def _report(request: MemberRequest, thing: Thing) -> HttpResponse:
    if person_behind(thing) == request.member:
        messages.info(request, _("This is yours. You can change or delete it yourself."))
        return redirect(thing.get_absolute_url())
    form = ReportForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _is_told(request, thing, form):
        # There they may also mute or block; whom they block already is in the list of those.
        return redirect(_onward(request, person_behind(thing)))
    context = {
        "form": form,
        "thing": thing,
        "what": described(thing),
        "kind": kind_of(thing),
        "person": person_behind(thing),
        "post": {"post": thing, "comment": getattr(thing, "post", None)}.get(kind_of(thing)),
    }
    return render(request, "moderation/report.html", context, status=422 if form.errors else 200)


def _onward(request: MemberRequest, person: Member) -> str:
    if Member.objects.visible_to(request.member).filter(pk=person.pk).exists():
        return reverse("blocks:member_menu", args=[person.handle])
    return reverse("blocks:blocked")


def _is_told(request: MemberRequest, thing: Thing, form: ReportForm) -> bool:
    """Send the report and say what happens next; False when it was refused and the form says why."""
    try:
        operations.report(target=thing, by=request.member, **form.cleaned_data)
    except AlreadyReported as refusal:
        messages.info(request, str(refusal))
        return True
    except OperationRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(
        request,
        _("Thank you. The moderators will read this, and you will hear from us what they decide."),
    )
    return True
