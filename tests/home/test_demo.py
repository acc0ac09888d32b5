"""The demo is made through the operations members use, at the times it tells of. One small demo serves all tests."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core.files.storage import default_storage
from django.db import transaction
from django.test import override_settings
from django.utils import timezone

from community.accounts.models import User
from community.comments.models import Comment
from community.likes.models import Like
from community.members.models import Member
from community.moderation.chain import breaks
from community.moderation.models import Case, CaseNote, Decision, Proposal
from community.moderation.permissions import can_moderate
from community.notifications.models import Notification
from community.posts.models import Post
from community.safeguards.models import Safeguard
from home.demo.builder import build_demo
from home.demo.clock import clock_at
from home.demo.content import read_stories
from home.demo.sign_ins import PASSWORD
from home.models import CommunitySettings, GuidelinesPage, HomePage, StandardPage

# The newest posts: they hold a picture, a long thread and the account that was reported.
SMALL = 7


@pytest.fixture(scope="module")
def small_demo(django_db_setup, django_db_blocker, tmp_path_factory):
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=str(tmp_path_factory.mktemp("media"))),
        transaction.atomic(),
    ):
        yield build_demo(limit=SMALL)
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _with_database(small_demo, db):
    """Let every test read the demo, and change nothing of it for the next."""


def test_the_clock_moves_the_defaults_of_models_too():
    moment = timezone.now() - timedelta(days=40)
    with clock_at(moment):
        assert timezone.now() == moment
        assert Member(handle="cleo").created_at == moment
    assert timezone.now() - moment > timedelta(days=39)


def test_posts_comments_and_likes_are_as_old_as_they_claim(small_demo):
    told = read_stories()[-SMALL:]
    for story in told:
        post = small_demo.posts[story.key]
        post.refresh_from_db()
        assert post.published_at == small_demo.now - story.ago
        comments = Comment.objects.filter(post=post)
        assert comments.count() == post.comment_count > 0 or not story.remarks
        assert all(comment.created_at > post.published_at for comment in comments)
    assert not Like.objects.filter(created_at__gt=small_demo.now).exists()
    assert not Notification.objects.filter(created_at__gt=small_demo.now).exists()
    assert Notification.objects.filter(read_at=None).exists()


def test_tags_pictures_and_descriptions_are_kept(small_demo):
    for story in read_stories()[-SMALL:]:
        post = small_demo.posts[story.key]
        assert set(post.tags.names()) == set(story.tags)
        pictures = [row.picture for row in post.post_pictures.select_related("picture")]
        assert [one.alt_text for one in pictures] == [one.alt_text for one in story.pictures]
        assert all(
            default_storage.exists(f"pictures/{one.key[:2]}/{one.key}/{one.width}.jpg") for one in pictures
        )


def test_the_sign_ins_work_and_have_their_rights(small_demo):
    for handle in ("ines", "edda", "ruth", "kofi"):
        user = User.objects.get(email=f"{handle}@example.org")
        assert user.check_password(PASSWORD)
        assert EmailAddress.objects.filter(user=user, verified=True, primary=True).exists()
    rights = {handle: small_demo.members[handle].user for handle in ("ines", "edda", "ruth", "kofi")}
    assert not rights["ines"].has_perm("wagtailadmin.access_admin")
    assert rights["edda"].has_perm("wagtailadmin.access_admin")
    assert not rights["edda"].has_perm("moderation.moderate_content")
    assert rights["ruth"].has_perm("moderation.moderate_content")
    assert rights["kofi"].is_superuser
    assert len(PASSWORD) >= 12


def test_the_editors_pages_are_published_with_a_history(small_demo):
    home = HomePage.objects.get()
    rules = GuidelinesPage.objects.get()
    for page in (home, rules, *StandardPage.objects.all()):
        assert page.live
        assert page.latest_revision.user.email == "edda@example.org"
    assert StandardPage.objects.count() == 2
    assert sum(block.block_type == "rule" for block in rules.rules) == 6
    assert {"hero", "picked", "latest", "tagged", "quote", "member", "rules", "join"} <= {
        block.block_type for block in home.body
    }
    chosen = CommunitySettings.objects.get()
    assert chosen.site_name == "Commonplace"
    assert [link["title"] for link in chosen.links(chosen.menu)] == [
        "About us",
        "House rules",
        "How it works",
    ]


def test_two_reports_wait_in_one_case_and_cite_a_rule(small_demo):
    case = Case.objects.open().get()
    assert case.report_count == case.reports.open().count() == 2
    assert {report.rule_title for report in case.reports.all()} == {"Show your own work"}


def test_the_desk_has_a_decision_a_note_and_a_proposal_at_their_times(small_demo):
    assert small_demo.deeds == 3
    assert CaseNote.objects.get().created_at == small_demo.now - timedelta(hours=5)
    decision = Decision.objects.get()
    assert (decision.action, decision.rule_title) == ("remove", "Show your own work")
    assert decision.created_at == small_demo.now - timedelta(hours=12)
    proposal = Proposal.objects.open().get()
    assert proposal.proposed_by == small_demo.members["kofi"]
    assert can_moderate(small_demo.members["ruth"])
    assert list(breaks()) == []


def test_a_rule_before_harm_works_after_its_dry_run(small_demo):
    working = Safeguard.objects.get(is_on=True)
    assert working.tried_at == small_demo.now - timedelta(days=6)
    assert Safeguard.objects.filter(is_on=False, tried_at=None).exists()


def test_building_again_makes_nothing():
    before = Post.objects.count(), Comment.objects.count(), Like.objects.count()
    assert build_demo(limit=SMALL) is None
    assert (Post.objects.count(), Comment.objects.count(), Like.objects.count()) == before
