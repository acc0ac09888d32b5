"""Sessions that end by themselves, and the door of the admin."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from community.accounts import session_ages
from community.accounts.operations import forget_session, note_session
from community.accounts.permissions import must_set_up_second_factor, signed_in
from community.members.middleware import is_the_same_for_all

GetResponse = Callable[[HttpRequest], HttpResponse]


class SessionAges:
    """Sign out whoever was away for too long or signed in too long ago; note the visits of all others now and then."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asks = settings.SESSION_COOKIE_NAME in request.COOKIES and not is_the_same_for_all(request.path_info)
        if asks and request.user.is_authenticated:
            _look_at(request)
        return self.get_response(request)


def _look_at(request: HttpRequest) -> None:
    user = signed_in(request)
    if session_ages.is_over(request.session):
        forget_session(session_key=request.session.session_key)
        logout(request)
    elif session_ages.is_due(request.session):
        session_ages.refresh(request.session, user)
        note_session(user=user, request=request)


class SecondFactorForStaff:
    """Lead staff who have no second factor to set one up before any page of the admin opens, and back afterwards."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(settings.ADMIN_PREFIX) and must_set_up_second_factor(request.user):
            reading = request.method in ("GET", "HEAD")
            back = request.get_full_path() if reading else settings.ADMIN_PREFIX
            return redirect_to_login(back, reverse("account_second_factor"))
        return self.get_response(request)
