"""What was decided about members of the world, what they said to it, and a copy of all that one of them made."""

from datetime import timedelta

from django.utils import timezone

from community.exports.fulfilling import fulfil
from community.exports.models import Export
from community.exports.operations import request_export
from community.members.models import Member
from community.moderation.models import Appeal, Decision
from community.moderation.operations import appeal, decide, open_case
from community.moderation.verdicts import Measure, Verdict
from home.guidelines import current_rules
from tests.world.canaries import Canaries
from tests.world.people import People

Action = Decision.Action
# Who stands where they stand because moderators decided it.
JUDGED = {"limited": Action.LIMIT, "suspended": Action.SUSPEND}


class Judgements:
    """Decisions about the limited and the suspended, each with an appeal against the warning that came before."""

    def __init__(self, people: People, canaries: Canaries) -> None:
        self.people, self.canaries = people, canaries
        self.decisions: dict[str, Decision] = {}
        self.appeals: dict[str, Appeal] = {}
        for name, action in JUDGED.items():
            warning = self._decide(people[name], Measure(Action.WARN), f"warning of {name}")
            words = f"Not so: {canaries[f'appeal of {name}']}."
            self.appeals[name] = appeal(decision=warning, by=people[name], text=words)
            measure = Measure(action, timezone.now() + timedelta(days=7))
            self.decisions[name] = self._decide(people[name], measure, f"decision about {name}")

    def _decide(self, about: Member, measure: Measure, reason: str) -> Decision:
        rule, by = current_rules()[0], self.people["moderator"]
        case = open_case(target=about, by=by, rule=rule)
        return decide(case=case, by=by, verdict=Verdict((measure,), rule, f"It was {self.canaries[reason]}."))


def copy_for(member: Member) -> Export:
    """Make a copy as the background does; asked for so long ago that its owner may ask for another."""
    export = request_export(by=member)
    Export.objects.filter(pk=export.pk).update(requested_at=timezone.now() - timedelta(days=2))
    fulfil(number=export.pk)
    export.refresh_from_db()
    return export
