"""Who is asking: puts the member on the request, and keeps the suspended and the unnamed on their own page."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from community.members.models import Member

GetResponse = Callable[[HttpRequest], HttpResponse]


def current_member(request: HttpRequest) -> Member | None:
    """Return the signed-in member without touching the session of a visitor who has none."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or not request.user.is_authenticated:
        return None
    return Member.objects.filter(user=request.user).first()


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
        if _is_open_to_all(request):
            return self.get_response(request)
        if member is not None and member.is_suspended:
            return render(request, "members/suspended.html", {"member": member}, status=403)
        if member is None and _is_signed_in_without_member(request):
            return redirect("members:choose_handle")
        return self.get_response(request)


def _is_open_to_all(request: HttpRequest) -> bool:
    """Signing out, the sign-in pages, files and (for staff without a handle) the admin stay within reach."""
    suspended = request.member is not None and request.member.is_suspended  # type: ignore[attr-defined]
    prefixes = [
        reverse("account_logout"),
        settings.STATIC_URL,
        settings.MEDIA_URL,
        "/quilt/",
        "/healthz",
        "/readyz",
    ]
    if not suspended:
        prefixes += ["/accounts/", settings.ADMIN_PREFIX, reverse("members:choose_handle")]
    return request.path_info.startswith(tuple(prefixes))


def _is_signed_in_without_member(request: HttpRequest) -> bool:
    return settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated
