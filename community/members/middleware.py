"""Who is asking: puts the member on the request, and keeps the suspended, the absent and the unnamed on pages of their own."""

from collections.abc import Callable
from email.utils import parseaddr

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse

from community.common.answers import wants_fragment
from community.members.models import Member
from community.moderation.models import Decision

GetResponse = Callable[[HttpRequest], HttpResponse]

# The same for everybody, asked for many times on a page: nobody looks up who is asking.
FILES = (settings.STATIC_URL, settings.MEDIA_URL, "/quilt/")
ALONE = frozenset({"/healthz", "/readyz", "/robots.txt", "/.well-known/security.txt"})
# Taking along what is theirs, leaving and coming back, reading why and appealing, and showing that it is them who asks.
RIGHTS = frozenset(
    {
        "account_reauthenticate",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "exports:index",
        "exports:ask",
        "exports:fetch",
        "members:leave",
        "members:leave_now",
        "members:come_back",
        "moderation:own_decisions",
        "moderation:appeal",
        "moderation:answer",
    }
)


def is_the_same_for_all(path: str) -> bool:
    return path in ALONE or path.startswith(FILES)


def current_member(request: HttpRequest) -> Member | None:
    """Return the signed-in member without touching the session of a visitor who has none."""
    if is_the_same_for_all(request.path_info) or not _is_signed_in(request):
        return None
    # It came with the sign-in, see `accounts.models.UserManager`.
    return getattr(request.user, "member", None)


def is_their_right(path: str) -> bool:
    """Whether the address is one of those that nobody is kept from who is a member at all."""
    try:
        return resolve(path).view_name in RIGHTS
    except Resolver404:
        return False


class CurrentMember:
    """Set `request.member`: the signed-in member, or None for visitors and sign-ins without a member."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.member = current_member(request)  # type: ignore[attr-defined]
        return self.get_response(request)


class NoticeInstead:
    """Show suspended members what was decided and when it ends, and those who are away how to come back, in place of
    every page; lead sign-ins without a handle to choose one.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        member: Member | None = request.member  # type: ignore[attr-defined]
        path = request.path_info
        if is_the_same_for_all(path) or path == reverse("account_logout"):
            return self.get_response(request)
        if member is not None:
            kept_out = (member.is_suspended or member.is_away) and not is_their_right(path)
            return _notice(request, member) if kept_out else self.get_response(request)
        # Staff may work in the admin without ever taking part in the community.
        needs_no_handle = ("/accounts/", settings.ADMIN_PREFIX, reverse("members:choose_handle"))
        if not path.startswith(needs_no_handle) and _is_signed_in(request):
            return redirect("members:choose_handle")
        return self.get_response(request)


def _is_signed_in(request: HttpRequest) -> bool:
    return settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated


def _notice(request: HttpRequest, member: Member) -> HttpResponse:
    """Answer every address with the notice; a fragment makes the browser load the page, and so shows it too."""
    if wants_fragment(request):
        return HttpResponse(status=403, headers={"HX-Refresh": "true"})
    if not member.is_suspended:
        return render(request, "members/away.html", {"member": member}, status=403)
    decisions = Decision.objects.filter(about=member).that_did(Decision.Action.SUSPEND)
    context = {
        "member": member,
        "decision": decisions.order_by("-created_at", "-id").first(),
        "write_to": parseaddr(settings.DEFAULT_FROM_EMAIL)[1],
    }
    return render(request, "members/suspended.html", context, status=403)
