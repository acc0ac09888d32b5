"""Blocks that show what the community is doing right now. `home.live` loads all of a page's at once."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.blocks.choosers import MemberChooserBlock, PostChooserBlock

MAX_POSTS = 12


class LivePostsBlock(blocks.StructBlock):
    """What all blocks of live posts share: a heading and some words of introduction."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=120)
    introduction = blocks.TextBlock(label=_("Introduction"), max_length=400, required=False)

    class Meta:
        icon = "list-ul"
        template = "home/blocks/posts.html"


class LatestPostsBlock(LivePostsBlock):
    count = blocks.IntegerBlock(label=_("How many"), min_value=1, max_value=MAX_POSTS, default=6)

    class Meta:
        icon = "time"
        label = _("Newest posts")


class TaggedPostsBlock(LivePostsBlock):
    tag = blocks.CharBlock(label=_("Tag"), max_length=50, help_text=_("Without the #."))
    count = blocks.IntegerBlock(label=_("How many"), min_value=1, max_value=MAX_POSTS, default=6)

    class Meta:
        icon = "tag"
        label = _("Newest posts with a tag")


class PickedPostsBlock(LivePostsBlock):
    posts = blocks.ListBlock(PostChooserBlock(label=_("Post")), label=_("Posts"), max_num=MAX_POSTS)

    class Meta:
        icon = "pick"
        label = _("Posts you pick")


class SpecimenBlock(blocks.StructBlock):
    """One real post with notes around it that explain how the community works."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=120)
    post = PostChooserBlock(label=_("Post"))
    notes = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("title", blocks.CharBlock(label=_("Title"), max_length=60)),
                ("text", blocks.TextBlock(label=_("Text"), max_length=240)),
            ]
        ),
        label=_("Notes"),
        min_num=2,
        max_num=4,
    )

    class Meta:
        icon = "help"
        label = _("Explained post")
        template = "home/blocks/specimen.html"


class FeaturedMemberBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=120)
    member = MemberChooserBlock(label=_("Member"))
    words = blocks.TextBlock(label=_("Why you picked them"), max_length=600, required=False)

    class Meta:
        icon = "user"
        label = _("One member")
        template = "home/blocks/member.html"


class GuidelineTeaserBlock(blocks.StructBlock):
    """The titles of the first rules, with a link to all of them."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=120)
    count = blocks.IntegerBlock(label=_("How many rules"), min_value=1, max_value=12, default=4)

    class Meta:
        icon = "clipboard-list"
        label = _("House rules in short")
        template = "home/blocks/rules.html"
