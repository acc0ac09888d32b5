"""Asking for a copy of everything, and fetching it; and what the site knows about a member."""

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from community.accounts.reauthentication import confirmed_recently
from community.common.belongings import Kind
from community.common.errors import OperationRefused
from community.exports.handing_out import download
from community.exports.kinds import KINDS
from community.exports.making import folder_for
from community.exports.models import Export
from community.exports.operations import request_export
from community.exports.retention import retention_lines
from community.members.models import Member
from community.members.signed_in import MemberRequest, members_only


@require_safe
@confirmed_recently
@members_only
def index(request: MemberRequest) -> HttpResponse:
    """Say what a copy holds, and how the last one stands."""
    latest = Export.objects.visible_to(request.member).newest_first().first()
    return render(request, "exports/index.html", {"latest": latest})


@require_POST
@confirmed_recently
@members_only
def ask(request: MemberRequest) -> HttpResponse:
    try:
        request_export(by=request.member)
    except OperationRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request, _("Your copy is being made. We tell you here and by email when it is ready.")
        )
    return redirect("exports:index")


@require_safe
@confirmed_recently
@members_only
def fetch(request: MemberRequest, key: str) -> HttpResponse:
    """Hand out a copy to its owner while it is there; for everybody else, and afterwards, it does not exist."""
    export = Export.objects.visible_to(request.member).filter(key=key).first()
    if export is None or not export.is_ready:
        raise Http404
    name = f"{folder_for(request.member)}.zip"
    return cast(HttpResponse, download(export, name, request.headers.get("Range", "")))


@require_safe
@members_only
def known(request: MemberRequest) -> HttpResponse:
    """Tell a member in plain words every kind of thing that is held about them, why, and how long."""
    lines = [(kind, kind.count(request.member), _page_of(kind, request.member)) for kind in KINDS]
    return render(request, "exports/known.html", {"lines": lines, "retention": retention_lines()})


def _page_of(kind: Kind, member: Member) -> str:
    """Return where they see or correct it; "" where that is done at the things themselves."""
    if not kind.page:
        return ""
    return reverse(kind.page, args=[member.handle] if kind.page == "members:profile" else [])
