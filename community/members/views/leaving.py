"""Pausing, leaving, thinking again, and leaving at once."""

import logging
from smtplib import SMTPException
from typing import cast

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from community.accounts.models import User
from community.accounts.operations import end_other_sessions
from community.accounts.reauthentication import confirmed_recently
from community.common.errors import OperationRefused
from community.common.mail import compose_mail, site_url
from community.exports.tasks import purge_member
from community.members.away import GRACE, ask_to_leave, come_back, leave_now, pause_account
from community.members.signed_in import MemberRequest, members_only

logger = logging.getLogger(__name__)


@require_http_methods(["GET", "HEAD", "POST"])
@confirmed_recently
@members_only
def leave(request: MemberRequest) -> HttpResponse:
    """Say what goes and when, with a copy and a pause to choose instead; then go out of sight at once."""
    refusal = ""
    if request.method == "POST":
        try:
            ask_to_leave(member=request.member, by=request.member)
        except OperationRefused as error:
            refusal = str(error)
        else:
            end_other_sessions(user=_user(request), keep=request.session.session_key)
            _tell_by_mail(request)
            return redirect("members:settings")
    return render(request, "members/leave.html", {"refusal": refusal, "days": GRACE.days})


@require_http_methods(["GET", "HEAD", "POST"])
@confirmed_recently
@members_only
def now(request: MemberRequest) -> HttpResponse:
    """Ask once more, then delete without waiting for the end of the grace."""
    refusal = ""
    if request.method == "POST":
        try:
            leave_now(member=request.member, by=request.member)
        except OperationRefused as error:
            refusal = str(error)
        else:
            return _gone(request)
    elif request.member.leaves_at is None:
        return redirect("members:leave")
    return render(request, "members/leave_now.html", {"refusal": refusal})


@require_POST
@members_only
def pause(request: MemberRequest) -> HttpResponse:
    pause_account(member=request.member, by=request.member)
    return redirect("members:settings")


@require_POST
@members_only
def back(request: MemberRequest) -> HttpResponse:
    come_back(member=request.member, by=request.member)
    messages.success(request, _("Welcome back. Everything is as you left it."))
    return redirect("feeds:following")


def _user(request: MemberRequest) -> User:
    """Return the sign-in, which whoever is a member has."""
    return cast(User, request.user)


def _gone(request: MemberRequest) -> HttpResponse:
    number = request.member.pk
    logout(request)
    purge_member.enqueue(number)
    answer = redirect("members:goodbye")
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


def _tell_by_mail(request: MemberRequest) -> None:
    """Write to the address on file, in case it was not its owner who asked. It is not what the leaving waits for."""
    context = {"leaves_at": request.member.leaves_at, "button_url": site_url(reverse("account_login"))}
    try:
        compose_mail("members/email/leaving", [_user(request).email], context).send()
    except (OSError, SMTPException):
        logger.warning("Mail about an account that leaves could not be sent")
