"""What the pages have in common on which a moderator decides."""

from abc import ABC, abstractmethod
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.views import generic

from community.common.errors import OperationRefused
from community.members.models import Member
from community.moderation.forms.deciding import DecisionForm
from community.moderation.models import Decision
from community.moderation.views.access import PolicyMixin, moderator_of
from community.moderation.views.carrying_out import Subject, actions_for, carry_out


class DecisionPage(PolicyMixin, generic.InspectView, ABC):
    """Shows a thing and everything around it, and takes one decision; what was typed is kept when it is refused."""

    @abstractmethod
    def get_subject(self) -> Subject: ...

    def get_form_values(self) -> dict[str, Any]:
        return {}

    @abstractmethod
    def get_next_url(self) -> str: ...

    def get_fields(self) -> list[str]:
        return []

    @cached_property
    def moderator(self) -> Member:
        member = moderator_of(self.request)
        if member is None:
            raise PermissionDenied
        return member

    @cached_property
    def subject(self) -> Subject:
        return self.get_subject()

    @cached_property
    def form(self) -> DecisionForm:
        return DecisionForm(
            self.request.POST if self.request.method == "POST" else None,
            actions=actions_for(self.moderator, self.subject),
            about_member=isinstance(self.subject.thing, Member),
            **self.get_form_values(),
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.form.is_valid():
            try:
                decision = carry_out(self.form, self.subject, self.moderator)
            except OperationRefused as refusal:
                self.form.add_error(None, str(refusal))
            else:
                messages.success(request, confirmation(decision))
                return redirect(self.get_next_url())
        return self.render_to_response(self.get_context_data(), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            form=self.form, can_decide=bool(actions_for(self.moderator, self.subject)), **kwargs
        )


def confirmation(decision: Decision) -> str:
    """Return what the moderator reads afterwards."""
    sentence = {
        Decision.Action.HOLD: _("Held for review. Its author has been told."),
        Decision.Action.REMOVE: _("Removed. Its author has been told."),
        Decision.Action.RESTORE: _("Put back. Its author has been told."),
        Decision.Action.DISMISS: _("Left as it is."),
        Decision.Action.SUSPEND: _("Suspended. They have been told."),
        Decision.Action.LIFT: _("The suspension has ended. They have been told."),
    }[Decision.Action(decision.action)]
    if decision.reports.exists():
        sentence += " " + _("Everybody who reported it has been answered.")
    return sentence
