"""What the admin gets from posts: the screens for tags, their right, and the words of the audit log."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import ModelLogEntry
from wagtail.permissions import register_permission_policy

from community.posts.models import Tag
from community.posts.views.curating.access import CURATORS
from community.posts.views.curating.listing import TagViewSet

register_permission_policy(Tag, CURATORS)

LOGGED = {
    "describe_tag": _("Described"),
    "make_synonym": _("Made to mean the same as"),
    "merge_tags": _("Merged into"),
    "separate_synonym": _("Parted from"),
}


@hooks.register("register_admin_viewset")
def register_tags() -> TagViewSet:
    return TagViewSet()


@hooks.register("register_permissions")
def register_right() -> QuerySet[Permission]:
    return Permission.objects.filter(content_type__app_label="posts", codename="curate_tags")


@hooks.register("register_log_actions")
def register_actions(actions: LogActionRegistry) -> None:
    for action, label in LOGGED.items():
        actions.register_action(f"posts.{action}")(_formatter(label))


def _formatter(text: Any) -> type[LogFormatter]:
    class TagFormatter(LogFormatter):
        label = text

        def format_message(self, log_entry: ModelLogEntry) -> str:
            main = log_entry.data.get("main")
            return f"{text} #{main}" if main else str(text)

    return TagFormatter
