"""Signing out, with nothing left behind in the browser."""

from typing import Any

from allauth.account.views import LogoutView
from django.http import HttpResponse


class SignOut(LogoutView):
    """Ask on GET, sign out on POST; what the browser kept of private pages goes as well."""

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().post(*args, **kwargs)
        response.headers["Clear-Site-Data"] = '"cache", "storage"'
        return response


sign_out = SignOut.as_view()
