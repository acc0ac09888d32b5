"""Where one is signed in, and ending that."""

from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from community.accounts.devices import device_in_words, network_in_words
from community.accounts.operations import end_other_sessions, end_session, note_session
from community.accounts.permissions import signed_in
from community.accounts.reauthentication import confirmed_recently


@login_required
def sessions(request: HttpRequest) -> HttpResponse:
    """List one's own sessions, the one of this browser first."""
    if request.method == "POST":
        return end_others(request)
    note_session(user=signed_in(request), request=request)
    alive = UserSession.objects.purge_and_list(signed_in(request))
    alive.sort(
        key=lambda one: (one.session_key != request.session.session_key, -one.last_seen_at.timestamp())
    )
    here = request.session.session_key
    context = {"sessions": [_in_words(one, here) for one in alive], "others": len(alive) - 1}
    return render(request, "usersessions/usersession_list.html", context)


@confirmed_recently
def end_others(request: HttpRequest) -> HttpResponse:
    number = end_other_sessions(user=signed_in(request), keep=request.session.session_key)
    sentence = ngettext(
        "%(number)d other device is signed out.", "%(number)d other devices are signed out.", number
    )
    messages.success(request, sentence % {"number": number})
    return redirect("usersessions_list")


@login_required
@require_POST
@confirmed_recently
def end_one(request: HttpRequest, pk: int) -> HttpResponse:
    session = get_object_or_404(UserSession, pk=pk, user=signed_in(request))
    end_session(session=session, by=signed_in(request))
    messages.success(request, gettext("That device is signed out."))
    return redirect("usersessions_list")


def _in_words(session: UserSession, current_key: str | None) -> dict[str, Any]:
    return {
        "pk": session.pk,
        "device": device_in_words(session.user_agent),
        "network": network_in_words(session.ip),
        "since": session.created_at,
        "seen": session.last_seen_at,
        "is_here": session.session_key == current_key,
    }
