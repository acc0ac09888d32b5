"""The copy kept with a report: what the thing said at that moment, in plain text."""

from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from community.members.models import Member
from community.moderation.things import Thing, kind_of


def snapshot(thing: Thing) -> str:
    """Return every word a reader could see of a post, a comment or a profile."""
    return "\n\n".join(part for part in _PARTS[kind_of(thing)](thing) if part)


def _post_parts(post: Thing) -> Iterator[str]:
    if post.content_note:
        yield _("Content note: %(note)s") % {"note": post.content_note}
    yield post.title
    yield post.text
    if post.credit:
        yield _("Made by somebody else: %(credit)s") % {"credit": post.credit}
    for number, place in enumerate(post.post_pictures.select_related("picture"), start=1):
        description = place.picture.alt_text or _("no description")
        yield _("Picture %(number)d: %(description)s") % {"number": number, "description": description}
    names = [post_tag.tag.name for post_tag in post.post_tags.select_related("tag")]
    if names:
        yield _("Tags: %(names)s") % {"names": ", ".join(names)}


def _comment_parts(comment: Thing) -> Iterator[str]:
    yield comment.text


def _member_parts(member: Member) -> Iterator[str]:
    yield f"{member.name} (@{member.handle})"
    yield member.pronouns
    yield member.biography
    yield "\n".join(member.links)
    if member.avatar_key:
        yield _("With a profile picture.")


_PARTS: dict[str, Callable[[Thing], Iterator[str]]] = {
    "post": _post_parts,
    "comment": _comment_parts,
    "member": _member_parts,
}


def profile_of(member: Member) -> dict[str, object]:
    """Return how somebody showed themselves at this moment, fit for JSON."""
    return {
        "name": member.name,
        "handle": member.handle,
        "pronouns": member.pronouns,
        "biography": member.biography,
        "links": list(member.links),
    }
