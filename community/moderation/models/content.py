"""What can be moderated, and rows about it."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

RULE_TITLE_MAX_LENGTH = 200
NOTE_MAX_LENGTH = 1000
MESSAGE_MAX_LENGTH = 2000


class ModerationState(models.TextChoices):
    VISIBLE = "visible", _("visible")
    HELD = "held", _("held for review")
    REMOVED = "removed", _("removed")


class ModeratedContent(models.Model):
    """What a member wrote and moderators may hold, remove or restore. Its words are never changed by them."""

    author = models.ForeignKey("members.Member", models.CASCADE, related_name="%(class)ss")
    moderation_state = models.CharField(
        max_length=7, choices=ModerationState, default=ModerationState.VISIBLE, editable=False
    )

    class Meta:
        abstract = True

    @property
    def is_held(self) -> bool:
        return self.moderation_state == ModerationState.HELD

    @property
    def is_removed(self) -> bool:
        return self.moderation_state == ModerationState.REMOVED


class AboutThing(models.Model):
    """A row about exactly one post, comment or member.

    The thing itself may be deleted by its author later; the row stays, pointing at nothing, and `thing_key`
    still tells which rows are about the same thing.
    """

    class Kind(models.TextChoices):
        POST = "post", _("post")
        COMMENT = "comment", _("comment")
        MEMBER = "member", _("member")

    kind = models.CharField(_("kind"), max_length=7, choices=Kind)
    thing_key = models.CharField(max_length=40, editable=False)
    post = models.ForeignKey("posts.Post", models.SET_NULL, null=True, blank=True, related_name="+")
    comment = models.ForeignKey("comments.Comment", models.SET_NULL, null=True, blank=True, related_name="+")
    member = models.ForeignKey("members.Member", models.SET_NULL, null=True, blank=True, related_name="+")
    about = models.ForeignKey(
        "members.Member", models.SET_NULL, null=True, related_name="%(class)ss_about", verbose_name=_("about")
    )

    class Meta:
        abstract = True

    @property
    def target(self) -> models.Model | None:
        """The post, comment or member; None when its author has deleted it since."""
        return self.post or self.comment or self.member


class AboutContent(AboutThing):
    """A row about a thing and about the rule in question as it read that day."""

    rule_id = models.CharField(max_length=36, blank=True)
    rule_title = models.CharField(_("rule"), max_length=RULE_TITLE_MAX_LENGTH, blank=True)
    rule_text = models.TextField(_("the rule as it read that day"), blank=True)
    # Which version of the guidelines it was; 0 for what was cited before they had numbers.
    rule_version = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(_("made"), default=timezone.now, editable=False)

    class Meta:
        abstract = True
