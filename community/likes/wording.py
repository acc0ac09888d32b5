"""Who likes something, as a sentence."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from community.likes.likers import NAMED, Liker


def liked_by(people: list[Liker]) -> SafeString | str:
    """Return the sentence that names the first two and hints at the rest; "" for nobody."""
    names = [_link(person) for person in people[:NAMED]]
    if len(people) > NAMED:
        return format_html(_("Liked by {first}, {second} and others"), first=names[0], second=names[1])
    if len(people) == NAMED:
        return format_html(_("Liked by {first} and {second}"), first=names[0], second=names[1])
    if people:
        return format_html(_("Liked by {first}"), first=names[0])
    return ""


def _link(person: Liker) -> SafeString:
    address = reverse("members:profile", args=[person.handle])
    return format_html('<a href="{}"><bdi>{}</bdi></a>', address, person.name)
