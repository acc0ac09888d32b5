"""How members are shown on pages."""

from django import template
from django.utils.safestring import SafeString

from community.common.markdown import cleaned_html
from community.common.markdown_rules import is_followable
from community.members.link_words import words_for_link
from community.members.models import Member

register = template.Library()


@register.filter
def biography(member: Member) -> SafeString:
    """Return what a member says about themselves, as it was rendered when they saved it."""
    return cleaned_html(member.biography_html)


@register.filter
def shown_links(member: Member) -> list[tuple[str, str]]:
    """Return a member's links, each with its words: the host it really leads to. What may not be followed is left out."""
    return [(link, words_for_link(link)) for link in member.links if is_followable(link)]
