"""Whether a moderator gets the daily mail about what waits."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from community.members.signed_in import MemberRequest, members_only
from community.moderation.forms.own_mail import OwnMailForm
from community.moderation.models import DigestChoice
from community.moderation.operations import choose_digest
from community.moderation.permissions import can_moderate


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def own_mail(request: MemberRequest) -> HttpResponse:
    """Show and change the choice; there is no such page for anybody else."""
    member = request.member
    if not can_moderate(member):
        raise Http404
    kept = DigestChoice.objects.filter(member=member).first()
    wanted = {"is_wanted": kept is None or kept.is_wanted}
    form = OwnMailForm(request.POST if request.method == "POST" else None, initial=wanted)
    if form.is_valid():
        choose_digest(by=member, is_wanted=form.cleaned_data["is_wanted"])
        messages.success(request, _("Saved."))
        return redirect("moderation:own_mail")
    return render(request, "moderation/own_mail.html", {"form": form})
