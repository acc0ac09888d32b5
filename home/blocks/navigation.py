"""Links of the menu and the footer."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class LinkBlock(blocks.StructBlock):
    """A link to a page, or to any address."""

    label = blocks.CharBlock(
        label=_("Words"), max_length=40, required=False, help_text=_("Empty: the page's title.")
    )
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    address = blocks.CharBlock(
        label=_("Address"),
        max_length=300,
        required=False,
        help_text=_("Instead of a page, such as /latest/."),
    )

    class Meta:
        icon = "link"
        label = _("Link")
