"""Blocking and muting as deeds: who may, what follows from it, and that twice is the same as once."""

import datetime as dt

import pytest
from django.db.models import Q
from django.utils import timezone

from community.blocks.durations import Duration
from community.blocks.models import Block, Mute
from community.blocks.operations import (
    BlockRefused,
    block_member,
    mute_conversation,
    mute_member,
    unblock_member,
    unmute_conversation,
    unmute_member,
)
from community.comments.operations import edit_comment, write_comment
from community.common.errors import NotAllowed
from community.follows.models import Follow
from community.follows.operations import follow_member
from community.likes.operations import like_post
from community.members.models import Member
from community.members.operations import leave_community
from community.posts.models import Post
from community.posts.operations import publish_post
from home.demo.clock import clock_at


def test_a_block_ends_follows_both_ways_and_unblocking_restores_nothing(ana, bo):
    follow_member(member=bo, by=ana)
    block_member(member=bo, by=ana)
    block_member(member=bo, by=ana)
    assert Block.objects.count() == 1
    assert not Follow.objects.exists()
    assert set(Member.objects.filter(has_blocks=True)) == {ana, bo}
    unblock_member(member=bo, by=ana)
    unblock_member(member=bo, by=ana)
    assert not Block.objects.exists() and not Follow.objects.exists()
    assert not Member.objects.filter(has_blocks=True).exists()


def test_each_is_out_of_the_others_sight_until_both_have_taken_it_back(ana, cleo):
    block_member(member=cleo, by=ana)
    assert ana not in Member.objects.visible_to(cleo)
    assert cleo not in Member.objects.visible_to(ana)
    with pytest.raises(NotAllowed):
        block_member(member=ana, by=cleo)
    unblock_member(member=ana, by=cleo)
    assert cleo not in Member.objects.visible_to(ana), "only who blocks can take it back"
    unblock_member(member=cleo, by=ana)
    assert cleo in Member.objects.visible_to(ana)


def test_nobody_blocks_or_mutes_themselves(ana):
    with pytest.raises(BlockRefused):
        block_member(member=ana, by=ana)
    with pytest.raises(BlockRefused):
        mute_member(member=ana, by=ana)
    assert not Block.objects.exists() and not Mute.objects.exists()


def test_staff_can_be_blocked_too(ana, mia):
    block_member(member=mia, by=ana)
    assert mia not in Member.objects.visible_to(ana)


@pytest.mark.parametrize("way", ["author blocks", "author is blocked"])
def test_nothing_is_liked_followed_or_said_across_a_block(ana, bo, way):
    post = publish_post(by=ana, title="Linen", text="words")
    said = write_comment(post=post, by=bo, text="before")
    block_member(member=bo, by=ana) if way == "author blocks" else block_member(member=ana, by=bo)
    for deed in (
        lambda: write_comment(post=post, by=bo, text="after"),
        lambda: edit_comment(comment=said, by=bo, text="after"),
        lambda: like_post(post=post, by=bo),
        lambda: follow_member(member=ana, by=bo),
        lambda: follow_member(member=bo, by=ana),
        lambda: mute_member(member=ana, by=bo),
        lambda: mute_conversation(post=post, by=bo),
    ):
        with pytest.raises(NotAllowed):
            deed()


def test_a_mute_again_begins_anew_and_ends_by_itself(ana, bo):
    post = publish_post(by=ana, title="Linen", text="words")
    mute_member(member=ana, by=bo)
    mute_member(member=ana, by=bo, duration=Duration.DAY)
    assert Mute.objects.filter(owner=bo).count() == 1
    listed = Post.objects.listed_for(bo).filter(pk=post.pk)
    assert not listed.exists()
    assert Post.objects.visible_to(bo).filter(pk=post.pk).exists(), "a mute hides it from lists only"
    with clock_at(timezone.now() + dt.timedelta(hours=23)):
        assert not Post.objects.listed_for(bo).filter(pk=post.pk).exists()
    with clock_at(timezone.now() + dt.timedelta(hours=25)):
        assert Post.objects.listed_for(bo).filter(pk=post.pk).exists()
    unmute_member(member=ana, by=bo)
    assert listed.exists()


def test_a_conversation_is_muted_for_a_week_or_until_it_is_unmuted(ana, bo):
    post = publish_post(by=ana, title="Linen", text="words")
    mute_conversation(post=post, by=bo, duration=Duration.WEEK)
    mute_conversation(post=post, by=bo, duration=Duration.WEEK)
    assert not Post.objects.listed_for(bo).filter(pk=post.pk).exists()
    with clock_at(timezone.now() + dt.timedelta(days=8)):
        assert Post.objects.listed_for(bo).filter(pk=post.pk).exists()
    unmute_conversation(post=post, by=bo)
    assert not Mute.objects.exists()


def test_blocking_takes_the_place_of_a_mute(ana, bo):
    mute_member(member=bo, by=ana)
    block_member(member=bo, by=ana)
    assert not Mute.objects.exists()


def test_whoever_leaves_takes_their_blocks_and_mutes_along(ana, bo, cleo):
    block_member(member=bo, by=ana)
    block_member(member=cleo, by=bo)
    mute_member(member=cleo, by=ana)
    leave_community(member=ana, by=ana)
    assert not Block.objects.filter(Q(blocker=ana) | Q(blocked=ana)).exists()
    assert not Mute.objects.exists()
    assert set(Member.objects.filter(has_blocks=True)) == {bo, cleo}
