"""Every write of moderation, one deed each. All check that the doer may, and none can be done to oneself."""

from community.moderation.operations.appealing import appeal, decide_appeal
from community.moderation.operations.cases import open_case, set_harm
from community.moderation.operations.claiming import (
    claim,
    end_claims,
    hand_over,
    release,
    take_over,
    wait_for_answer,
)
from community.moderation.operations.deciding import BULK_ALONE, Many, decide, decide_many
from community.moderation.operations.digesting import Sent, choose_digest, send_digests
from community.moderation.operations.ending import close_cases, end_sanctions
from community.moderation.operations.holding import hold_by_rule
from community.moderation.operations.proposing import (
    confirm_proposal,
    decline_proposal,
    expire_proposals,
    propose_decision,
    propose_deletion,
)
from community.moderation.operations.purging import EVIDENCE_KEPT_FOR, forget_evidence, purge_removed
from community.moderation.operations.reporting import AlreadyReported, report
from community.moderation.operations.talking import (
    answer_team,
    note,
    note_reading,
    write_to_author,
    write_to_reporter,
)
from community.moderation.operations.undoing import leave_as_it_is, reverse_decision

__all__ = [
    "BULK_ALONE",
    "EVIDENCE_KEPT_FOR",
    "AlreadyReported",
    "Many",
    "Sent",
    "answer_team",
    "appeal",
    "choose_digest",
    "claim",
    "close_cases",
    "confirm_proposal",
    "decide",
    "decide_appeal",
    "decide_many",
    "decline_proposal",
    "end_claims",
    "end_sanctions",
    "expire_proposals",
    "forget_evidence",
    "hand_over",
    "hold_by_rule",
    "leave_as_it_is",
    "note",
    "note_reading",
    "open_case",
    "propose_decision",
    "propose_deletion",
    "purge_removed",
    "release",
    "report",
    "reverse_decision",
    "send_digests",
    "set_harm",
    "take_over",
    "wait_for_answer",
    "write_to_author",
    "write_to_reporter",
]
