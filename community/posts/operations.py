"""Publishing, changing and deleting posts."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import timedelta
from types import MappingProxyType
from typing import Unpack

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from community.common.errors import NotAllowed
from community.common.transactions import atomic_retry
from community.members.models import Member
from community.pictures.models import Picture
from community.pictures.operations import delete_pictures
from community.posts.choices import Audience
from community.posts.errors import AlreadyPosted, PostRefused, StaleEdit
from community.posts.gallery import check_pictures, hang_pictures, picture_ids_of
from community.posts.history import Descriptions, describe_all, keep_version, says_otherwise, state_of
from community.posts.mentions import tell_mentioned
from community.posts.models import Post
from community.posts.newcomers import check_restraint
from community.posts.permissions import can_delete_post, can_edit_post, can_publish
from community.posts.tagging import NamesBySlug, checked_tags, put_tags, slugs_of
from community.posts.terms import GivenTerms, PostTerms, checked_terms, put_terms, terms_of, usual_terms
from community.posts.wording import Wording, checked_wording, put_wording
from community.safeguards.operations import look_after
from community.safeguards.submissions import Submission

__all__ = ["AlreadyPosted", "PostRefused", "StaleEdit", "delete_post", "edit_post", "publish_post"]

NOTHING_SAID: Descriptions = MappingProxyType({})


@atomic_retry
def publish_post(
    *,
    by: Member,
    text: str,
    title: str = "",
    pictures: Sequence[Picture] = (),
    tags: Iterable[str] = (),
    submission_key: uuid.UUID | None = None,
    descriptions: Descriptions = NOTHING_SAID,
    **given: Unpack[GivenTerms],
) -> Post:
    """Show a new post to its audience. The same `submission_key` twice makes one post.

    Terms not given are the author's usual ones. Raises NotAllowed, PostRefused; AlreadyPosted when the key was used
    for other words or other terms.
    """
    # Held to the end: whoever turns private at this moment finds the post, or the post finds them private.
    by = Member.objects.select_for_update().get(pk=by.pk)
    if not can_publish(by):
        raise NotAllowed(_("You can’t post at the moment."))
    wording, names = _checked(by, title, text, pictures, tags)
    key = _usable_key(submission_key, by)
    post = Post(author=by, author_is_private=by.is_private, submission_key=key)
    put_wording(post, wording)
    put_terms(post, checked_terms(given, usual_terms(by)))
    if (sent_before := _sent_before(post) or _insert(post)) is not None:
        return sent_before
    put_tags(post, names)
    describe_all(pictures, by, descriptions)
    hang_pictures(post, pictures)
    if post.audience != Audience.ME:
        look_after(post, submission_of(post, pictures))
    tell_mentioned(post)
    return post


@atomic_retry
def edit_post(
    *,
    post: Post,
    by: Member,
    text: str,
    title: str,
    pictures: Sequence[Picture],
    tags: Iterable[str],
    expected_version: str | None = None,
    descriptions: Descriptions = NOTHING_SAID,
    **given: Unpack[GivenTerms],
) -> Post:
    """Change one's own post; the page says that it was edited. Sending the same change twice is the same as once.

    Terms not given stay; a new audience holds at once, for the files of the pictures too. `expected_version` is the
    `version` the writer started from. Raises NotAllowed, PostRefused, StaleEdit.
    """
    current = Post.objects.select_for_update().filter(pk=post.pk).first()
    if current is None:
        raise PostRefused(_("This post has been deleted."))
    if not can_edit_post(by, current):
        raise NotAllowed(_("You can only change your own posts."))
    wording, names = _checked(by, title, text, pictures, tags)
    terms = checked_terms(given, terms_of(current))
    before, was_for_its_author = state_of(current), current.audience == Audience.ME
    is_same = _reads_the_same(current, wording, names, pictures) and not says_otherwise(before, descriptions)
    if is_same and terms == terms_of(current):
        # Where the eye should rest may be new all the same; that is no other version.
        describe_all(pictures, by, descriptions)
        return current
    if expected_version is not None and expected_version != current.version:
        raise StaleEdit(_("This post was changed since you opened it."), current)
    changed = [*put_wording(current, wording), *put_terms(current, terms)]
    put_tags(current, names)
    describe_all(pictures, by, descriptions)
    hang_pictures(current, pictures)
    # Versions are told apart by this moment, so it never stands still.
    current.edited_at = max(timezone.now(), current.changed_at + timedelta(microseconds=1))
    current.save(update_fields=[*changed, "edited_at"])
    keep_version(before, current)
    if current.audience != Audience.ME:
        # What its author alone could see until now is as good as new.
        look_after(current, submission_of(current, pictures), is_new=was_for_its_author)
    tell_mentioned(current)
    return current


@atomic_retry
def delete_post(*, post: Post, by: Member) -> None:
    """Delete one's own post with its pictures and everything said under it. Twice is the same as once.

    Raises NotAllowed.
    """
    current = Post.objects.select_for_update().filter(pk=post.pk).first()
    if current is None:
        return
    if not can_delete_post(by, current):
        raise NotAllowed(_("You can only delete your own posts."))
    delete_pictures(current.pictures.all())
    current.delete()


def submission_of(post: Post, pictures: Sequence[Picture]) -> Submission:
    """Return a post as rules and classifiers see it."""
    likenesses = tuple(picture.fingerprint for picture in pictures)
    return Submission("post", post.author, f"{post.title}\n{post.text}", likenesses)


def _checked(
    by: Member, title: str, text: str, pictures: Sequence[Picture], tags: Iterable[str]
) -> tuple[Wording, NamesBySlug]:
    """Return the words and the tags, fit to be stored. Raises PostRefused."""
    wording, names = checked_wording(title, text), checked_tags(tags)
    check_restraint(by, wording.text_html)
    check_pictures(pictures)
    if not wording.text and not pictures:
        raise PostRefused(_("There’s nothing to post yet. Write something, or add a picture."))
    return wording, names


def _usable_key(key: uuid.UUID | None, by: Member) -> uuid.UUID:
    """Return the form's key; one that somebody else's post has says nothing about this form, so it gets a new one."""
    if key is None or Post.objects.filter(submission_key=key).exclude(author=by).exists():
        return uuid.uuid4()
    return key


def _sent_before(post: Post) -> Post | None:
    """Return the post this form has made already, if any. Raises AlreadyPosted when it reads differently."""
    earlier = Post.objects.filter(submission_key=post.submission_key, author=post.author).first()
    if earlier is not None and _said(earlier) != _said(post):
        message = _(
            "This form was posted before, with other words or for other people. "
            "Post it again to make a second post of it."
        )
        raise AlreadyPosted(message, earlier)
    return earlier


def _said(post: Post) -> tuple[str, str, PostTerms]:
    return post.title, post.text, terms_of(post)


def _insert(post: Post) -> Post | None:
    """Store a new post; returns the one that the same form, sent at the same moment, has just made instead."""
    try:
        with transaction.atomic():
            post.save(force_insert=True)
    except IntegrityError:
        if (sent_before := _sent_before(post)) is None:
            raise
        return sent_before
    return None


def _reads_the_same(post: Post, wording: Wording, names: NamesBySlug, pictures: Sequence[Picture]) -> bool:
    return (
        (post.title, post.text) == (wording.title, wording.text)
        and picture_ids_of(post) == [picture.pk for picture in pictures]
        and slugs_of(post) == list(names)
    )
