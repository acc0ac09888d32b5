"""The door to every screen of moderation in the admin."""

import functools
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.model import ModelViewSet

from community.members.models import Member
from community.moderation.models import Report
from community.moderation.policies import LookAndDecide

View = Callable[..., HttpResponseBase]

MODERATORS = LookAndDecide(Report)


def moderators_only(view: View) -> View:
    """Refuse everybody else, and lead moderators without a handle to choose one: decisions are made by members."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not MODERATORS.user_has_permission(request.user, "view"):
            raise PermissionDenied
        if moderator_of(request) is None:
            messages.info(request, _("Please choose a handle first: decisions are made by a member."))
            return redirect("members:choose_handle")
        return view(request, *args, **kwargs)

    return guarded


def moderator_of(request: HttpRequest) -> Member | None:
    """Return the member who is looking; None for sign-ins that have none yet."""
    member: Member | None = getattr(request, "member", None)
    return member


class ForModerators(ModelViewSet):
    """A list and, where there is one, a page to look at, behind the door; no adding, changing or deleting."""

    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False

    def construct_view(self, view_class: Any, **kwargs: Any) -> View:
        return moderators_only(super().construct_view(view_class, **kwargs))

    def get_urlpatterns(self) -> list[URLPattern]:
        lists = [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
        ]
        return (
            [*lists, path("<int:pk>/", self.inspect_view, name="inspect")]
            if self.inspect_view_enabled
            else lists
        )

    @cached_property
    def menu_item_class(self) -> type[MenuItem]:
        return ModeratorMenuItem

    def register_admin_url_finder(self) -> None:
        """There is nothing to edit, so Wagtail's lists do not link here."""

    def register_permissions(self) -> None:
        """The one right there is gets registered by name, see `wagtail_hooks`."""


class ModeratorMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return MODERATORS.user_has_permission(request.user, "view")
