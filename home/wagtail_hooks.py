"""What the admin gets from us: choosers for posts and members."""

from typing import Any

from wagtail import hooks

from home.blocks.choosers import chooser_viewsets


@hooks.register("register_admin_viewset")
def register_choosers() -> list[Any]:
    return chooser_viewsets()
