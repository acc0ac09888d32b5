"""The list of drafts, going on with one, and throwing one away."""

from django.contrib import messages
from django.db.models import Count, F
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from community.common.errors import OperationRefused
from community.drafts.models import Draft
from community.drafts.operations import discard_draft, unschedule_draft
from community.members.models import Member
from community.members.signed_in import MemberRequest, members_only
from community.posts.views.writing import go_on


@require_safe
@members_only
def all_drafts(request: MemberRequest) -> HttpResponse:
    """Scheduled ones first, in the order in which they will be posted, then the newest."""
    found = (
        Draft.objects.visible_to(request.member)
        .select_related("post")
        .annotate(picture_count=Count("draft_pictures"))
        .order_by(F("publish_at").asc(nulls_last=True), "-saved_at", "-pk")
    )
    drafts = list(found)
    context = {
        "scheduled": [draft for draft in drafts if draft.publish_at],
        "drafts": [draft for draft in drafts if not draft.publish_at],
        "time_zone": timezone.get_current_timezone_name(),
    }
    return render(request, "drafts/list.html", context)


@require_safe
@members_only
def draft(request: MemberRequest, number: int) -> HttpResponse:
    """The composer with this draft; a change of a post is made on the page of that post's change."""
    found = _own(request.member, number)
    if found.post_id:
        return redirect("posts:edit", found.post_id)
    return go_on(request, found)


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def discard(request: MemberRequest, number: int) -> HttpResponse:
    found = _own(request.member, number)
    if request.method != "POST":
        return render(request, "drafts/discard.html", {"draft": found})
    discard_draft(draft=found, by=request.member)
    messages.success(request, _("Thrown away."))
    return redirect(found.post.get_absolute_url() if found.post else reverse("drafts:list"))


@require_POST
@members_only
def unschedule(request: MemberRequest, number: int) -> HttpResponse:
    """Take back the time at which a draft would be posted."""
    found = _own(request.member, number)
    try:
        unschedule_draft(draft=found, by=request.member)
    except OperationRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("It waits for you now and will not be posted by itself."))
    return redirect("drafts:list")


def _own(member: Member, number: int) -> Draft:
    own = Draft.objects.visible_to(member).select_related("post")
    return get_object_or_404(own, pk=number)
