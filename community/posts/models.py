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

from community.moderation.models import ModeratedContent
from community.posts.querysets import PostQuerySet, TagQuerySet
from community.posts.tags import TAG_MAX_LENGTH

TITLE_MAX_LENGTH = 150
TEXT_MAX_LENGTH = 10_000
EXCERPT_MAX_LENGTH = 400
MAX_PICTURES = 10
SLUG_MAX_LENGTH = 60
# What may be done with a post has its address where the readable end stands; a title must not take it.
RESERVED_SLUGS = frozenset({"comments", "delete", "edit", "like", "report", "unlike"})


class Tag(TagBase):
    """A tag as first typed. `key` is what makes it one: Punycode of the folded name, compared alike everywhere."""

    name = models.CharField(_("name"), max_length=TAG_MAX_LENGTH)
    slug = models.CharField(_("address"), max_length=TAG_MAX_LENGTH)
    key = models.CharField(max_length=255, unique=True, editable=False)

    objects: ClassVar = TagQuerySet.as_manager()

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")

    def get_absolute_url(self) -> str:
        return reverse("feeds:tag", args=[self.slug])


class PostTag(ItemBase):
    tag = models.ForeignKey(Tag, models.CASCADE, related_name="post_tags")
    content_object = models.ForeignKey("posts.Post", models.CASCADE, related_name="post_tags")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="post_tag_once")
        ]


class Post(ModeratedContent):
    """What a member shows or tells: Markdown text, up to ten pictures, tags. Counters are kept by operations."""

    title = models.CharField(_("title"), max_length=TITLE_MAX_LENGTH, blank=True)
    text = models.TextField(_("text"), max_length=TEXT_MAX_LENGTH, blank=True)
    text_html = models.TextField(blank=True, editable=False)
    renderer_version = models.PositiveSmallIntegerField(default=0, editable=False)
    excerpt = models.CharField(max_length=EXCERPT_MAX_LENGTH, blank=True, editable=False)
    published_at = models.DateTimeField(default=timezone.now, editable=False)
    edited_at = models.DateTimeField(null=True, blank=True, editable=False)
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
        return self.title or self.excerpt[:60]

    @property
    def slug(self) -> str:
        """The readable end of the address, from the title or the first words; never empty."""
        slug = slugify(self.title or self.excerpt[:SLUG_MAX_LENGTH])[:SLUG_MAX_LENGTH].strip("-_")
        return f"post-{slug}" if slug in RESERVED_SLUGS else slug or "post"

    @property
    def changed_at(self) -> datetime:
        return self.edited_at or self.published_at

    @property
    def version(self) -> str:
        """Tells one state of the post from the next, for forms that change it."""
        return self.changed_at.isoformat()

    def get_absolute_url(self) -> str:
        return reverse("posts:post", args=[self.pk, self.slug])


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
