"""The guidelines through time: every version as it read, what a new one changed, and saying yes to it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from community.members.signed_in import MemberRequest, members_only
from home.guidelines import changes_between, newest_version
from home.models import GuidelinesVersion
from home.operations import accept_guidelines


@require_safe
def versions(request: HttpRequest) -> HttpResponse:
    """List all versions, the newest first, with the editors' word on each."""
    found = GuidelinesVersion.objects.order_by("-number").only("number", "note", "published_at")
    return render(request, "home/guidelines/versions.html", {"versions": found})


@require_safe
def version(request: HttpRequest, number: int) -> HttpResponse:
    """Show the rules as they read from one day on, and what was different from before."""
    shown = get_object_or_404(GuidelinesVersion, number=number)
    before = GuidelinesVersion.objects.filter(number__lt=number).order_by("-number").first()
    after = GuidelinesVersion.objects.filter(number__gt=number).order_by("number").first()
    context = {
        "version": shown,
        "until": after.published_at if after is not None else None,
        "before": before,
        "changes": changes_between(before, shown) if before is not None else [],
    }
    return render(request, "home/guidelines/version.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def changed(request: MemberRequest) -> HttpResponse:
    """Show what changed since the version a member knows; POST says that they keep to the new one."""
    newest = newest_version()
    onward = request.POST.get("next") or request.GET.get("next") or ""
    if not url_has_allowed_host_and_scheme(onward, allowed_hosts=None):
        onward = ""
    if request.method == "POST":
        # What they read is what they accept, should an editor publish again meanwhile.
        number = request.POST.get("version", "")
        read = (
            GuidelinesVersion.objects.filter(number=number).first()
            if number.isdecimal() and len(number) < 10
            else None
        )
        if read is not None:
            accept_guidelines(by=request.member, version=read)
            messages.success(request, _("Thank you. You keep to the guidelines as they read today."))
        return redirect(onward or "feeds:following")
    known = GuidelinesVersion.objects.filter(number=request.member.guidelines_seen).first()
    context = {
        "version": newest,
        "known": known,
        "changes": changes_between(known, newest) if newest is not None and known is not None else [],
        "notes": GuidelinesVersion.objects.filter(number__gt=request.member.guidelines_seen, is_told=True),
        "next": onward,
    }
    return render(request, "home/guidelines/changed.html", context)
