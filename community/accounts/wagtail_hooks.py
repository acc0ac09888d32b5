"""What the admin says about signing in."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component


class OneFactorPanel(Component):
    """Says on a development machine that the admin stands open to a password alone."""

    name = "one_factor"
    template_name = "account/admin/one_factor_panel.html"
    order = 50

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        return {}


@hooks.register("construct_homepage_panels")
def say_that_one_factor_is_enough(request: HttpRequest, panels: list[Component]) -> None:
    if not settings.STAFF_SECOND_FACTOR_REQUIRED:
        panels.insert(0, OneFactorPanel())
