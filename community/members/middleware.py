"""Who is asking: puts the member on the request, and keeps the suspended and the unnamed on their own page."""

from collections.abc import Callable
from email.utils import parseaddr

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from community.members.models import Member
from community.moderation.models import Decision

GetResponse = Callable[[HttpRequest], HttpResponse]

# The same for everybody, asked for many times on a page: nobody looks up who is asking.
FILES = (settings.STATIC_URL, settings.MEDIA_URL, "/quilt/", "/healthz", "/readyz")


def current_member(request: HttpRequest) -> Member | None:
    """Return the signed-in member without touching the session of a visitor who has none."""
    if request.path_info.startswith(FILES) or not _is_signed_in(request):
        return None
    # It came with the sign-in, see `accounts.models.UserManager`.
    return getattr(request.user, "member", None)


class CurrentMember:
    """Set `request.member`: the signed-in member, or None for visitors and sign-ins without a member."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.member = current_member(request)  # type: ignore[attr-defined]
        return self.get_response(request)


class SuspensionNotice:
    """Show suspended members what was decided and when it ends, and lead sign-ins without a handle to choose one."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        member: Member | None = request.member  # type: ignore[attr-defined]
        path = request.path_info
        if path.startswith(FILES) or path == reverse("account_logout"):
            return self.get_response(request)
        if member is not None:
            return _notice(request, member) if member.is_suspended else self.get_response(request)
        # Staff may work in the admin without ever taking part in the community.
        needs_no_handle = ("/accounts/", settings.ADMIN_PREFIX, reverse("members:choose_handle"))
        if not path.startswith(needs_no_handle) and _is_signed_in(request):
            return redirect("members:choose_handle")
        return self.get_response(request)


def _is_signed_in(request: HttpRequest) -> bool:
    return settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated


def _notice(request: HttpRequest, member: Member) -> HttpResponse:
    """Answer every address with the decision; a fragment makes the browser load the page, and so shows it too."""
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(status=403, headers={"HX-Refresh": "true"})
    decisions = Decision.objects.filter(about=member, action=Decision.Action.SUSPEND)
    context = {
        "member": member,
        "decision": decisions.order_by("-created_at", "-id").first(),
        "write_to": parseaddr(settings.DEFAULT_FROM_EMAIL)[1],
    }
    return render(request, "members/suspended.html", context, status=403)
