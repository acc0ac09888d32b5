"""What the admin gets from us: choosers for posts and members, and the page that drafts figures."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from home import drafting
from home.blocks.choosers import chooser_viewsets


class FiguresMenuItem(MenuItem):
    """A line for those who may add pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        return drafting.may_draft(request.user)


@hooks.register("register_admin_viewset")
def register_choosers() -> list[Any]:
    return chooser_viewsets()


@hooks.register("register_admin_urls")
def register_drafting() -> list[URLPattern]:
    return [path("transparency/", drafting.draft, name="draft_transparency")]


@hooks.register("register_reports_menu_item")
def register_line() -> MenuItem:
    return FiguresMenuItem(
        _("Transparency figures"), reverse("draft_transparency"), icon_name="clipboard-list", order=1500
    )
