"""The demo can be thrown away and made anew, and is refused where people would find its sign-ins."""

from io import StringIO

import pytest
from django.core.mail import EmailMessage
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from community.accounts.models import User
from community.comments.models import Comment
from community.common.errors import NotAllowed
from community.follows.models import Follow
from community.likes.models import Like
from community.members.models import Member
from community.moderation.models import Case, Proposal, Report
from community.pictures.models import Picture
from community.posts.models import Post
from community.safeguards.models import Safeguard
from home.demo.builder import build_demo, rebuild_demo
from home.demo.made import Made
from home.demo.removing import remove_demo
from home.demo.sign_ins import PASSWORD
from home.models import HomePage, SiteImage, StandardPage


def counted():
    return {
        model.__name__: model.objects.count()
        for model in (
            *(Member, User, Post, Comment, Like, Follow, Picture),
            *(Report, Case, Proposal, Safeguard, StandardPage, SiteImage),
        )
    }


def stored_files(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def test_resetting_leaves_nothing_behind_and_makes_the_same_again(
    db, settings, tmp_path, django_capture_on_commit_callbacks
):
    settings.MEDIA_ROOT = str(tmp_path)
    with django_capture_on_commit_callbacks(execute=True):
        build_demo(limit=1)
    before, files = counted(), len(stored_files(tmp_path))
    assert files > 0
    with django_capture_on_commit_callbacks(execute=True):
        rebuild_demo(limit=1)
    assert counted() == before
    assert len(stored_files(tmp_path)) == files
    with django_capture_on_commit_callbacks(execute=True):
        remove_demo()
    assert set(counted().values()) == {0}
    assert stored_files(tmp_path) == []
    assert HomePage.objects.exists()


@pytest.mark.parametrize("arguments", [[], ["--reset"], ["--sign-ins"]])
def test_the_command_refuses_where_no_demo_is_allowed(db, settings, arguments):
    settings.DEMO_ALLOWED = False
    with pytest.raises(CommandError, match="settings that allow it"):
        call_command("demo", *arguments)
    assert not Member.objects.exists()


def test_building_and_removing_refuse_by_themselves(db, settings):
    settings.DEMO_ALLOWED = False
    for deed in (build_demo, rebuild_demo, remove_demo):
        with pytest.raises(NotAllowed):
            deed()


def test_the_command_says_what_it_made_and_how_to_sign_in(db, monkeypatch):
    monkeypatch.setattr(
        "home.management.commands.demo.build_demo", lambda: Made(now=timezone.now(), likes=604)
    )
    said = StringIO()
    call_command("demo", stdout=said)
    assert "604 likes" in said.getvalue()
    assert "ruth@example.org" in said.getvalue()
    assert PASSWORD in said.getvalue()


def test_mail_to_people_who_do_not_exist_stays_where_it_is(db, monkeypatch, mailoutbox):
    message = EmailMessage("Decided", "So.", to=["brightwick@example.org"])
    monkeypatch.setattr(
        "home.management.commands.demo.build_demo", lambda: message.send() and Made(now=timezone.now())
    )
    call_command("demo", stdout=StringIO())
    assert mailoutbox == []


def test_the_command_makes_nothing_beside_members_that_are_there(ana):
    said = StringIO()
    call_command("demo", stdout=said)
    assert "no demo was made" in said.getvalue()
    assert Member.objects.get() == ana


def test_the_sign_ins_are_printed_on_request():
    said = StringIO()
    call_command("demo", "--sign-ins", stdout=said)
    assert all(role in said.getvalue() for role in ("member", "editor", "moderator", "administrator"))
