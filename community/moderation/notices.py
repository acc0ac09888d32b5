"""What the people concerned read after a decision, and before it as the preview. Nobody reported learns who reported."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from community.common.mail import site_url
from community.members.models import Member
from community.moderation.models import Appeal, Case, Decision, ModerationSettings, Report
from community.moderation.sentences import AGAIN_VISIBLE, SOMEBODY_ELSE, TO_AUTHOR, TO_REPORTER
from community.moderation.things import Thing, described, kind_of, person_behind, thing_key, title_of
from community.moderation.verdicts import ON_PERSON, Action, Measure, Verdict


@dataclass(frozen=True)
class Letters:
    """Word for word what goes out: to the author ("" when they learn of nothing), and to each who reported."""

    author: str
    reporter: str


def letters(verdict: Verdict, case: Case) -> Letters:
    """Return what would be sent if this were decided now; sending uses the same two functions."""
    report = case.reports.select_related("copy").order_by("id").first()
    return Letters(
        author=letter_to_author(verdict, case.target, case.about) if verdict.tells_author else "",
        reporter="" if verdict.is_interim else letter_to_reporter(verdict, case.target, report),
    )


def letter_to_author(verdict: Verdict, thing: Thing | None, person: Member | None) -> str:
    """Return the reasoned notice: what was decided, under which rule, until when, and how to appeal."""
    openings = [_opening(measure, thing, person) for measure in _in_order(verdict)]
    parts = [" ".join(openings), *_rule_and_words(verdict)]
    if verdict.lasting:
        parts.append(_how_to_appeal())
    return "\n\n".join(part.strip() for part in parts)


def letter_to_reporter(verdict: Verdict, thing: Thing | None, report: Report | None) -> str:
    """Return the one outcome each reporter reads."""
    parts = [_("You told us about %(what)s. Thank you.") % {"what": _named(thing, report)}]
    is_left_alone = verdict.actions == (Action.DISMISS,)
    if thing is None and is_left_alone:
        parts.append(_("Its author has deleted it in the meantime."))
    else:
        parts.append(" ".join(str(TO_REPORTER[action]) for action in verdict.actions))
    words = verdict.reporter_message or (verdict.message if is_left_alone else "")
    if words:
        parts.append(_("The moderators say: %(message)s") % {"message": words})
    return "\n\n".join(parts)


def letter_of_reversal(decision: Decision, words: str) -> str:
    """Return what the author reads when a decision about them was taken back."""
    what = _named_to_author(decision)
    parts = [_("We looked again at what we decided about %(what)s and took it back.") % {"what": what}]
    parts.append(str(AGAIN_VISIBLE.get(Action(decision.action), _("It holds no longer."))))
    if words:
        parts.append(_("The moderators say: %(message)s") % {"message": words})
    return "\n\n".join(parts)


def update_for_reporter(report: Report) -> str:
    """Return what somebody who reported reads when what they were told holds no longer."""
    what = _named(report.target, report)
    return "\n\n".join(
        [
            _("About %(what)s, which you reported: we have told you what we decided.") % {"what": what},
            _("We looked at it again since and took that decision back."),
        ]
    )


def letter_of_appeal(appeal: Appeal) -> str:
    """Return what whoever appealed reads when the decision stands."""
    what = _named_to_author(appeal.decision)
    parts = [
        _("You appealed against what we decided about %(what)s. Somebody else looked at it.")
        % {"what": what},
        _("The decision stands."),
    ]
    if appeal.answer:
        parts.append(_("The moderators say: %(message)s") % {"message": appeal.answer})
    return "\n\n".join(parts)


def letter_of_end(action: str) -> str:
    """Return what somebody reads when something that was decided about them has ended by itself."""
    sentence = {
        Action.SUSPEND: _(
            "Your suspension has ended. You can take part again, and others see what you posted."
        ),
        Action.SILENCE: _("You can write again."),
        Action.LIMIT: _("Everybody finds what you post in their lists again."),
        Action.LOCK: _("Comments under your post are open again, as you had chosen."),
        Action.SENSITIVE: _("The content note the moderators had put in front of your post is gone."),
    }
    return str(sentence.get(Action(action), ""))


def message_from_team(case: Case, words: str, report: Report | None) -> str:
    """Return a message of the team as its notice: to whoever made `report`, without one to the author.

    None of the moderators is named.
    """
    thing, opening = case.target, _("About something of yours")
    about = title_of(thing) if thing is not None else ""
    if report is not None:
        opening = _("About your report")
        if thing is None or not _reads_as_reported(thing, report):
            about = f"“{report.headline}”" if report.headline else ""
    return f"{opening}{': ' + about if about else ''}\n\n{words}\n\n{ModerationSettings.now().team}"


def _rule_and_words(verdict: Verdict) -> list[str]:
    parts = []
    if verdict.rule is not None and verdict.rule.title:
        parts.append(
            "\n".join([_("Our rule: %(title)s") % {"title": verdict.rule.title}, verdict.rule.text]).strip()
        )
    if verdict.message:
        parts.append(_("The moderators say: %(message)s") % {"message": verdict.message})
    return parts


def _how_to_appeal() -> str:
    chosen = ModerationSettings.now()
    last = timezone.now() + timedelta(days=chosen.appeal_window_days)
    values: dict[str, Any] = {
        "until": date_format(timezone.localtime(last), "j F Y"),
        "where": site_url(reverse("moderation:own_decisions")),
        "who": SOMEBODY_ELSE,
        "days": chosen.appeal_days,
        "address": parseaddr(settings.DEFAULT_FROM_EMAIL)[1],
    }
    return (
        _(
            "If you think we got this wrong, you can appeal until %(until)s: %(where)s. %(who)s looks at it and answers"
            " within %(days)d days. You can also write to %(address)s."
        )
        % values
    )


def _in_order(verdict: Verdict) -> list[Measure]:
    return sorted(verdict.measures, key=lambda measure: verdict.actions.index(measure.action))


def _opening(measure: Measure, thing: Thing | None, person: Member | None) -> str:
    kind = "member" if thing is None else kind_of(thing)
    # What is done to a person reads the same wherever it began; a warning says because of what.
    where = "member" if measure.action in ON_PERSON - {Action.WARN} else kind
    values = {
        "title": title_of(thing) if thing is not None else "",
        "until": moment(measure.until),
        "note": measure.content_note,
        "deleted": date_format(timezone.localtime(measure.review_at), "j F Y") if measure.review_at else "",
    }
    key: Any = measure.action
    if key == Action.LIFT and not (person is not None and person.is_suspended):
        key = "lift_other"
    elif key == Action.LOCK and measure.until is None:
        key = "lock_for_now"
    sentence = str(TO_AUTHOR[(where, key)]) % values
    # A thing without words has no title, which leaves two spaces or one before the full stop.
    # One that ends with a full stop of its own needs no second.
    return " ".join(sentence.split()).replace(" .", ".").replace(" :", ":").replace(".”.", ".”")


def _named(thing: Thing | None, report: Report | None) -> str:
    if report is None:
        return described(thing) if thing is not None else _("something")
    if thing is not None and report.thing_key == thing_key(thing) and _reads_as_reported(thing, report):
        return described(thing)
    return f"“{report.headline}”" if report.headline else _("something")


def _reads_as_reported(thing: Thing, report: Report) -> bool:
    """Whether title and name are those in the reporter's own copy: of later ones they learn nothing from us."""
    if report.copy is None:
        return False
    title = title_of(thing).strip("“”…")
    return title in " ".join(report.copy.text.split()) and person_behind(
        thing
    ).name == report.copy.profile.get("name")


def _named_to_author(decision: Decision) -> str:
    thing = decision.target
    if thing is None or kind_of(thing) == "member":
        return _("you")
    title = title_of(thing)
    return (_("your post %(title)s") if kind_of(thing) == "post" else _("your comment %(title)s")) % {
        "title": title
    }


def moment(when: datetime | None) -> str:
    """Return a moment as members read it."""
    return date_format(timezone.localtime(when), "j F Y, H:i") if when is not None else ""
