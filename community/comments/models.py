"""What members say to each other under a post."""

import uuid
from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.comments.paths import MAX_DEPTH, PATH_STEP
from community.comments.querysets import CommentQuerySet
from community.moderation.models import ModeratedContent

TEXT_MAX_LENGTH = 3_000


class Comment(ModeratedContent):
    """A comment or a reply to one. `path` puts the branch in reading order: eight base-36 digits of each ancestor's id.

    A deleted comment that has replies stays as a place without words.
    """

    post = models.ForeignKey("posts.Post", models.CASCADE, related_name="comments")
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="replies")
    path = models.CharField(max_length=MAX_DEPTH * PATH_STEP, blank=True, editable=False)
    text = models.TextField(_("comment"), max_length=TEXT_MAX_LENGTH, blank=True)
    text_html = models.TextField(blank=True, editable=False)
    renderer_version = models.PositiveSmallIntegerField(default=0, editable=False)
    like_count = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    edited_at = models.DateTimeField(null=True, blank=True, editable=False)
    deleted_at = models.DateTimeField(null=True, blank=True, editable=False)
    submission_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    objects: ClassVar = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        indexes: ClassVar = [
            models.Index(fields=["post", "path"], name="comment_reading_order"),
            models.Index(fields=["author", "-created_at", "-id"], name="comment_author_newest"),
        ]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def depth(self) -> int:
        """1 for a comment on the post itself, at most MAX_DEPTH."""
        return max(1, len(self.path) // PATH_STEP)

    @property
    def is_deleted(self) -> bool:
        return self.deleted_at is not None

    def get_absolute_url(self) -> str:
        return reverse("comments:permalink", args=[self.pk])
