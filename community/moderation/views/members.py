"""Members as moderators see them: who is suspended, and what was decided about each."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BaseColumn, Column, TitleColumn

from community.common.errors import OperationRefused
from community.members.models import Member
from community.moderation import operations
from community.moderation.forms.filtering import MemberFilters
from community.moderation.models import Case
from community.moderation.permissions import can_decide_about
from community.moderation.things import thing_key
from community.moderation.views.access import ForModerators
from community.moderation.views.columns import AgeColumn
from community.moderation.views.facts import person_facts, thing_facts
from community.moderation.views.screens import DeskList, DeskPage


def known_members() -> QuerySet[Member]:
    """Members others have seen: their address is confirmed, and they have not left."""
    return Member.objects.filter(activated_at__isnull=False, left_at__isnull=True)


class MembersView(DeskList):
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


def suspension_end(member: Member) -> Any:
    return member.suspended_until if member.is_suspended else ""


class MemberPage(DeskPage):
    """What moderators know about one member, and the way to a case about them, where everything is decided."""

    template_name = "moderation/admin/member.html"
    page_title = _("Member")

    def get_object(self, queryset: Any = None) -> Member:
        return get_object_or_404(known_members().select_related("user"), pk=self.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person, moderator = self.object, self.moderator
        # Nobody reads what was reported or decided about themselves.
        is_own = person == moderator
        facts = {"person": person} if is_own else person_facts(person)
        open_case = None if is_own else Case.objects.filter(open_key=thing_key(person)).first()
        return super().get_context_data(
            is_own=is_own,
            open_case=open_case,
            may_decide=can_decide_about(moderator, person),
            **thing_facts(person),
            **facts,
            **kwargs,
        )


class OpeningCase(MemberPage):
    """Where the button leads to that opens a case about somebody whom nobody has reported."""

    http_method_names: ClassVar[list[str]] = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        typed = request.POST.get("text", "")
        try:
            case = operations.open_case(target=self.object, by=self.moderator, why=typed)
        except OperationRefused as refusal:
            context = self.get_context_data(refused={"text": typed, "reason": str(refusal)})
            return self.render_to_response(context, status=422)
        return redirect("cases_of_moderation:inspect", case.pk)


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

    def get_urlpatterns(self) -> list[URLPattern]:
        opening = self.construct_view(OpeningCase, **self.get_inspect_view_kwargs())
        return [*super().get_urlpatterns(), path("<int:pk>/open-case/", opening, name="open_case")]
