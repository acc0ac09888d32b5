"""The audience of a post in words, for whoever sees it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from community.posts.choices import Audience


@dataclass(frozen=True)
class AudienceMark:
    """Says that a post isn't for everyone; `icon` is a name in the sprite."""

    icon: str
    words: str


def audience_mark(
    audience: str, author_name: str, *, is_own: bool, is_private: bool = False
) -> AudienceMark | None:
    """Return the mark of a post; None for one that everyone sees. A private account has no audience but followers."""
    if is_private and audience in (Audience.EVERYONE, Audience.MEMBERS):
        audience = Audience.FOLLOWERS
    if audience == Audience.MEMBERS:
        return AudienceMark("users", _("Only members see this"))
    if audience == Audience.FOLLOWERS and is_own:
        return AudienceMark("user-check", _("Only people who follow you see this"))
    if audience == Audience.FOLLOWERS:
        return AudienceMark(
            "user-check", _("Only people who follow %(name)s see this") % {"name": author_name}
        )
    if audience == Audience.ME:
        return AudienceMark("lock", _("Only you see this"))
    return None
