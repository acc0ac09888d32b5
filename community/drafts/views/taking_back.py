"""Throwing a draft away, and taking back the time at which one would be posted."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from community.common.errors import OperationRefused
from community.drafts.operations import discard_draft, unschedule_draft
from community.drafts.views.pages import own_draft
from community.members.signed_in import MemberRequest, members_only


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def discard(request: MemberRequest, number: int) -> HttpResponse:
    found = own_draft(request.member, number)
    if request.method != "POST":
        return render(request, "drafts/discard.html", {"draft": found})
    discard_draft(draft=found, by=request.member)
    messages.success(request, _("Thrown away."))
    return redirect(found.post.get_absolute_url() if found.post else reverse("drafts:list"))


@require_POST
@members_only
def unschedule(request: MemberRequest, number: int) -> HttpResponse:
    """Take back the time at which a draft would be posted."""
    found = own_draft(request.member, number)
    try:
        unschedule_draft(draft=found, by=request.member)
    except OperationRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("It waits for you now and will not be posted by itself."))
    return redirect("drafts:list")
