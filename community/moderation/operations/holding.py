"""What a rule of the site does by itself: it holds, until a moderator has looked."""

from community.moderation.models import Case, Decision, ModerationState
from community.moderation.operations.auditing import in_turn
from community.moderation.operations.cases import case_for
from community.moderation.operations.deciding import carry_out
from community.moderation.operations.sanctioning import locked_content
from community.moderation.rules import CitedRule
from community.moderation.things import Thing
from community.moderation.verdicts import Measure, Verdict


@in_turn
def hold_by_rule(*, target: Thing, rule: CitedRule, why: str) -> Case:
    """Let a rule of the site hold a post or comment until a moderator has looked. It can do nothing graver.

    `why` is read by moderators alone. What is held or removed already stays as it is.
    """
    case = case_for(target, Case.Source.RULE, None, rule, why=why)
    if locked_content(target).moderation_state == ModerationState.VISIBLE:
        carry_out(case, None, Verdict((Measure(Decision.Action.HOLD),), rule))
        target.moderation_state = ModerationState.HELD
    return case
