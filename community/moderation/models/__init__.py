"""What moderation keeps: cases with everything in them, decisions with their sanctions and appeals, and the log."""

from community.moderation.models.cases import Case, CaseEvent, CaseMessage, CaseNote, Harm
from community.moderation.models.content import (
    MESSAGE_MAX_LENGTH,
    NOTE_MAX_LENGTH,
    RULE_TITLE_MAX_LENGTH,
    AboutContent,
    AboutThing,
    ModeratedContent,
    ModerationState,
)
from community.moderation.models.decisions import Appeal, CannedText, Decision, Sanction
from community.moderation.models.digests import DigestChoice
from community.moderation.models.logs import AuditEntry, AuditHead, Proposal
from community.moderation.models.reports import KeptPicture, Report, Snapshot
from community.moderation.models.settings import ModerationSettings

__all__ = [
    "MESSAGE_MAX_LENGTH",
    "NOTE_MAX_LENGTH",
    "RULE_TITLE_MAX_LENGTH",
    "AboutContent",
    "AboutThing",
    "Appeal",
    "AuditEntry",
    "AuditHead",
    "CannedText",
    "Case",
    "CaseEvent",
    "CaseMessage",
    "CaseNote",
    "Decision",
    "DigestChoice",
    "Harm",
    "KeptPicture",
    "ModeratedContent",
    "ModerationSettings",
    "ModerationState",
    "Proposal",
    "Report",
    "Sanction",
    "Snapshot",
]
