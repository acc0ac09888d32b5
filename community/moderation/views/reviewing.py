"""The door through which moderators look at what is not for them outside of the admin: an old version, a closed picture."""

from community.accounts.permissions import must_set_up_second_factor
from community.members.signed_in import OpenRequest
from community.moderation.permissions import can_moderate
from community.moderation.querysets import CaseQuerySet
from community.moderation.views.cases.exposure import note_once


def may_review(request: OpenRequest, cases: CaseQuerySet, what: str) -> bool:
    """Whether a moderator has a reason to look: one of these cases. The log keeps, once a day, that they did.

    As in the admin, only with a second factor, and never where the case is about themselves.
    """
    moderator = request.member
    if moderator is None or not can_moderate(moderator) or must_set_up_second_factor(request.user):
        return False
    case = cases.for_moderator(moderator).order_by("-id").first()
    if case is None:
        return False
    note_once(case, moderator, what)
    return True
