"""What members are writing and have not posted, kept on the server every few seconds."""

import uuid
from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.drafts.querysets import DraftQuerySet
from community.posts.models import Terms

# What is too long for a post is kept all the same, so that its writer can shorten it.
LINE_STORED_LENGTH = 1_000
TEXT_STORED_LENGTH = 50_000
ALT_TEXT_STORED_LENGTH = 10_000
WINDOW_MAX_LENGTH = 36


class Draft(Terms):
    """Words and pictures as typed, whether or not they would pass as a post; seen by their author alone.

    A draft is of a new post, or of a change to `post`. `number` grows with every save: a window that saved over
    an older number has met another window. With `publish_at` it is posted by itself at that time.
    """

    author = models.ForeignKey("members.Member", models.CASCADE, related_name="drafts")
    post = models.OneToOneField("posts.Post", models.CASCADE, null=True, blank=True, related_name="draft")
    # The state of the post that the change began from.
    post_version = models.CharField(max_length=40, blank=True)
    title = models.CharField(_("title"), max_length=LINE_STORED_LENGTH, blank=True)
    text = models.TextField(_("text"), blank=True)
    tags = models.CharField(_("tags"), max_length=LINE_STORED_LENGTH, blank=True)
    content_note = models.CharField(_("content note"), max_length=LINE_STORED_LENGTH, blank=True)
    is_own_work = models.BooleanField(_("made by me"), default=True)
    credit = models.CharField(_("credit"), max_length=LINE_STORED_LENGTH, blank=True)
    number = models.PositiveIntegerField(default=1)
    # Which window of a browser saved last, and how often: its own saves may overtake each other and still be no conflict.
    window = models.CharField(max_length=WINDOW_MAX_LENGTH, blank=True)
    serial = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    saved_at = models.DateTimeField(default=timezone.now)
    publish_at = models.DateTimeField(_("post it at"), null=True, blank=True)
    # Why posting it at that time was refused, for the author to read.
    refusal = models.TextField(blank=True)
    # Becomes the post's own key: one draft makes one post, however often it is sent.
    submission_key = models.UUIDField(default=uuid.uuid4, unique=True)

    objects: ClassVar = DraftQuerySet.as_manager()

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        indexes: ClassVar = [
            models.Index(fields=["author", "-saved_at", "-id"], name="draft_newest"),
            models.Index(fields=["publish_at"], name="draft_due"),
        ]

    def __str__(self) -> str:
        return self.title or self.text[:60]

    def get_absolute_url(self) -> str:
        return reverse("drafts:draft", args=[self.pk])


class DraftPicture(models.Model):
    """A picture's place in a draft, with the description typed for it there."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="draft_pictures")
    picture = models.ForeignKey("pictures.Picture", models.CASCADE, related_name="draft_pictures")
    position = models.PositiveSmallIntegerField()
    alt_text = models.TextField(blank=True)
    is_decorative = models.BooleanField(default=False)
    # Where the eye should rest, "x,y" in per cent; empty where nothing was chosen in this draft.
    focus = models.CharField(max_length=7, blank=True)

    objects: ClassVar = models.Manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["position", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draft", "picture"], name="draft_picture_once")
        ]

    def __str__(self) -> str:
        return f"{self.position} of draft {self.draft_id}"
