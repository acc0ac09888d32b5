"""What the blocks of a page show beside their own words."""

from collections.abc import Iterator
from typing import Any

from django import template
from django.template import Context
from django.urls import reverse

from community.members.models import Member
from community.posts.tags import tag_slug
from home.live import Live, Patch, Swatch
from home.models import GuidelinesPage

register = template.Library()


@register.simple_tag(takes_context=True)
def live_swatches(context: Context) -> list[Swatch]:
    """Return the posts of the block being drawn."""
    live: Live = context.get("live") or Live()
    return live.swatches.get(str(context.get("block_id")), [])


@register.simple_tag(takes_context=True)
def live_patches(context: Context) -> list[Patch]:
    """Return the patchwork of the block being drawn."""
    live: Live = context.get("live") or Live()
    return live.patches.get(str(context.get("block_id")), [])


@register.simple_tag(takes_context=True)
def live_member(context: Context) -> Member | None:
    """Return the member of the block being drawn, unless they have since been hidden."""
    live: Live = context.get("live") or Live()
    return live.members.get(str(context.get("block_id")))


@register.simple_tag
def numbered_rules(page: GuidelinesPage) -> list[tuple[int, Any]]:
    """Return the blocks of the guidelines, the rules with their number from 1, the texts between with 0."""
    return list(_numbered(page))


def _numbered(page: GuidelinesPage) -> Iterator[tuple[int, Any]]:
    number = 0
    for block in page.rules:
        if block.block_type == "rule":
            number += 1
        yield (number if block.block_type == "rule" else 0), block


@register.simple_tag
def tag_address(name: str) -> str:
    slug = tag_slug(name)
    return reverse("feeds:tag", args=[slug]) if slug else reverse("feeds:tags")
