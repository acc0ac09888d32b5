"""Cells that several lists of moderation share."""

from typing import Any

from wagtail.admin.ui.tables import Column


class AgeColumn(Column):
    """How long ago, in words, with the moment itself in the tooltip."""

    cell_template_name = "moderation/admin/cells/age.html"


class PersonColumn(Column):
    """A member by name and handle, linked to what moderators know about them."""

    cell_template_name = "moderation/admin/cells/person.html"

    def get_value(self, instance: Any) -> Any:
        return super().get_value(instance) or ""
