"""What the admin gets from rules before harm: their screens and a line in the menu."""

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from community.moderation.views.access import MODERATORS
from community.safeguards import urls


class RulesMenuItem(MenuItem):
    """A line for moderators only."""

    def is_shown(self, request: HttpRequest) -> bool:
        return MODERATORS.user_has_permission(request.user, "view")


@hooks.register("register_admin_urls")
def register_urls() -> list[URLResolver]:
    return [path("safeguards/", include(urls))]


@hooks.register("register_admin_menu_item")
def register_line() -> MenuItem:
    address = reverse("safeguards:index")
    return RulesMenuItem(_("Rules before harm"), address, icon_name="warning", order=230)
