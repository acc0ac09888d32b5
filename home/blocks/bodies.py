"""What each kind of page is built from."""

from wagtail import blocks

from home.blocks.editorial import HeroBlock, JoinBlock, PictureBlock, QuoteBlock, TextBlock
from home.blocks.guidelines import RuleBlock
from home.blocks.live import (
    FeaturedMemberBlock,
    GuidelineTeaserBlock,
    LatestPostsBlock,
    PickedPostsBlock,
    SpecimenBlock,
    TaggedPostsBlock,
)

Blocks = list[tuple[str, blocks.Block]]


def editorial_blocks() -> Blocks:
    return [("text", TextBlock()), ("picture", PictureBlock()), ("quote", QuoteBlock())]


def live_blocks() -> Blocks:
    return [
        ("latest", LatestPostsBlock()),
        ("tagged", TaggedPostsBlock()),
        ("picked", PickedPostsBlock()),
        ("specimen", SpecimenBlock()),
        ("member", FeaturedMemberBlock()),
        ("rules", GuidelineTeaserBlock()),
    ]


def home_blocks() -> Blocks:
    return [("hero", HeroBlock()), *live_blocks(), *editorial_blocks(), ("join", JoinBlock())]


def guideline_blocks() -> Blocks:
    return [("rule", RuleBlock()), ("text", TextBlock())]
