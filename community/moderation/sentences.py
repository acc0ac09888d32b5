"""The sentences that notices of decisions are made of."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from community.moderation.models import Decision

Action = Decision.Action

# Who answers an appeal, as the promise says it wherever it is made.
SOMEBODY_ELSE = _("Somebody other than the moderator who decided")

TO_AUTHOR: dict[tuple[str, Any], Any] = {
    ("post", Action.HOLD): _(
        "The moderators have taken your post %(title)s out of sight while they look at it. You can still see it."
    ),
    ("comment", Action.HOLD): _(
        "The moderators have taken your comment %(title)s out of sight while they look at it. You can still see it."
    ),
    ("post", Action.REMOVE): _(
        "The moderators removed your post %(title)s. You can read and copy it until %(deleted)s; then it is deleted for good."
    ),
    ("comment", Action.REMOVE): _(
        "The moderators removed your comment %(title)s. It is deleted for good on %(deleted)s."
    ),
    ("post", Action.RESTORE): _("The moderators put your post %(title)s back. Everybody can see it again."),
    ("comment", Action.RESTORE): _(
        "The moderators put your comment %(title)s back. Everybody can see it again."
    ),
    ("post", Action.SENSITIVE): _(
        "The moderators put a content note in front of your post %(title)s: “%(note)s”. Readers choose whether to open it."
    ),
    ("post", Action.LOCK): _("The moderators closed the comments under your post %(title)s until %(until)s."),
    ("post", "lock_for_now"): _("The moderators closed the comments under your post %(title)s for now."),
    ("post", Action.WARN): _("The moderators warn you because of your post %(title)s."),
    ("comment", Action.WARN): _("The moderators warn you because of your comment %(title)s."),
    ("member", Action.WARN): _("The moderators warn you."),
    ("member", Action.LIMIT): _(
        "Until %(until)s only those who follow you find what you post in their lists. Others can still open it."
    ),
    ("member", Action.SILENCE): _(
        "Until %(until)s you can read here, but you can’t post, comment, like, follow or report."
    ),
    ("member", Action.SUSPEND): _(
        "The moderators suspended your account until %(until)s. Until then nobody sees your profile or what you"
        " posted. Nothing of it is deleted."
    ),
    ("member", Action.LIFT): _(
        "The moderators ended your suspension. You can take part again, and others see what you posted."
    ),
    ("member", "lift_other"): _(
        "The moderators ended what they had decided about your account. You can take part as before."
    ),
}

TO_REPORTER: dict[Action, Any] = {
    Action.HOLD: _("We took it out of sight while we look at it more closely."),
    Action.REMOVE: _("We removed it."),
    Action.RESTORE: _("We looked again and put it back, because it keeps to our rules."),
    Action.DISMISS: _("We leave it as it is, because we find that it keeps to our rules."),
    Action.SENSITIVE: _("We put a content note in front of it."),
    Action.LOCK: _("We closed the comments under it."),
    Action.WARN: _("We warned the person behind it."),
    Action.LIMIT: _("We made the account harder to find for some time."),
    Action.SILENCE: _("The account can’t write anything for some time."),
    Action.SUSPEND: _("We suspended the account for some time."),
    Action.LIFT: _("We leave it as it is."),
}

AGAIN_VISIBLE: dict[Action, Any] = {
    Action.HOLD: _("Everybody can see it again."),
    Action.REMOVE: _("Everybody can see it again."),
    Action.SUSPEND: _("You can take part again, and others see what you posted."),
    Action.SILENCE: _("You can write again."),
    Action.LIMIT: _("Everybody finds what you post in their lists again."),
    Action.LOCK: _("Comments are open again, as you had chosen."),
    Action.SENSITIVE: _("The content note in front of it is gone."),
    Action.WARN: _("The warning does not count."),
}
