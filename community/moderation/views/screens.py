"""What the lists and the pages of moderation have in common."""

from typing import Any

from django.http import Http404
from django.utils.functional import cached_property
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.views import generic

from community.members.models import Member
from community.moderation.views.access import MODERATORS, moderator_of


class PolicyMixin:
    """Lets Wagtail's views ask our policy, whichever model they show."""

    permission_policy = MODERATORS
    any_permission_required = ("view",)


class DeskList(PolicyMixin, generic.IndexView):
    """A list to look through: nothing is added to it, and its rows have no menu."""

    def get_list_more_buttons(self, instance: Any) -> list[MenuItem]:
        return []

    def get_add_url(self) -> None:
        return None


class DeskPage(PolicyMixin, generic.InspectView):
    """The page of one thing, in a template of its own, for the member who looks."""

    @cached_property
    def moderator(self) -> Member:
        member = moderator_of(self.request)
        if member is None:
            raise Http404
        return member

    def get_fields(self) -> list[str]:
        return []
