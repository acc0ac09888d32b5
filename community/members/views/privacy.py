"""Who sees what a member posts and follows, and whether search engines may."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from community.follows.models import FollowRequest
from community.members.forms import PrivacyForm
from community.members.models import Member
from community.members.operations import set_indexing, set_privacy
from community.members.signed_in import MemberRequest, members_only


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def privacy(request: MemberRequest) -> HttpResponse:
    """Show and change who sees what; takes effect with the answer."""
    member = request.member
    form = PrivacyForm(request.POST if request.method == "POST" else None, member=member)
    if form.is_valid():
        return _save(request, form)
    context = {"form": form, "waiting": FollowRequest.objects.visible_to(member).count()}
    return render(request, "members/privacy.html", context, status=422 if form.errors else 200)


def _save(request: MemberRequest, form: PrivacyForm) -> HttpResponse:
    member = request.member
    was_private = member.is_private
    set_privacy(member=member, by=member, is_private=form.cleaned_data["is_private"])
    set_indexing(member=member, by=member, is_indexed=form.cleaned_data["is_indexed"])
    messages.success(request, _said(member, was_private=was_private))
    return redirect("members:privacy")


def _said(member: Member, *, was_private: bool) -> str:
    if member.is_private and not was_private:
        return _("Saved. From now on only your followers see what you post.")
    if was_private and not member.is_private:
        return _("Saved. From now on everybody sees what you post for everyone.")
    return _("Saved.")
