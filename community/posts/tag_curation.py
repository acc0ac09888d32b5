"""What editors do with tags: describe them, and say which mean the same. Each deed goes into the audit log."""

from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from community.common.errors import NotAllowed, OperationRefused
from community.common.text import clean_text
from community.common.transactions import atomic_retry
from community.members.models import Member
from community.posts.models import TAG_DESCRIPTION_MAX_LENGTH, PostTag, Tag, TagFollow, TagHide
from community.posts.permissions import can_curate_tags
from community.posts.tagging import checked_tags, move_posts, tag_for

Choice = TypeVar("Choice", TagFollow, TagHide)


class TagRefused(OperationRefused):
    """The description is too long, or these two tags cannot mean the same."""


@atomic_retry
def describe_tag(*, tag: Tag, by: Member, description: str, cover: Any = None) -> Tag:
    """Say what a tag is about, with a picture of the editors' library or none. Raises NotAllowed, TagRefused."""
    (current,) = _locked(by, tag)
    try:
        words = clean_text(description, multiline=True)
    except ValidationError as error:
        raise TagRefused(error.messages[0]) from error
    if len(words) > TAG_DESCRIPTION_MAX_LENGTH:
        limit = {"limit": TAG_DESCRIPTION_MAX_LENGTH}
        raise TagRefused(_("A description can have up to %(limit)d characters.") % limit)
    if (words, cover) == (current.description, current.cover):
        return current
    current.description, current.cover = words, cover
    current.save(update_fields=["description", "cover"])
    log(instance=current, action="posts.describe_tag", user=by.user)
    return current


@atomic_retry
def add_synonym(*, name: str, of: Tag, by: Member) -> Tag:
    """Let a word nobody has used yet mean the same as a tag. Raises NotAllowed, TagRefused, PostRefused."""
    _check_may_curate(by)
    known = Tag.objects.named(name).first()
    if known is None:
        if not (names := checked_tags([name])):
            raise TagRefused(_("Say which word it is."))
        ((slug, said),) = names.items()
        known = tag_for(slug, said)
    return make_synonym(tag=known, of=of, by=by)


@atomic_retry
def make_synonym(*, tag: Tag, of: Tag, by: Member) -> Tag:
    """Let a tag that is on no post mean the same as another, also for its own synonyms. Twice is the same as once.

    Raises NotAllowed; TagRefused when it is on posts, which only merging moves.
    """
    synonym, main = _pair(by, tag, of)
    if PostTag.objects.filter(tag=synonym).exists():
        message = _("#%(name)s is on posts. Merge it into the other tag, and the posts move along.")
        raise TagRefused(message % {"name": synonym.name})
    if synonym.synonym_of_id != main.pk:
        _unite(synonym, main)
        log(instance=synonym, action="posts.make_synonym", user=by.user, data={"main": main.name})
    return synonym


@atomic_retry
def merge_tags(*, tag: Tag, into: Tag, by: Member) -> Tag:
    """Move posts, followers and those who hide it from one tag to another; the old one stays as its synonym.

    Twice is the same as once. Raises NotAllowed, TagRefused.
    """
    old, main = _pair(by, tag, into)
    if old.synonym_of_id == main.pk:
        return main
    moved = _unite(old, main)
    log(instance=old, action="posts.merge_tags", user=by.user, data={"main": main.name, "posts": moved})
    return main


@atomic_retry
def separate_synonym(*, tag: Tag, by: Member) -> Tag:
    """Let a synonym be a tag of its own again, for the posts to come. Twice is the same as once. Raises NotAllowed."""
    (synonym,) = _locked(by, tag)
    if synonym.synonym_of is None:
        return synonym
    main, synonym.synonym_of = synonym.synonym_of, None
    synonym.save(update_fields=["synonym_of"])
    log(instance=synonym, action="posts.separate_synonym", user=by.user, data={"main": main.name})
    return synonym


def _check_may_curate(by: Member) -> None:
    if not can_curate_tags(by):
        raise NotAllowed(_("Only editors can do this."))


def _locked(by: Member, *tags: Tag) -> list[Tag]:
    """Return the tags as they are now, held until the deed is done, always in the same order of locking."""
    _check_may_curate(by)
    numbers = [tag.pk for tag in tags]
    # The locks are the tags' own: joining would hold the covers and the other tags as well.
    found = {tag.pk: tag for tag in Tag.objects.select_for_update().filter(pk__in=numbers).order_by("pk")}
    if set(numbers) - set(found):
        raise TagRefused(_("This tag is no longer here."))
    return [found[number] for number in numbers]


def _pair(by: Member, tag: Tag, of: Tag) -> list[Tag]:
    """Return a tag and the one it shall belong to, which is never itself nor a synonym. Raises NotAllowed, TagRefused."""
    one, other = _locked(by, tag, of)
    if other.synonym_of_id is not None:
        one, other = _locked(by, one, other.synonym_of or other)
    if one.pk == other.pk:
        raise TagRefused(_("#%(name)s already means the same.") % {"name": of.name})
    return [one, other]


def _unite(old: Tag, main: Tag) -> int:
    """Make a tag the synonym of another with all that hangs on it, and return how many posts that moved."""
    old.synonym_of = main
    old.save(update_fields=["synonym_of"])
    Tag.objects.filter(synonym_of=old).update(synonym_of=main)
    moved = move_posts(old, main, PostTag.objects.all())
    # Who follows one and hides the other keeps hiding: nobody meets what they did not want to.
    _move_choices(TagHide, old, main)
    _move_choices(TagFollow, old, main)
    hiding = TagHide.objects.filter(tag=main).values_list("member", flat=True)
    TagFollow.objects.filter(tag=main, member__in=list(hiding)).delete()
    return moved


def _move_choices(choices: type[Choice], old: Tag, main: Tag) -> None:
    those: models.QuerySet[Choice] = choices.objects.filter(tag=old)
    there = list(choices.objects.filter(tag=main).values_list("member", flat=True))
    those.filter(member__in=there).delete()
    those.update(tag=main)
