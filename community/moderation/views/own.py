"""What moderators decided about oneself and wrote, what came of one's reports, and the ways to answer and to appeal.

Open to suspended members too.
"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from community.common.errors import OperationRefused
from community.members.signed_in import MemberRequest, members_only
from community.moderation import operations
from community.moderation.models import Case
from community.moderation.sentences import SOMEBODY_ELSE
from community.moderation.views.own_page import own_decisions_of, own_page


@require_safe
@members_only
def own_decisions(request: MemberRequest) -> HttpResponse:
    """List the decisions about oneself with their appeals, one's reports, and what the moderators wrote."""
    return _page(request)


@require_POST
@members_only
def appeal(request: MemberRequest, number: int) -> HttpResponse:
    """Appeal against a decision about oneself; what was typed is kept when it is refused."""
    decision = get_object_or_404(own_decisions_of(request.member), pk=number)
    try:
        made = operations.appeal(decision=decision, by=request.member, text=request.POST.get("text", ""))
    except OperationRefused as refusal:
        return _page(request, f"appeal-{number}", refusal)
    day = date_format(timezone.localtime(made.answer_by), "j F Y")
    thanks = _("Thank you. %(who)s looks at it and answers by %(day)s.")
    messages.success(request, thanks % {"who": SOMEBODY_ELSE, "day": day})
    return redirect("moderation:own_decisions")


@require_POST
@members_only
def answer(request: MemberRequest, number: int) -> HttpResponse:
    """Answer the moderators in a thread they began; what was typed is kept when it is refused."""
    threads = Case.objects.filter(messages__person=request.member).distinct()
    case = get_object_or_404(threads, pk=number)
    try:
        operations.answer_team(case=case, by=request.member, text=request.POST.get("text", ""))
    except OperationRefused as refusal:
        return _page(request, f"answer-{number}", refusal)
    messages.success(request, _("Thank you. The moderators read this."))
    return redirect("moderation:own_decisions")


def _page(request: MemberRequest, field: str = "", refusal: OperationRefused | None = None) -> HttpResponse:
    context = {
        "page": own_page(request.member),
        "refused": field,
        "reason": str(refusal or ""),
        "typed": request.POST.get("text", ""),
    }
    status = 422 if refusal is not None else 200
    return render(request, "moderation/own_decisions.html", context, status=status)
