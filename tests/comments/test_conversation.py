import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from community.comments.models import Comment
from community.comments.operations import delete_comment, edit_comment
from community.comments.threads import LEVELS_DRAWN, PAGE_SIZE, BadCursor, conversation
from community.likes.operations import like_comment
from community.members.operations import leave_community, suspend
from community.moderation.models import ModerationState
from community.moderation.rules import CitedRule
from tests.factories.decisions import hold, remove
from tests.factories.posts import a_comment, a_post

RULE = CitedRule(id=str(uuid.uuid4()), title="Talk about the <work>", text="Not the person.")


@pytest.fixture
def post(ana):
    return a_post(by=ana)


def chain(post, by, length):
    made = [a_comment(post, by=by, text="Level 1")]
    for number in range(2, length + 1):
        made.append(a_comment(post, by=by, parent=made[-1], text=f"Level {number}"))
    return made


def shown(talk):
    return [(remark.id, remark.level) for remark in talk.remarks]


def test_replies_stand_below_what_they_answer(post, ana, bo):
    first = a_comment(post, by=bo)
    second = a_comment(post, by=bo)
    reply = a_comment(post, by=ana, parent=first)
    talk = conversation(post, None)
    assert shown(talk) == [(first.pk, 1), (reply.pk, 2), (second.pk, 1)]
    assert [(r.opens, len(r.closes)) for r in talk.remarks] == [(True, 0), (True, 0), (False, 1)]
    assert len(talk.ends) == 1 and talk.more == ""


def test_deep_replies_go_on_flat_and_say_whom_they_answer(post, bo):
    made = chain(post, bo, 10)
    talk = conversation(post, None)
    assert [remark.id for remark in talk.remarks] == [comment.pk for comment in made]
    assert [remark.level for remark in talk.remarks] == [1, 2, 3, *[LEVELS_DRAWN] * 7]
    assert [bool(remark.answers) for remark in talk.remarks] == [False] * 4 + [True] * 6
    assert talk.remarks[-1].answers == "Bo Follower"


def test_what_is_ones_own_liked_changed_or_the_makers_is_marked(post, ana, bo, cleo):
    first, second = a_comment(post, by=ana), a_comment(post, by=bo)
    like_comment(comment=first, by=bo)
    like_comment(comment=second, by=ana)
    edit_comment(comment=first, by=ana, text="Changed.")
    maker, own = conversation(post, bo).remarks
    assert (maker.is_maker, maker.is_liked, maker.is_own, maker.is_edited) == (True, True, False, True)
    assert (own.is_maker, own.is_liked, own.is_own, own.like_count) == (False, False, True, 1)
    assert [r.like_count for r in conversation(post, cleo).remarks] == [0, 0]
    assert not any(r.is_liked or r.is_own for r in conversation(post, None).remarks)


def test_places_say_why_they_have_no_words(post, ana, bo, cleo, mia):
    deleted, removed, left = (a_comment(post, by=member, text="canary") for member in (bo, bo, cleo))
    for parent in (deleted, left):
        a_comment(post, by=ana, parent=parent)
    delete_comment(comment=deleted, by=bo)
    remove(target=removed, by=mia, rule=RULE)
    leave_community(member=cleo, by=cleo)
    places = {remark.id: remark.place for remark in conversation(post, None).remarks if remark.place}
    assert places[deleted.pk] == "The writer deleted this comment."
    assert "Talk about the &lt;work&gt;" in places[removed.pk]
    assert places[left.pk].startswith("Deleted member.")
    assert not any("canary" in remark.html for remark in conversation(post, None).remarks)


def test_words_of_the_suspended_and_held_are_hidden_but_hold_their_replies(post, ana, bo, mia):
    answered, bare = a_comment(post, by=bo, text="canary"), a_comment(post, by=bo, text="canary")
    reply = a_comment(post, by=ana, parent=answered)
    suspend(member=bo, until=timezone.now() + timedelta(days=1))
    talk = conversation(post, None)
    assert [remark.id for remark in talk.remarks] == [answered.pk, reply.pk]
    assert "canary" not in str(talk)
    assert talk.remarks[0].place == "This comment can’t be read at the moment."
    suspend(member=bo, until=timezone.now() - timedelta(days=1))
    hold(target=bare, by=mia, rule=RULE)
    assert [remark.id for remark in conversation(post, ana).remarks] == [answered.pk, reply.pk]
    own = conversation(post, bo).remarks[-1]
    assert (own.id, own.is_held) == (bare.pk, True) and "canary" in own.html


def test_a_name_is_not_told_where_its_words_are_hidden(post, ana, bo):
    made = chain(post, bo, 5)
    a_comment(post, by=ana, parent=made[-1])
    suspend(member=bo, until=timezone.now() + timedelta(days=1))
    assert not any(remark.answers for remark in conversation(post, None).remarks)


@pytest.fixture
def long_talk(post, bo):
    """A chain of 130 replies, deeper than is stored and longer than a page."""
    above, made = None, []
    for number in range(130):
        comment = a_comment(post, by=bo, parent=above, text=f"Number {number}")
        above = comment
        made.append(comment.pk)
    return made


def test_a_long_conversation_goes_on_without_a_gap(post, long_talk):
    seen, after = [], ""
    while True:
        talk = conversation(post, None, after=after)
        assert len(talk.remarks) <= PAGE_SIZE
        seen += [remark.id for remark in talk.remarks]
        if not talk.more:
            break
        after = talk.more
        following = conversation(post, None, after=after).remarks[0]
        assert (following.level, following.answers) == (1, "Bo Follower")
    assert seen == long_talk


def test_a_conversation_takes_as_many_queries_however_long_it_is(
    post, ana, bo, django_assert_num_queries, request
):
    a_comment(post, by=bo)
    with django_assert_num_queries(1):
        conversation(post, ana)
    request.getfixturevalue("long_talk")
    with django_assert_num_queries(1):
        conversation(post, ana)


def test_one_branch_is_a_comment_and_what_was_said_below_it(post, ana, bo):
    first, second = a_comment(post, by=bo), a_comment(post, by=bo)
    reply = a_comment(post, by=ana, parent=first)
    deep = a_comment(post, by=bo, parent=reply)
    assert shown(conversation(post, None, branch=reply)) == [(reply.pk, 1), (deep.pk, 2)]
    assert conversation(post, None, branch=reply).remarks[0].answers == "Bo Follower"
    assert shown(conversation(post, None, branch=second)) == [(second.pk, 1)]


def test_a_branch_of_the_deepest_level_goes_on_from_there(post, long_talk):
    start = Comment.objects.get(pk=long_talk[20])
    assert [r.id for r in conversation(post, None, branch=start).remarks] == long_talk[20:120]


@pytest.mark.parametrize("after", ["x", "ZZZZZZZZ", "0" * 65, "00000001\n", "'; --"])
def test_a_cursor_that_names_no_place_is_refused(post, after):
    with pytest.raises(BadCursor):
        conversation(post, None, after=after)


def test_removed_comments_take_one_more_query_for_all_their_rules(post, bo, mia, django_assert_num_queries):
    for _number in range(3):
        comment = a_comment(post, by=bo)
        Comment.objects.filter(pk=comment.pk).update(moderation_state=ModerationState.REMOVED)
    with django_assert_num_queries(2):
        conversation(post, None)
