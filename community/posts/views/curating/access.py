"""The door to the screens for tags in the admin."""

import functools
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from community.members.models import Member
from community.posts.models import Tag
from community.posts.policies import CurateTags

View = Callable[..., HttpResponse]

CURATORS = CurateTags(Tag)


def curators_only(view: View) -> View:
    """Refuse everybody else, and lead editors without a handle to choose one: what they do is done by a member."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not CURATORS.user_has_permission(request.user, "change"):
            raise PermissionDenied
        if getattr(request, "member", None) is None:
            messages.info(request, _("Please choose a handle first: tags are looked after by members."))
            return redirect("members:choose_handle")
        return view(request, *args, **kwargs)

    return guarded


def curator_of(request: HttpRequest) -> Member:
    """Return the member who is looking, whom the door has let in."""
    member: Member = request.member  # type: ignore[attr-defined]
    return member
