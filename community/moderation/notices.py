"""What the people concerned read after a decision. A report's author is never named to anybody reported."""

from email.utils import parseaddr

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.moderation.models import Decision, Report
from community.moderation.things import Thing, described, kind_of, thing_key, title_of

Action = Decision.Action

_TO_AUTHOR = {
    ("post", Action.HOLD): gettext_lazy(
        "The moderators have taken your post %(title)s out of sight while they look at it. You can still see it."
    ),
    ("comment", Action.HOLD): gettext_lazy(
        "The moderators have taken your comment %(title)s out of sight while they look at it. You can still see it."
    ),
    ("post", Action.REMOVE): gettext_lazy("The moderators removed your post %(title)s."),
    ("comment", Action.REMOVE): gettext_lazy("The moderators removed your comment %(title)s."),
    ("post", Action.RESTORE): gettext_lazy(
        "The moderators put your post %(title)s back. Everybody can see it again."
    ),
    ("comment", Action.RESTORE): gettext_lazy(
        "The moderators put your comment %(title)s back. Everybody can see it again."
    ),
    ("member", Action.SUSPEND): gettext_lazy(
        "The moderators suspended your account until %(until)s. Until then nobody sees your profile or what you"
        " posted. Nothing of it is deleted."
    ),
    ("member", Action.LIFT): gettext_lazy(
        "The moderators ended your suspension. You can take part again, and others see what you posted."
    ),
}

_TO_REPORTER = {
    Action.HOLD: gettext_lazy("We took it out of sight while we look at it more closely."),
    Action.REMOVE: gettext_lazy("We removed it."),
    Action.RESTORE: gettext_lazy("We looked again and put it back, because it keeps to our rules."),
    Action.DISMISS: gettext_lazy("We leave it as it is, because we find that it keeps to our rules."),
    Action.SUSPEND: gettext_lazy("We suspended the account for some time."),
    Action.LIFT: gettext_lazy("We leave it as it is."),
}


def notice_for_author(decision: Decision, thing: Thing) -> str:
    """Return the reasoned notice: what was decided, under which rule, until when, and how to answer."""
    opening = _TO_AUTHOR[(kind_of(thing), Action(decision.action))] % {
        "title": title_of(thing),
        "until": _moment(decision),
    }
    # A thing without words has no title, which leaves two spaces or one before the full stop.
    parts = [" ".join(opening.split()).replace(" .", ".")]
    if decision.rule_title:
        parts.append(
            "\n".join([_("Our rule: %(title)s") % {"title": decision.rule_title}, decision.rule_text])
        )
    if decision.message:
        parts.append(_("The moderators say: %(message)s") % {"message": decision.message})
    if decision.action not in (Action.RESTORE, Action.LIFT):
        parts.append(
            _("If you think we got this wrong, write to %(address)s. A person reads it.")
            % {"address": parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}
        )
    return "\n\n".join(part.strip() for part in parts)


def notice_for_reporter(decision: Decision, report: Report, thing: Thing | None) -> str:
    """Return the one outcome each reporter reads."""
    is_this = thing is not None and report.thing_key == thing_key(thing)
    what = described(thing) if is_this else f"“{report.headline}”"
    parts = [_("You told us about %(what)s. Thank you.") % {"what": what}]
    if thing is None and decision.action == Action.DISMISS:
        parts.append(_("Its author has deleted it in the meantime."))
    else:
        parts.append(str(_TO_REPORTER[Action(decision.action)]))
    if decision.action == Action.DISMISS and decision.message:
        parts.append(_("The moderators say: %(message)s") % {"message": decision.message})
    return "\n\n".join(parts)


def _moment(decision: Decision) -> str:
    if decision.until is None:
        return ""
    return date_format(timezone.localtime(decision.until), "j F Y, H:i")
