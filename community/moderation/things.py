"""What moderation knows about the things it decides about, without knowing the slices they come from."""

from typing import Any, TypeAlias

from django.utils.translation import gettext as _

from community.members.models import Member

# A post, a comment or a member. Posts and comments live on floors above, so their type has no name here.
Thing: TypeAlias = Any


def kind_of(thing: Thing) -> str:
    """Return "post", "comment" or "member"."""
    return str(thing._meta.model_name)


def thing_key(thing: Thing) -> str:
    """Return what all rows about this thing share, also after it is gone."""
    return f"{kind_of(thing)}:{thing.pk}"


def person_behind(thing: Thing) -> Member:
    """Return who wrote it; a member stands for themselves."""
    return thing if isinstance(thing, Member) else thing.author


def is_gone(thing: Thing | None) -> bool:
    """Say whether its author has deleted it, or left."""
    if thing is None:
        return True
    return bool(getattr(thing, "deleted_at", None) or getattr(thing, "left_at", None))


def title_of(thing: Thing) -> str:
    """Return a few words to tell the thing from others, in quotation marks; empty where it has none."""
    words = " ".join(str(thing).split())
    return f"“{words}”" if words else ""


def described(thing: Thing) -> str:
    """Return the thing as one would name it to somebody who did not write it."""
    person = person_behind(thing)
    who = {"name": person.name, "handle": person.handle, "title": title_of(thing)}
    if kind_of(thing) == "member":
        return _("the profile of %(name)s (@%(handle)s)") % who
    if kind_of(thing) == "comment":
        return _("the comment %(title)s by %(name)s") % who
    if not who["title"]:
        return _("a post by %(name)s") % who
    return _("the post %(title)s by %(name)s") % who


def log_title(thing: Thing) -> str:
    """Return the thing's name for the audit log, which keeps none of its words."""
    names = {"post": _("Post"), "comment": _("Comment"), "member": _("Member")}
    return f"{names[kind_of(thing)]} {thing.pk}, @{person_behind(thing).handle}"
