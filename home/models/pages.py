"""The pages editors make."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from home.addresses import is_community_address
from home.blocks.bodies import editorial_blocks, guideline_blocks, home_blocks
from home.live import load_live
from home.models.versions import NOTE_MAX_LENGTH

# Below the root (1) and the home page (2): pages whose slug is the first part of their address.
TOP_DEPTH = 3


def check_slug(slug: str) -> None:
    """Raise ValidationError when a top page with this slug could never be reached."""
    if is_community_address(slug):
        sentence = _("“%(slug)s” is an address of the community itself. Please choose another.")
        raise ValidationError({"slug": sentence % {"slug": slug}})


class CommunityPageForm(WagtailAdminPageForm):
    """The form of every page; it knows the parent of a page that has not been placed yet."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.parent_page and self.parent_page.depth == TOP_DEPTH - 1 and cleaned.get("slug"):
            try:
                check_slug(cleaned["slug"])
            except ValidationError as error:
                self.add_error("slug", error.message_dict["slug"][0])
        return cleaned


class CommunityPage(Page):
    """What all pages share: a slug that hides no address of the community."""

    base_form_class = CommunityPageForm

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.depth == TOP_DEPTH:
            check_slug(self.slug)


class HomePage(Page):
    """The front of the site: editors' words among what members are doing."""

    body = StreamField(home_blocks(), blank=True, verbose_name=_("body"))

    content_panels: ClassVar = [*Page.content_panels, FieldPanel("body")]
    parent_page_types: ClassVar = ["wagtailcore.Page"]
    template = "home/home_page.html"

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["live"] = load_live(self.body, viewer=getattr(request, "member", None))
        return context


class StandardPage(CommunityPage):
    """A page of text and pictures, such as “About us”."""

    introduction = models.TextField(_("introduction"), max_length=400, blank=True)
    body = StreamField(editorial_blocks(), blank=True, verbose_name=_("body"))

    content_panels: ClassVar = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("body")]
    parent_page_types: ClassVar = ["home.HomePage", "home.StandardPage"]
    template = "home/standard_page.html"

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")


class GuidelinesPage(CommunityPage):
    """The community's rules. Reports and decisions cite them by the id of their block."""

    introduction = models.TextField(_("introduction"), max_length=600, blank=True)
    rules = StreamField(guideline_blocks(), blank=True, verbose_name=_("rules"))
    change_note = models.CharField(
        _("what changed, for members"),
        max_length=NOTE_MAX_LENGTH,
        blank=True,
        help_text=_(
            "Write a new sentence here when members should know of the change: they are shown it with what changed"
            " word by word. Leave it as it is for small corrections."
        ),
    )

    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("rules"),
        FieldPanel("change_note"),
    ]
    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count = 1
    template = "home/guidelines_page.html"

    class Meta:
        verbose_name = _("guidelines")
        verbose_name_plural = _("guidelines")
