"""Members as moderators see them: who is suspended, and what was decided about each."""

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import BaseColumn, Column, TitleColumn
from wagtail.admin.views import generic

from community.members.models import Member
from community.moderation.forms.filtering import MemberFilters
from community.moderation.models import Report
from community.moderation.things import thing_key
from community.moderation.views.access import ForModerators, PolicyMixin
from community.moderation.views.carrying_out import Subject
from community.moderation.views.columns import AgeColumn
from community.moderation.views.deciding import DecisionPage
from community.moderation.views.facts import person_facts, thing_facts


def known_members() -> QuerySet[Member]:
    """Members others have seen: their address is confirmed, and they have not left."""
    return Member.objects.filter(activated_at__isnull=False, left_at__isnull=True)


class MembersView(PolicyMixin, generic.IndexView):
    template_name = "wagtailadmin/generic/index.html"
    page_title = _("Members")
    search_fields = ("handle", "display_name")
    default_ordering = "handle"

    def get_base_queryset(self) -> QuerySet[Member]:
        return known_members()

    @cached_property
    def columns(self) -> list[BaseColumn]:
        titled = self._get_title_column_class(TitleColumn)
        return [
            titled("name", label=_("Name"), get_url=self.get_inspect_url),
            Column("handle", label=_("Handle"), sort_key="handle"),
            AgeColumn("joined_at", label=_("Joined"), sort_key="activated_at"),
            Column("suspension", label=_("Suspended until"), accessor=suspension_end),
        ]

    def get_list_more_buttons(self, instance: Member) -> list[MenuItem]:
        return []

    def get_add_url(self) -> None:
        return None


def suspension_end(member: Member) -> Any:
    return member.suspended_until if member.is_suspended else ""


class MemberPage(DecisionPage):
    """What moderators know about one member; suspending them, or ending it."""

    template_name = "moderation/admin/member.html"
    page_title = _("Member")

    def get_object(self, queryset: Any = None) -> Member:
        return get_object_or_404(known_members().select_related("user"), pk=self.pk)

    def get_subject(self) -> Subject:
        waiting = Report.objects.open().about_thing(thing_key(self.object)).exists()
        return Subject(self.object, self.object, None, waiting)

    def get_form_values(self) -> dict[str, Any]:
        return {"initial": {"length": "week"}}

    def get_next_url(self) -> str:
        return reverse("members_under_moderation:inspect", args=[self.object.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        # Nobody reads what was reported or decided about themselves.
        is_own = self.moderator == self.object
        facts = {"person": self.object} if is_own else person_facts(self.object)
        return super().get_context_data(is_own=is_own, **thing_facts(self.object, None), **facts, **kwargs)


class MemberViewSet(ForModerators):
    model = Member
    name = "members_under_moderation"
    url_prefix = "moderation/members"
    icon = "group"
    menu_label = _("Members")
    index_view_class = MembersView
    inspect_view_class = MemberPage
    filterset_class = MemberFilters
    list_per_page = 50
