"""Which tags a member follows, and which they hide."""

from django.utils.translation import gettext as _

from community.blocks.durations import Duration, end_of
from community.common.errors import NotAllowed
from community.common.transactions import atomic_retry
from community.members.models import Member
from community.members.permissions import can_take_part
from community.posts.models import Post, Tag, TagFollow, TagHide


@atomic_retry
def follow_tag(*, tag: Tag, by: Member) -> None:
    """Bring posts with a tag into the member's feed; it is no longer hidden then. Twice is the same as once.

    Raises NotAllowed when they may not take part, or see no post with it.
    """
    main = _chosen(tag, by)
    TagHide.objects.filter(member=by, tag=main).delete()
    TagFollow.objects.get_or_create(member=by, tag=main)


@atomic_retry
def unfollow_tag(*, tag: Tag, by: Member) -> None:
    """Take posts with a tag out of the feed again; unfollowing one not followed changes nothing."""
    TagFollow.objects.filter(member=by, tag=main_tag(tag)).delete()


@atomic_retry
def hide_tag(*, tag: Tag, by: Member, duration: Duration = Duration.EVER) -> None:
    """Keep others' posts with a tag out of the member's lists; it is no longer followed then. Again, it begins anew.

    Raises NotAllowed when they may not take part, or see no post with it.
    """
    main = _chosen(tag, by)
    TagFollow.objects.filter(member=by, tag=main).delete()
    TagHide.objects.update_or_create(member=by, tag=main, defaults={"until": end_of(duration)})


@atomic_retry
def unhide_tag(*, tag: Tag, by: Member) -> None:
    """Let posts with a tag into the lists again; for one not hidden this changes nothing."""
    TagHide.objects.filter(member=by, tag=main_tag(tag)).delete()


def main_tag(tag: Tag) -> Tag:
    """Return the tag that a synonym stands for, else the tag itself."""
    return tag.synonym_of or tag


def _chosen(tag: Tag, by: Member) -> Tag:
    if not can_take_part(by):
        raise NotAllowed(_("You can’t choose tags at the moment."))
    # Locked, so that it becomes no synonym before the choice is kept.
    current = Tag.objects.select_for_update().filter(pk=main_tag(tag).pk).first()
    main = current and main_tag(current)
    if main is None or not Post.objects.visible_to(by).tagged(main).exists():
        raise NotAllowed(_("This tag is no longer here."))
    return main
