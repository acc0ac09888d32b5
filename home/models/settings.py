"""What administrators decide once for the whole site."""

from typing import Any, ClassVar

from django.db import models
from django.dispatch import Signal
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField

from home.blocks.navigation import LinkBlock

# Sent after administrators changed the settings, so that what was worked out from them is worked out anew.
settings_saved = Signal()


class GuidelinesChanges(models.TextChoices):
    INFORM = "inform", _("Members see a line about it until they have looked")
    ASK = "ask", _("Members accept the new version before they go on")


@register_setting(icon="site", order=100)
class CommunitySettings(BaseSiteSetting):
    """Name, tagline, logo, menus, whether people may join, and how their accounts begin."""

    site_name = models.CharField(_("name of the community"), max_length=60, default="Commonplace")
    tagline = models.CharField(_("tagline"), max_length=160, blank=True)
    logo = models.ForeignKey(
        "home.SiteImage", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("logo")
    )
    registration_open = models.BooleanField(
        _("people may join"), default=True, help_text=_("Without this tick nobody new can make an account.")
    )
    guidelines_changes = models.CharField(
        _("when the guidelines change"),
        max_length=6,
        choices=GuidelinesChanges,
        default=GuidelinesChanges.INFORM,
        help_text=_("Only changes for which an editor wrote a note count; small corrections disturb nobody."),
    )
    new_members_private = models.BooleanField(
        _("new accounts begin as private"),
        default=False,
        help_text=_(
            "With this tick only people whom new members accept see their posts, until they choose otherwise. Nothing"
            " changes for those who are here already."
        ),
    )
    menu = StreamField([("link", LinkBlock())], blank=True, verbose_name=_("menu"), max_num=6)
    footer_links = StreamField(
        [("link", LinkBlock())], blank=True, verbose_name=_("links in the footer"), max_num=12
    )

    select_related: ClassVar = ["logo"]
    panels: ClassVar = [
        MultiFieldPanel(
            [FieldPanel("site_name"), FieldPanel("tagline"), FieldPanel("logo")], heading=_("Name and looks")
        ),
        FieldPanel("registration_open"),
        FieldPanel("guidelines_changes"),
        FieldPanel("new_members_private"),
        FieldPanel("menu"),
        FieldPanel("footer_links"),
    ]

    class Meta:
        verbose_name = _("Community")

    def __str__(self) -> str:
        return self.site_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        settings_saved.send(sender=CommunitySettings)

    def links(self, stream: Any) -> list[dict[str, str]]:
        """Return a menu as finished titles and addresses, leaving out pages that are not published."""
        found = []
        for block in stream:
            page, address = block.value.get("page"), block.value.get("address")
            if page is not None and page.live:
                found.append({"title": block.value["label"] or page.title, "url": page.get_url() or "/"})
            elif page is None and address:
                found.append({"title": block.value["label"] or address, "url": address})
        return found
