"""What posts do when something happens on a floor below."""

from typing import Any

from django.dispatch import receiver

from community.members.models import Member
from community.members.signals import member_left, standing_changed
from community.moderation.models import ModeratedContent, ModerationState
from community.moderation.signals import content_moderated, content_purged
from community.pictures.likeness import variants_of
from community.pictures.models import Picture
from community.pictures.operations import delete_pictures
from community.posts.gallery import show_or_hide
from community.posts.matching import match_author
from community.posts.models import Post, PostingDefaults, TagFollow, TagHide
from community.safeguards.operations import forget_removed, remember_removed


@receiver(member_left)
def delete_posts_and_tags_chosen_by_the_leaver(sender: type[Member], member: Member, **kwargs: Any) -> None:
    posts = Post.objects.by(member)
    delete_pictures(Picture.objects.filter(posts__in=posts))
    posts.delete()
    TagFollow.objects.filter(member=member).delete()
    TagHide.objects.filter(member=member).delete()
    PostingDefaults.objects.filter(member=member).delete()


@receiver(standing_changed)
def show_or_hide_what_the_author_posted(sender: type[Member], member: Member, **kwargs: Any) -> None:
    """Bring the posts' copy of the author's choice in line, and make their pictures as public as the posts are now."""
    match_author(member)


@receiver(content_moderated)
def close_or_open_pictures(
    sender: object, content: ModeratedContent, state: ModerationState, **kwargs: Any
) -> None:
    """A post out of sight takes its pictures with it: their old addresses are dead from then on.

    What removed pictures look like is kept, so that the same ones are noticed when they come again.
    """
    if not isinstance(content, Post):
        return
    show_or_hide(content, list(content.pictures.all()))
    if state == ModerationState.REMOVED:
        # Read again: a closed picture lies under another key.
        pictures = list(content.pictures.all())
        remember_removed(thing=content, pictures=pictures, variants=variants_of(pictures))
    elif state == ModerationState.VISIBLE:
        forget_removed(thing=content)


@receiver(content_purged)
def delete_for_good(sender: object, content: ModeratedContent, **kwargs: Any) -> None:
    if isinstance(content, Post):
        delete_pictures(content.pictures.all())
        content.delete()
