"""A day of quiet for somebody at whom too many people talk at once."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from community.members.operations import leave_shelter, seek_shelter
from community.members.signed_in import MemberRequest, members_only


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def quiet(request: MemberRequest) -> HttpResponse:
    """Say what a quiet day does; POST begins one, and with `end` ends it."""
    if request.method != "POST":
        return render(request, "members/quiet.html")
    if "end" in request.POST:
        leave_shelter(by=request.member)
        messages.success(request, _("Everybody who sees your posts can comment again, as you set it there."))
    else:
        seek_shelter(by=request.member)
        messages.success(request, _("It is quiet now. It ends by itself after a day."))
    return redirect("members:quiet")
