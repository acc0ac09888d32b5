"""One page with everything that keeps an account safe, and the page that leads staff to a second factor."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import ViewRecoveryCodesView
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from community.accounts.permissions import (
    has_second_factor,
    may_open_admin,
    must_set_up_second_factor,
    signed_in,
)

GOING_TO = "after_second_factor"


@login_required
def security(request: HttpRequest) -> HttpResponse:
    """Show what guards this account, each with its state and where to change it."""
    return render(request, "account/security.html", _state_of(request) | _way_on(request))


@login_required
def second_factor(request: HttpRequest) -> HttpResponse:
    """Tell staff why the admin is closed and how it opens; remember where they wanted to go."""
    wanted = request.GET.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.startswith(
        settings.ADMIN_PREFIX
    ):
        request.session[GOING_TO] = wanted
    if not must_set_up_second_factor(request.user):
        return redirect(_way_on(request)["way_on"] or "mfa_index")
    return render(request, "account/second_factor.html")


class RecoveryCodes(ViewRecoveryCodesView):
    """Show new codes once, and staff the way on to the admin."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["codes_as_text"] = "\n".join(context["unused_codes"]) + "\n"
        return context | _way_on(self.request)


recovery_codes = RecoveryCodes.as_view()


def _state_of(request: HttpRequest) -> dict[str, Any]:
    found = list(Authenticator.objects.filter(user=signed_in(request)).order_by("created_at", "id"))
    codes = next((one for one in found if one.type == Authenticator.Type.RECOVERY_CODES), None)
    return {
        "has_password": signed_in(request).has_usable_password(),
        "passkeys": [one for one in found if one.type == Authenticator.Type.WEBAUTHN],
        "app": next((one for one in found if one.type == Authenticator.Type.TOTP), None),
        "codes": codes,
        "codes_left": len(codes.wrap().get_unused_codes()) if codes else 0,
        "has_second_factor": has_second_factor(request.user),
        "needs_second_factor": must_set_up_second_factor(request.user),
        "session_count": UserSession.objects.filter(user=signed_in(request)).count(),
    }


def _way_on(request: HttpRequest) -> dict[str, str]:
    """Return where somebody of the staff was going when they were led here, once the way is free."""
    if not may_open_admin(request.user) or must_set_up_second_factor(request.user):
        return {"way_on": ""}
    return {"way_on": request.session.get(GOING_TO, "")}
