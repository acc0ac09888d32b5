"""Deleting a member for good: rows, files, sessions and what other parts of the site wrote down about them.

Files go first, so that whatever cuts this short, the rows still say what is left to do and the next run does it.
"""

import logging
from datetime import datetime, timedelta
from smtplib import SMTPException

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks_db.models import DBTaskResult
from wagtail.models import ModelLogEntry

from community.accounts.models import User
from community.common.mail import compose_mail
from community.common.transactions import atomic_retry
from community.exports.models import Export
from community.exports.storage import delete_file
from community.exports.tombstones import remember_to_forget
from community.members.away import begin_erasing
from community.members.models import Member
from community.members.operations import leave_community
from community.moderation.models import CaseEvent, Report
from community.notifications.kinds import Kind
from community.notifications.models import Notification
from community.pictures.addresses import file_names, folder_of
from community.pictures.export import own_pictures
from community.pictures.storage import delete_files
from community.posts.models import Tag

logger = logging.getLogger(__name__)

# An answer to a report is written in the same moment in which the report is closed.
ANSWERED_WITHIN = timedelta(minutes=1)


def due_to_go(now: datetime) -> list[int]:
    """Return the numbers of members whose grace is over, the longest waiting first."""
    over = Member.objects.filter(leaves_at__lte=now, left_at__isnull=True)
    return list(over.order_by("leaves_at", "pk").values_list("pk", flat=True))


def purge(*, number: int, now: datetime | None = None, with_receipt: bool = True) -> bool:
    """Delete the member with this number whose grace is over; False when they came back or are gone already.

    Safe to cut short at any point and to begin again. Raises OperationRefused for the last administrator, and what
    the storage raises.
    """
    member = Member.objects.select_related("user").filter(pk=number).first()
    if member is None or not begin_erasing(member=member, now=now or timezone.now()):
        return False
    if with_receipt and member.user is not None:
        _send_receipt(member, member.user.email)
    _delete_files(member)
    remember_to_forget(member)
    _erase(number=number)
    return True


def _send_receipt(member: Member, address: str) -> None:
    """Say that it is done, as long as there is an address to say it to. Mail that fails keeps nobody here."""
    try:
        compose_mail("exports/email/deleted", [address], {"handle": member.handle}).send()
    except (OSError, SMTPException):
        logger.warning("A receipt for a deleted account could not be sent")


def _delete_files(member: Member) -> None:
    for picture in own_pictures(member).iterator():
        delete_files(folder_of(picture.key, is_open=picture.is_open), file_names(picture))
    for key in Export.objects.filter(member=member).values_list("key", flat=True):
        delete_file(key)


@atomic_retry
def _erase(*, number: int) -> None:
    member = Member.objects.select_for_update().select_related("user").get(pk=number)
    if member.user is not None:
        _forget_sign_in(member.user)
    _forget_answers(member)
    used = list(Tag.objects.filter(post_tags__content_object__author=member).values_list("pk", flat=True))
    leave_community(member=member, by=member)
    _delete_tags_nobody_uses(used)


def _forget_sign_in(user: User) -> None:
    """Delete what is about a sign-in and hangs on no row of it: sessions, notes about tasks, labels in the log."""
    keys = UserSession.objects.filter(user=user).values_list("session_key", flat=True)
    Session.objects.filter(session_key__in=list(keys)).delete()
    for address in {user.email, *user.emailaddress_set.values_list("email", flat=True)}:
        DBTaskResult.objects.filter(traceback__icontains=address).delete()
        ModelLogEntry.objects.filter(label__icontains=address).update(label="-", data={})


def _forget_answers(member: Member) -> None:
    """Take the member's name and words out of what those who reported them were answered."""
    answered = Report.objects.filter(about=member, reporter__isnull=False)
    words = _("Thank you for your report. The member it was about has left since.")
    for reporter, created_at, closed_at in answered.values_list("reporter", "created_at", "closed_at"):
        told = Notification.objects.filter(recipient=reporter)
        if closed_at is not None:
            at_that_time = (closed_at - ANSWERED_WITHIN, closed_at + ANSWERED_WITHIN)
            told.filter(kind=Kind.REPORT_ANSWERED, created_at__range=at_that_time).update(text=words)
        # No row says which case a message was about: rather one too many than one that names them.
        told.filter(kind=Kind.MODERATORS_WROTE, created_at__gte=created_at).update(text=words)
    answered.exclude(outcome="").update(outcome=words)
    CaseEvent.objects.filter(case__about=member).told_to_reporters().update(data={"text": words})


def _delete_tags_nobody_uses(numbers: list[int]) -> None:
    """A tag that only they used is a word of theirs; one that anybody else chose or described is everybody's."""
    unused = Tag.objects.filter(
        pk__in=numbers, post_tags=None, follows=None, hides=None, synonyms=None, synonym_of=None, cover=None
    )
    Tag.objects.filter(pk__in=list(unused.filter(description="").values_list("pk", flat=True))).delete()
