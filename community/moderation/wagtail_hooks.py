"""What the admin gets from moderation: the queue, its menu and panel, bulk actions, and the words of the audit log."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import WhatsNewInWagtailVersionPanel
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import ModelLogEntry
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from community.moderation.models import Appeal, Case, Decision, Proposal, Report
from community.moderation.policies import LookAndDecide
from community.moderation.views.access import MODERATORS
from community.moderation.views.canned import CannedTexts
from community.moderation.views.cases.bulk import DismissCases, HoldCases, RemoveCases
from community.moderation.views.desk import ModerationGroup, WaitingPanel

register_permission_policy(Report, LookAndDecide(Report))
register_permission_policy(Decision, LookAndDecide(Decision))
for _model in (Case, Appeal, Proposal):
    register_permission_policy(_model, LookAndDecide(_model))
register_snippet(CannedTexts)

hooks.register("register_bulk_action", HoldCases)
hooks.register("register_bulk_action", RemoveCases)
hooks.register("register_bulk_action", DismissCases)

# Adverts for another site's news; what is new here, people here say.
NOT_OURS = ("whats-new-in-wagtail", "editor-guide")

LOGGED = {
    Decision.Action.HOLD: _("Held for review"),
    Decision.Action.REMOVE: _("Removed"),
    Decision.Action.RESTORE: _("Restored"),
    Decision.Action.DISMISS: _("Reports dismissed"),
    Decision.Action.SUSPEND: _("Suspended"),
    Decision.Action.LIFT: _("Sanction lifted"),
    Decision.Action.SENSITIVE: _("Marked as sensitive"),
    Decision.Action.LOCK: _("Comments locked"),
    Decision.Action.WARN: _("Warned"),
    Decision.Action.LIMIT: _("Limited to followers"),
    Decision.Action.SILENCE: _("Silenced"),
    Decision.Action.REVERSE: _("Taken back"),
}


@hooks.register("register_admin_viewset")
def register_moderation() -> ModerationGroup:
    return ModerationGroup()


@hooks.register("register_permissions")
def register_right() -> QuerySet[Permission]:
    return Permission.objects.filter(content_type__app_label="moderation", codename="moderate_content")


@hooks.register("register_icons")
def register_icons(icons: list[str]) -> list[str]:
    return [*icons, "moderation/icons/flag.svg"]


@hooks.register("insert_global_admin_css")
def link_styles() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("construct_help_menu")
def calm_help(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if not item.name.startswith(NOT_OURS)]


@hooks.register("construct_homepage_panels")
def add_panel(request: HttpRequest, panels: list[Component]) -> None:
    panels[:] = [panel for panel in panels if not isinstance(panel, WhatsNewInWagtailVersionPanel)]
    if MODERATORS.user_has_permission(request.user, "view"):
        panels.insert(0, WaitingPanel())


@hooks.register("register_log_actions")
def register_actions(actions: LogActionRegistry) -> None:
    for action, label in LOGGED.items():
        actions.register_action(f"moderation.{action}")(_formatter(label))


def _formatter(text: Any) -> type[LogFormatter]:
    class DecisionFormatter(LogFormatter):
        label = text

        def format_message(self, log_entry: ModelLogEntry) -> str:
            rule = log_entry.data.get("rule")
            return _("%(what)s under “%(rule)s”") % {"what": text, "rule": rule} if rule else str(text)

        def format_comment(self, log_entry: ModelLogEntry) -> str:
            return str(log_entry.data.get("message", ""))

    return DecisionFormatter
