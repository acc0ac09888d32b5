"""A restored backup brings nobody back who was deleted since."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.utils import timezone

from community.exports.purging import purge
from community.exports.tombstones import digest_of, stored_digests
from community.members.away import ask_to_leave
from community.members.models import Member
from tests.conftest import make_member

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path / "media")
    return tmp_path / "media"


def restored(member):
    """The member as they stand in a backup from before they left."""
    gone = Member.objects.get(pk=member.pk)
    made = gone.created_at
    gone.delete()
    again = make_member(member.handle)
    Member.objects.filter(pk=again.pk).update(id=member.pk, created_at=made)
    return Member.objects.get(pk=member.pk)


def test_who_left_leaves_a_mark_without_a_name(ana, media):
    ask_to_leave(member=ana, by=ana)
    purge(number=ana.pk, now=timezone.now() + dt.timedelta(days=31))
    assert stored_digests() == {digest_of(Member.objects.get(pk=ana.pk))}
    (mark,) = (media / "tombstones").iterdir()
    assert mark.read_bytes() == b""
    assert "ana" not in mark.name


def test_they_are_deleted_again_without_a_second_receipt_and_others_stay(ana, bo, mailoutbox, capsys):
    ask_to_leave(member=ana, by=ana)
    purge(number=ana.pk, now=timezone.now() + dt.timedelta(days=31))
    again = restored(ana)
    mailoutbox.clear()
    call_command("forget_again")
    call_command("forget_again")
    again.refresh_from_db()
    bo.refresh_from_db()
    assert again.left_at is not None
    assert bo.left_at is None
    assert mailoutbox == []
    assert capsys.readouterr().out.splitlines() == ["Deleted 1 members again.", "Deleted 0 members again."]


def test_the_marks_may_come_from_a_list_kept_elsewhere(ana, tmp_path):
    marks = tmp_path / "marks"
    marks.write_text(f"{digest_of(ana)}\n")
    call_command("forget_again", list=marks)
    ana.refresh_from_db()
    assert ana.left_at is not None
