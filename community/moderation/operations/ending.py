"""What ends by itself: sanctions, and cases in which nobody can appeal any more."""

from datetime import timedelta

from django.utils import timezone

from community.moderation.models import Case, CaseEvent, ModerationSettings, Sanction
from community.moderation.notices import letter_of_end
from community.moderation.operations.auditing import in_turn
from community.moderation.operations.cases import locked
from community.moderation.operations.events import add_event
from community.moderation.operations.sanctioning import undo
from community.moderation.operations.undoing import close
from community.notifications.kinds import Kind as News
from community.notifications.operations import notify

AT_ONCE = 200


def end_sanctions() -> int:
    """End every sanction whose end has come, each in a transaction of its own; returns how many."""
    numbers = list(Sanction.objects.due().order_by("ends_at", "id").values_list("pk", flat=True))
    return sum(_end(number) for number in numbers)


@in_turn
def close_cases() -> int:
    """Close decided cases in which the time to appeal is over; returns how many."""
    last = timezone.now() - timedelta(days=ModerationSettings.now().appeal_window_days)
    over = Case.objects.filter(state=Case.State.DECIDED, decided_at__lt=last).select_for_update()
    cases = list(over.order_by("id")[:AT_ONCE])
    for case in cases:
        close(case)
    return len(cases)


@in_turn
def _end(number: int) -> int:
    sanction = Sanction.objects.due().filter(pk=number).select_for_update().first()
    if sanction is None:
        return 0
    undo(sanction, Sanction.Ending.EXPIRED)
    case = locked(sanction.decision.case)
    add_event(case, CaseEvent.Kind.SANCTION_ENDED, None, sanction=sanction.pk, action=sanction.action)
    text = letter_of_end(sanction.action)
    if text and sanction.member is not None:
        notify(recipient=sanction.member, kind=News.MODERATORS_WROTE, text=text)
    return 1
