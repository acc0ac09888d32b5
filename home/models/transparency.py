"""A page of figures about one month of moderation, which editors publish."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from home.models.pages import CommunityPage
from home.transparency import sections_of


class TransparencyPage(CommunityPage):
    """One month in figures with the editors’ words. The figures are kept here, so that nothing later changes them.

    Drafted from the log by `home.operations.draft_transparency`, never made by hand.
    """

    month = models.DateField(_("month"), editable=False)
    figures = models.JSONField(default=dict, editable=False)
    introduction = models.TextField(_("introduction"), max_length=1000, blank=True)
    comment = models.TextField(
        _("comment"),
        max_length=4000,
        blank=True,
        help_text=_("What the figures do not say: what was learned, what changes. It stands below them."),
    )

    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("comment"),
    ]
    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    is_creatable = False
    template = "home/transparency_page.html"

    class Meta:
        verbose_name = _("transparency figures")
        verbose_name_plural = _("transparency figures")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        others = TransparencyPage.objects.live().public().exclude(pk=self.pk)
        context["sections"] = sections_of(self.figures)
        context["speed"] = self.figures.get("speed", {})
        context["other_months"] = others.order_by("-month")[:12]
        return context
