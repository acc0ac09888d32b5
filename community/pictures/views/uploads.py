"""Several uploads at once: which became pictures, and what is said about the others."""

from dataclasses import dataclass, field

from django.core.files.base import File
from django.utils.translation import gettext as _

from community.common.errors import OperationRefused
from community.limits.spending import TooMany, spending
from community.members.models import Member
from community.pictures.models import Picture
from community.pictures.operations import add_picture


@dataclass
class Added:
    """What came of some uploads: pictures, and sentences about the others. `too_many` is why it stopped early."""

    pictures: list[Picture] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    too_many: TooMany | None = None


def add_all(member: Member, uploads: list[File]) -> Added:
    """Add each upload; the refused are told by their number, because file names are never shown or kept."""
    added = Added()
    for number, upload in enumerate(uploads, start=1):
        try:
            with spending(member, "upload"):
                added.pictures.append(add_picture(by=member, upload=upload))
        except OperationRefused as refusal:
            told = {"number": number, "reason": refusal}
            several = len(uploads) > 1
            added.refusals.append(_("File %(number)d: %(reason)s") % told if several else str(refusal))
            if isinstance(refusal, TooMany):
                added.too_many = refusal
                break
    return added
