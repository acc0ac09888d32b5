"""What posts hold about a member: every word, every version, every place of a picture."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from community.common.belongings import Kind, Row, moment
from community.common.mail import site_url
from community.members.models import Member
from community.pictures.export import file_in_copy
from community.posts.models import Post, PostingDefaults, PostVersion, TagFollow, TagHide


def own_posts(member: Member) -> QuerySet[Post]:
    """All posts of a member, the newest first, also those that moderators removed."""
    found = Post.objects.by(member).newest_first()
    return found.prefetch_related("post_pictures__picture", "post_tags__tag", "versions")


def _describe_post(post: Post) -> Row:
    return {
        "number": post.pk,
        "address": site_url(f"/posts/{post.pk}/"),
        "title": post.title,
        "text": post.text,
        "pictures": [
            {
                "file": file_in_copy(place.picture),
                "alt_text": place.picture.alt_text,
                "is_decorative": place.picture.is_decorative,
            }
            for place in post.post_pictures.all()
        ],
        "tags": [post_tag.tag.name for post_tag in post.post_tags.all()],
        "content_note": post.content_note,
        "is_own_work": post.is_own_work,
        "credit": post.credit,
        "audience": post.audience,
        "comment_policy": post.comment_policy,
        "licence": post.licence,
        "posted_at": moment(post.published_at),
        "edited_at": moment(post.edited_at),
        "state": post.moderation_state,
        "like_count": post.like_count,
        "comment_count": post.comment_count,
        "earlier_versions": [_describe_version(version) for version in post.versions.all()],
    }


def _describe_version(version: PostVersion) -> Row:
    return {
        "number": version.number,
        "title": version.title,
        "text": version.text,
        "pictures": version.pictures,
        "tags": version.tags,
        "made_at": moment(version.made_at),
        "withdrawn_at": moment(version.withdrawn_at),
    }


def _defaults(member: Member) -> QuerySet[PostingDefaults]:
    return PostingDefaults.objects.filter(member=member)


def _describe_defaults(usual: PostingDefaults) -> Row:
    return {"audience": usual.audience, "comment_policy": usual.comment_policy, "licence": usual.licence}


def _followed_tags(member: Member) -> QuerySet[TagFollow]:
    return TagFollow.objects.filter(member=member).select_related("tag").order_by("pk")


def _hidden_tags(member: Member) -> QuerySet[TagHide]:
    return TagHide.objects.filter(member=member).select_related("tag").order_by("pk")


def _describe_tag(chosen: TagFollow | TagHide) -> Row:
    return {"tag": chosen.tag.name, "since": moment(chosen.created_at)}


KINDS = (
    Kind(
        name="posts",
        title=_("Your posts"),
        purpose=_("To show them to those you chose, with the history of what you changed."),
        kept=_("Until you delete them or leave."),
        find=own_posts,
        describe=_describe_post,
        holds=("posts.Post.author",),
        page="members:profile",
    ),
    Kind(
        name="posting_settings",
        title=_("What your posts begin with"),
        purpose=_("So that you needn’t choose it each time."),
        kept=_("Until you change it or leave."),
        find=_defaults,
        describe=_describe_defaults,
        holds=("posts.PostingDefaults.member",),
        page="posts:usual",
    ),
    Kind(
        name="followed_tags",
        title=_("Tags you follow"),
        purpose=_("To put together your feed."),
        kept=_("Until you change it or leave."),
        find=_followed_tags,
        describe=_describe_tag,
        holds=("posts.TagFollow.member",),
        page="feeds:chosen_tags",
    ),
    Kind(
        name="hidden_tags",
        title=_("Tags you hide"),
        purpose=_("To leave them out of your lists."),
        kept=_("Until you change it or leave."),
        find=_hidden_tags,
        describe=_describe_tag,
        holds=("posts.TagHide.member",),
        page="feeds:chosen_tags",
    ),
)
