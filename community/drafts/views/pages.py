"""The list of drafts, and going on with one."""

from django.db.models import Count, F
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from community.drafts.models import Draft
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
    found = own_draft(request.member, number)
    if found.post_id:
        return redirect("posts:edit", found.post_id)
    return go_on(request, found)


def own_draft(member: Member, number: int) -> Draft:
    own = Draft.objects.visible_to(member).select_related("post")
    return get_object_or_404(own, pk=number)
