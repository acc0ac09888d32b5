"""Members' posts, their pictures in order, and their tags."""

import uuid
from datetime import datetime
from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from taggit.models import ItemBase, TagBase

from community.moderation.models import ModeratedContent, ModerationState
from community.posts.choices import Audience, CommentPolicy, Licence
from community.posts.querysets import PostQuerySet, TagHideQuerySet, TagQuerySet
from community.posts.tags import TAG_MAX_LENGTH

TITLE_MAX_LENGTH = 150
TEXT_MAX_LENGTH = 10_000
EXCERPT_MAX_LENGTH = 400
CONTENT_NOTE_MAX_LENGTH = 120
CREDIT_MAX_LENGTH = 200
TAG_DESCRIPTION_MAX_LENGTH = 500
MAX_PICTURES = 10
SLUG_MAX_LENGTH = 60
# What may be done with a post has its address where the readable end stands; a title must not take it.
RESERVED_SLUGS = frozenset(
    {"comments", "delete", "edit", "history", "like", "menu", "mute", "report", "unlike", "unmute", "note"}
)


class Tag(TagBase):
    """A tag as first typed. `key` is what makes it one: Punycode of the folded name, compared alike everywhere."""

    name = models.CharField(_("name"), max_length=TAG_MAX_LENGTH)
    slug = models.CharField(_("address"), max_length=TAG_MAX_LENGTH)
    key = models.CharField(max_length=255, unique=True, editable=False)
    description = models.TextField(_("description"), max_length=TAG_DESCRIPTION_MAX_LENGTH, blank=True)
    cover = models.ForeignKey(
        "home.SiteImage", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("cover")
    )
    # Another spelling or word for the same thing: whoever types this one gets that one.
    synonym_of = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="synonyms",
        verbose_name=_("means the same as"),
    )

    objects: ClassVar = TagQuerySet.as_manager()

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        permissions: ClassVar = [("curate_tags", "Can describe, join and part tags")]

    def get_absolute_url(self) -> str:
        return reverse("feeds:tag", args=[self.slug])


class PostTag(ItemBase):
    tag = models.ForeignKey(Tag, models.CASCADE, related_name="post_tags")
    content_object = models.ForeignKey("posts.Post", models.CASCADE, related_name="post_tags")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="post_tag_once")
        ]


class TagFollow(models.Model):
    """A member finds posts with this tag in their feed."""

    member = models.ForeignKey("members.Member", models.CASCADE, related_name="tag_follows")
    tag = models.ForeignKey(Tag, models.CASCADE, related_name="follows")
    created_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar = models.Manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["member", "tag"], name="tag_follow_once")]

    def __str__(self) -> str:
        return f"{self.member_id} follows tag {self.tag_id}"


class TagHide(models.Model):
    """A member does not want to meet posts with this tag in any list. `until` is empty for ever."""

    member = models.ForeignKey("members.Member", models.CASCADE, related_name="tag_hides")
    tag = models.ForeignKey(Tag, models.CASCADE, related_name="hides")
    until = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar = TagHideQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["member", "tag"], name="tag_hide_once")]

    def __str__(self) -> str:
        return f"{self.member_id} hides tag {self.tag_id}"


class Terms(models.Model):
    """Who may see a post, who may comment on it, and what may be done with it."""

    audience = models.CharField(_("who sees it"), max_length=9, choices=Audience, default=Audience.EVERYONE)
    comment_policy = models.CharField(
        _("who may comment"), max_length=9, choices=CommentPolicy, default=CommentPolicy.EVERYONE
    )
    licence = models.CharField(_("licence"), max_length=11, choices=Licence, default=Licence.ALL_RIGHTS)

    class Meta:
        abstract = True


class PostingDefaults(Terms):
    """What a member's next post begins with."""

    member = models.OneToOneField("members.Member", models.CASCADE, related_name="posting_defaults")

    objects: ClassVar = models.Manager()

    def __str__(self) -> str:
        return f"{self.audience} for {self.member_id}"


class Post(Terms, ModeratedContent):
    """What a member shows or tells: Markdown text, up to ten pictures, tags. Counters are kept by operations."""

    title = models.CharField(_("title"), max_length=TITLE_MAX_LENGTH, blank=True)
    text = models.TextField(_("text"), max_length=TEXT_MAX_LENGTH, blank=True)
    text_html = models.TextField(blank=True, editable=False)
    renderer_version = models.PositiveSmallIntegerField(default=0, editable=False)
    excerpt = models.CharField(max_length=EXCERPT_MAX_LENGTH, blank=True, editable=False)
    content_note = models.CharField(_("content note"), max_length=CONTENT_NOTE_MAX_LENGTH, blank=True)
    # Put there by moderators: its author may reword it but not take it away.
    note_is_kept = models.BooleanField(default=False, editable=False)
    # Closed by moderators, whatever the author chose.
    comments_locked = models.BooleanField(default=False, editable=False)
    is_own_work = models.BooleanField(_("made by me"), default=True)
    credit = models.CharField(_("credit"), max_length=CREDIT_MAX_LENGTH, blank=True)
    published_at = models.DateTimeField(default=timezone.now, editable=False)
    edited_at = models.DateTimeField(null=True, blank=True, editable=False)
    # A copy of the author's choice: lists are cut to a page by the posts' own index.
    author_is_private = models.BooleanField(default=False, editable=False)
    like_count = models.PositiveIntegerField(default=0, editable=False)
    comment_count = models.PositiveIntegerField(default=0, editable=False)
    # The form's own number: sending the same form twice makes one post.
    submission_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    pictures = models.ManyToManyField("pictures.Picture", through="posts.PostPicture", related_name="posts")
    tags = TaggableManager(through=PostTag, blank=True)

    objects: ClassVar = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        indexes: ClassVar = [
            models.Index(fields=["-published_at", "-id"], name="post_newest"),
            models.Index(fields=["author", "-published_at", "-id"], name="post_author_newest"),
        ]

    def __str__(self) -> str:
        return self.title or self.teaser[:60]

    def get_absolute_url(self) -> str:
        return reverse("posts:post", args=[self.pk, self.slug])

    @property
    def slug(self) -> str:
        """The readable end of the address, from the title or the first words; never empty."""
        slug = slugify(self.title or self.teaser[:SLUG_MAX_LENGTH])[:SLUG_MAX_LENGTH].strip("-_")
        return f"post-{slug}" if slug in RESERVED_SLUGS else slug or "post"

    @property
    def teaser(self) -> str:
        """What stands for the post wherever nobody has opened it: its first words, or the note in front of them."""
        return self.content_note or self.excerpt

    @property
    def changed_at(self) -> datetime:
        return self.edited_at or self.published_at

    @property
    def version(self) -> str:
        """Tells one state of the post from the next, for forms that change it."""
        return self.changed_at.isoformat()

    @property
    def is_public(self) -> bool:
        """Whether visitors may see it; its pictures are open just then."""
        by_itself = self.moderation_state == ModerationState.VISIBLE and self.audience == Audience.EVERYONE
        return by_itself and not self.author_is_private and self.author.is_in_good_standing


class PostVersion(models.Model):
    """How a post read before a change. `pictures` lists id, alt text and decoration of each, `tags` the names, in order."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=TITLE_MAX_LENGTH, blank=True)
    text = models.TextField(blank=True)
    pictures = models.JSONField(default=list)
    tags = models.JSONField(default=list)
    # From when it read like this until the next version, or the post as it is now.
    made_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar = models.Manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["post", "number"], name="post_version_once")]

    def __str__(self) -> str:
        return f"version {self.number} of post {self.post_id}"


class PostPicture(models.Model):
    """A picture's place in a post; the first is the cover."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="post_pictures")
    picture = models.OneToOneField("pictures.Picture", models.CASCADE, related_name="post_picture")
    position = models.PositiveSmallIntegerField()

    objects: ClassVar = models.Manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["position", "id"]

    def __str__(self) -> str:
        return f"{self.position} of post {self.post_id}"
