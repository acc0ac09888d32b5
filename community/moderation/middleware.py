"""Keeps those who only moderate to the rooms of moderation.

Wagtail opens its choosers and reports to everybody who may enter the admin; moderators have no business there.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import ResolverMatch
from wagtail.admin.auth import permission_denied, user_has_any_page_permission
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.permissions import policy_registry

from community.moderation.permissions import MODERATE

GetResponse = Callable[[HttpRequest], HttpResponse]

ENTER = "wagtailadmin.access_admin"
ROOMS = frozenset(
    {
        "cases_of_moderation",
        "appeals_of_members",
        "proposals_of_moderators",
        "reports_from_members",
        "decisions_of_moderators",
        "members_under_moderation",
        "safeguards",
    }
)
SHARED = frozenset(
    {
        "wagtailadmin_home",
        "wagtailadmin_account",
        "wagtailadmin_logout",
        "wagtailadmin_login",
        "wagtailadmin_dismissibles",
        "wagtailadmin_sprite",
        "wagtailadmin_javascript_catalog",
    }
)
LIBRARY_ACTIONS = ("add", "change", "delete", "choose")


class RoomsOfModeration:
    """Answer as Wagtail does to people without the right, wherever only editors and administrators belong."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        if not request.path_info.startswith(settings.ADMIN_PREFIX) or request.resolver_match is None:
            return None
        if _is_theirs(request.resolver_match) or not only_moderates(request.user):
            return None
        refusal: HttpResponse = permission_denied(request)
        return refusal


def only_moderates(user: Any) -> bool:
    """Say whether moderating is all this person may do in the admin."""
    if not user.is_authenticated or user.is_superuser or not user.has_perm(MODERATE):
        return False
    if user.get_all_permissions() - {MODERATE, ENTER} or user_has_any_page_permission(user):
        return False
    libraries = (policy_registry.get_by_type(model) for model in (get_image_model(), get_document_model()))
    return not any(policy.user_has_any_permission(user, LIBRARY_ACTIONS) for policy in libraries)


def _is_theirs(match: ResolverMatch) -> bool:
    if match.url_name == "wagtail_bulk_action":
        return match.kwargs.get("app_label") == "moderation"
    return match.view_name in SHARED or match.namespace in ROOMS
