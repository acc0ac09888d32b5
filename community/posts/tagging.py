"""Which tags a post carries."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from community.posts.errors import PostRefused
from community.posts.models import Post, PostTag, Tag
from community.posts.tags import MAX_TAGS, TAG_MAX_LENGTH, tag_key, tag_name, tag_slug

NamesBySlug = dict[str, str]


def checked_tags(typed: Iterable[str]) -> NamesBySlug:
    """Return what was typed by slug, each tag once, in order. Raises PostRefused."""
    names: NamesBySlug = {}
    for one in typed:
        name, slug = _name_and_slug(one)
        if not name:
            continue
        if len(name) > TAG_MAX_LENGTH:
            message = _("A tag can have up to %(limit)d characters; “%(name)s…” is longer.")
            raise PostRefused(message % {"limit": TAG_MAX_LENGTH, "name": name[:20]})
        if not slug:
            message = _("“%(name)s” can’t be a tag. Tags are made of letters, digits and emoji.")
            raise PostRefused(message % {"name": name})
        names.setdefault(slug, name)
    names = with_main_tags(names)
    if len(names) > MAX_TAGS:
        raise PostRefused(_("A post can have up to %(limit)d tags.") % {"limit": MAX_TAGS})
    return names


def with_main_tags(names: NamesBySlug) -> NamesBySlug:
    """Return the names with the tag that each synonym stands for in its place, each tag once."""
    keys = {tag_key(slug): slug for slug in names}
    synonyms = Tag.objects.filter(key__in=keys, synonym_of__isnull=False).select_related("synonym_of")
    mains = {keys[tag.key]: tag.synonym_of for tag in synonyms}
    found: NamesBySlug = {}
    for slug, name in names.items():
        main = mains.get(slug)
        found.setdefault(main.slug if main else slug, main.name if main else name)
    return found


def slugs_of(post: Post) -> list[str]:
    """Return the addresses of a post's tags in the order in which they were put on it."""
    return list(
        Tag.objects.filter(post_tags__content_object=post)
        .order_by("post_tags")
        .values_list("slug", flat=True)
    )


def put_tags(post: Post, names: NamesBySlug) -> None:
    """Give a post exactly these tags. A tag nobody uses any more stays: its page says that there is nothing yet."""
    if slugs_of(post) == list(names):
        return
    PostTag.objects.filter(content_object=post).delete()
    for slug, name in names.items():
        PostTag.objects.create(content_object=post, tag=tag_for(slug, name))
    # One of them may have become a synonym a moment ago; our rows have waited for that.
    for synonym in Tag.objects.on([post]).filter(synonym_of__isnull=False).select_related("synonym_of"):
        main: Any = synonym.synonym_of
        move_posts(synonym, main, PostTag.objects.filter(content_object=post))


def move_posts(old: Tag, main: Tag, among: QuerySet[PostTag]) -> int:
    """Put one tag in the place of another and return on how many posts; where both are, the main tag stays."""
    both = list(among.filter(tag=old, content_object__post_tags__tag=main).values_list("pk", flat=True))
    PostTag.objects.filter(pk__in=both).delete()
    return len(both) + among.filter(tag=old).update(tag=main)


def tag_for(slug: str, name: str) -> Tag:
    """Return the tag, made on the spot when it is new; of two at once the database lets one through."""
    key = tag_key(slug)
    known = Tag.objects.filter(key=key).first()
    if known is not None:
        return known
    try:
        with transaction.atomic():
            return Tag.objects.create(key=key, slug=slug, name=name)
    except IntegrityError:
        return Tag.objects.get(key=key)


def _name_and_slug(typed: str) -> tuple[str, str]:
    try:
        return tag_name(typed), tag_slug(typed)
    except ValidationError as error:
        raise PostRefused(error.messages[0]) from error
