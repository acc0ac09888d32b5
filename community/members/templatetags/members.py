"""How members are shown on pages."""

from django import template
from django.utils.safestring import SafeString

from community.common.markdown import cleaned_html
from community.members.links import words_for_link
from community.members.models import Member

register = template.Library()


@register.filter
def biography(member: Member) -> SafeString:
    """Return what a member says about themselves, as it was rendered when they saved it."""
    return cleaned_html(member.biography_html)


@register.filter
def link_words(link: str) -> str:
    """Return the words of a link on a profile: the host it really leads to."""
    return words_for_link(link)
