"""What posts do when something happens on a floor below."""

from typing import Any

from django.dispatch import receiver

from community.members.models import Member
from community.members.signals import member_left
from community.moderation.models import ModeratedContent, ModerationState
from community.moderation.signals import content_moderated
from community.pictures.models import Picture
from community.pictures.operations import delete_pictures
from community.posts.gallery import show_or_hide
from community.posts.models import Post, TagFollow, TagHide


@receiver(member_left)
def delete_posts_and_tags_chosen_by_the_leaver(sender: type[Member], member: Member, **kwargs: Any) -> None:
    posts = Post.objects.by(member)
    delete_pictures(Picture.objects.filter(posts__in=posts))
    posts.delete()
    TagFollow.objects.filter(member=member).delete()
    TagHide.objects.filter(member=member).delete()


@receiver(content_moderated)
def close_or_open_pictures(
    sender: object, content: ModeratedContent, state: ModerationState, **kwargs: Any
) -> None:
    """A post out of sight takes its pictures with it: their old addresses are dead from then on."""
    if not isinstance(content, Post):
        return
    show_or_hide(content, list(content.pictures.all()))
