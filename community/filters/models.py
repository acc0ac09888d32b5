"""Words that members do not want to meet."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.filters.querysets import WordFilterQuerySet

PHRASE_MAX_LENGTH = 80
MOST_FILTERS = 100


class Scope(models.TextChoices):
    """Where a filter looks."""

    LISTS = "lists", _("Posts in lists")
    COMMENTS = "comments", _("Comments")
    NOTIFICATIONS = "notifications", _("Notifications")


class WordFilter(models.Model):
    """Others' words with this phrase are left out, or folded away until opened. `expires_at` is empty for ever.

    `key` is a digest of the folded phrase: databases do not agree on which letters are the same.
    """

    class Action(models.TextChoices):
        FOLD = "fold", _("Fold away; I can open it")
        HIDE = "hide", _("Leave out")

    owner = models.ForeignKey("members.Member", models.CASCADE, related_name="word_filters")
    phrase = models.CharField(_("word or phrase"), max_length=PHRASE_MAX_LENGTH)
    key = models.CharField(max_length=64, editable=False)
    is_whole_word = models.BooleanField(_("whole words only"), default=True)
    action = models.CharField(_("what to do"), max_length=4, choices=Action, default=Action.FOLD)
    in_lists = models.BooleanField(default=True)
    in_comments = models.BooleanField(default=True)
    in_notifications = models.BooleanField(default=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects: ClassVar = WordFilterQuerySet.as_manager()

    class Meta:
        verbose_name = _("word filter")
        verbose_name_plural = _("word filters")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["owner", "key"], name="word_filter_once"),
            models.CheckConstraint(
                condition=Q(in_lists=True) | Q(in_comments=True) | Q(in_notifications=True),
                name="word_filter_somewhere",
            ),
        ]

    def __str__(self) -> str:
        return self.phrase

    @property
    def scopes(self) -> list[Scope]:
        return [scope for scope in Scope if getattr(self, f"in_{scope.value}")]

    @property
    def is_over(self) -> bool:
        return self.expires_at is not None and self.expires_at <= timezone.now()
