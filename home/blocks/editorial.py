"""Blocks whose words and pictures are the editors' own."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link", "hr"]
SHORT_FEATURES = ["bold", "italic", "link"]


class DoorBlock(blocks.StructBlock):
    """A button to a page, a community address, or sign-up (when neither is given)."""

    label = blocks.CharBlock(label=_("Words on the button"), max_length=40)
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    address = blocks.CharBlock(
        label=_("Address"),
        required=False,
        max_length=200,
        help_text=_(
            "Instead of a page: an address on this site such as /latest/. Leave both empty for “Join”."
        ),
    )

    class Meta:
        icon = "link"
        label = _("Button")


class HeroBlock(blocks.StructBlock):
    """The first thing visitors read, beside a patchwork of the newest pictures."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=120)
    introduction = blocks.TextBlock(label=_("Introduction"), max_length=400, required=False)
    doors = blocks.ListBlock(DoorBlock(), label=_("Buttons"), max_num=2, default=[])
    small_print = blocks.CharBlock(label=_("Small print"), max_length=120, required=False)
    patchwork = blocks.BooleanBlock(
        label=_("Show a patchwork of the newest pictures members posted"), required=False, default=True
    )

    class Meta:
        icon = "title"
        label = _("Opening")
        template = "home/blocks/hero.html"


class TextBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=120, required=False)
    text = blocks.RichTextBlock(label=_("Text"), features=TEXT_FEATURES)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "home/blocks/text.html"


class PictureBlock(blocks.StructBlock):
    picture = ImageChooserBlock(label=_("Picture"))
    description = blocks.CharBlock(
        label=_("Description"),
        max_length=400,
        required=False,
        help_text=_("For people who cannot see the picture. Empty: the description kept with the picture."),
    )
    caption = blocks.RichTextBlock(label=_("Caption"), features=SHORT_FEATURES, required=False)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "home/blocks/picture.html"


class QuoteBlock(blocks.StructBlock):
    quote = blocks.TextBlock(label=_("Quote"), max_length=400)
    who = blocks.CharBlock(label=_("Who said it"), max_length=120, required=False)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "home/blocks/quote.html"


class JoinBlock(blocks.StructBlock):
    """An invitation to join. Members, and everybody while sign-up is closed, do not see it."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=120)
    label = blocks.CharBlock(label=_("Words on the button"), max_length=40, default=_("Join"))

    class Meta:
        icon = "group"
        label = _("Call to join")
        template = "home/blocks/join.html"
