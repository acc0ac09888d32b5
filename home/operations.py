"""What changes besides the pages themselves: versions of the guidelines, who accepted them, drafts of figures."""

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from django.db.models import Max
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from community.accounts.models import User
from community.common.errors import NotAllowed, OperationRefused
from community.common.transactions import atomic_retry
from community.members.models import Member
from community.members.operations import note_guidelines_seen
from community.moderation.figures import figures_for
from home.guidelines import newest_version
from home.models import GuidelinesAcceptance, GuidelinesPage, GuidelinesVersion, HomePage, TransparencyPage


@atomic_retry
def keep_version(page: GuidelinesPage, revision: Revision | None = None) -> GuidelinesVersion:
    """Keep what the page now says for good; returns the newest version when nothing of it changed.

    Members are told of it when the editor wrote a note that was not told before. The first version is nobody's news.
    """
    before = newest_version(locked=True)
    said = {"title": page.title, "introduction": page.introduction, "rules": _rules(page)}
    is_news = before is not None and bool(page.change_note) and page.change_note != _last_note()
    if before is not None and not is_news and all(getattr(before, key) == said[key] for key in said):
        return before
    note = page.change_note if is_news else ""
    number = before.number + 1 if before is not None else 1
    return GuidelinesVersion.objects.create(
        number=number, revision=revision, note=note, is_told=is_news, **said
    )


@atomic_retry
def accept_guidelines(*, by: Member, version: GuidelinesVersion) -> None:
    """Note that a member keeps to this version. Twice is the same as once."""
    GuidelinesAcceptance.objects.get_or_create(member=by, version=version)
    if version.number > by.guidelines_seen:
        note_guidelines_seen(member=by, number=version.number)


@atomic_retry
def draft_transparency(*, month: date, by: User | None = None) -> TransparencyPage:
    """Draft the page of a month’s figures, or bring the figures of an unpublished draft up to date.

    What was published, or is about to be, stays as it is. `by` nobody is the operator’s command.
    Raises NotAllowed; OperationRefused while the month is not over, and without a home page.
    """
    parent = HomePage.objects.live().order_by("path").select_for_update().first()
    if parent is None:
        raise OperationRefused(_("There is no home page to put it below."))
    if by is not None and not parent.permissions_for_user(by).can_add_subpage():
        raise NotAllowed(_("Only editors can do this."))
    first = month.replace(day=1)
    figures = json.loads(json.dumps(asdict(figures_for(first))))
    page = TransparencyPage.objects.filter(month=first).order_by("pk").first()
    if page is None:
        return _new_draft(parent, first, figures, by)
    if not (page.first_published_at or page.approved_schedule or page.workflow_in_progress):
        _bring_up_to_date(page, figures, by)
    return page


def _new_draft(parent: HomePage, first: date, figures: dict[str, Any], by: User | None) -> TransparencyPage:
    title = _("Moderation in %(month)s") % {"month": date_format(first, "YEAR_MONTH_FORMAT")}
    page = TransparencyPage(
        title=title,
        slug=_free_slug(parent, f"moderation-{first:%Y-%m}"),
        month=first,
        figures=figures,
        live=False,
    )
    parent.add_child(instance=page)
    page.save_revision(user=by, log_action="wagtail.create")
    return page


def _bring_up_to_date(page: TransparencyPage, figures: dict[str, Any], by: User | None) -> None:
    draft = page.get_latest_revision_as_object()
    if draft.figures != figures:
        draft.figures = figures
        draft.save_revision(user=by, log_action=True)


def _free_slug(parent: Page, wanted: str) -> str:
    taken = set(parent.get_children().values_list("slug", flat=True))
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (wanted, *numbered) if slug not in taken)


def _last_note() -> str:
    told = GuidelinesVersion.objects.filter(is_told=True)
    last = told.filter(number=told.aggregate(last=Max("number"))["last"]).first()
    return last.note if last is not None else ""


def _rules(page: GuidelinesPage) -> list[dict[str, Any]]:
    return [
        {
            "id": str(block.id),
            **{key: str(block.value.get(key) or "") for key in ("title", "text", "yes", "no")},
        }
        for block in page.rules
        if block.block_type == "rule"
    ]
