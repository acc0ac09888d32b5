"""allauth's pages about passkeys and apps for codes, where ours differ."""

from typing import Any

from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from allauth.mfa.webauthn.internal import auth
from allauth.mfa.webauthn.views import AddWebAuthnView, ReauthenticateWebAuthnView, RemoveWebAuthnView
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache

from community.accounts.permissions import may_open_admin, may_remove_passkey


class AddPasskey(AddWebAuthnView):
    """Ask the browser for a passkey that signs in by itself, not for a key that only follows a password."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["js_data"] = {"creation_options": auth.begin_registration(self.request.user, True)}
        return context


class RemovePasskey(RemoveWebAuthnView):
    """Take a passkey away, but never the only way in."""

    success_url = reverse_lazy("mfa_index")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["may_remove"] = may_remove_passkey(self.request.user, self.object)
        context["opens_admin"] = may_open_admin(self.request.user)
        return context

    def form_valid(self, form: Form) -> HttpResponse:
        if not may_remove_passkey(self.request.user, self.get_object()):
            words = gettext(
                "This passkey is your only way in. Choose a password first, or add another passkey."
            )
            messages.error(self.request, words)
            return HttpResponseRedirect(reverse("mfa_index"))
        return super().form_valid(form)


class PasskeyAgain(ReauthenticateWebAuthnView):
    """Show with a passkey that it is you; one that fails may be tried again on the same page."""

    def form_invalid(self, form: Form) -> HttpResponse:
        for sentence in form.errors.get("credential", []):
            get_account_adapter().add_message(self.request, messages.ERROR, message=sentence)
        return HttpResponseRedirect(self.request.get_full_path())


@never_cache
@login_required
def app_picture(request: HttpRequest) -> HttpResponse:
    """Draw the square that an app for codes reads; only for whoever is setting one up in this session."""
    secret = request.session.get(SECRET_SESSION_KEY)
    if not secret:
        raise Http404
    adapter = get_adapter()
    drawn = adapter.build_totp_svg(adapter.build_totp_url(request.user, secret))
    return HttpResponse(drawn, content_type="image/svg+xml")


add_passkey = AddPasskey.as_view()
remove_passkey = RemovePasskey.as_view()
passkey_again = PasskeyAgain.as_view()
