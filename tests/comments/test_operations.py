import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from community.comments.models import Comment
from community.comments.operations import CommentRefused, delete_comment, edit_comment, write_comment
from community.comments.paths import MAX_DEPTH
from community.common.errors import NotAllowed
from community.members.operations import leave_community, suspend
from community.moderation.models import ModerationState
from community.moderation.rules import CitedRule
from community.notifications.models import Notification
from community.posts.models import Post
from tests.factories.decisions import hold, remove, restore
from tests.factories.posts import a_comment, a_post


@pytest.fixture
def post(ana):
    return a_post(by=ana)


def count(post):
    post.refresh_from_db()
    return post.comment_count


def put_in_state(thing, state):
    type(thing).objects.filter(pk=thing.pk).update(moderation_state=state)
    thing.refresh_from_db()


def told(member):
    return list(Notification.objects.filter(recipient=member).values_list("kind", flat=True))


def test_a_comment_is_kept_rendered_and_counted(post, bo):
    comment = write_comment(post=post, by=bo, text="  **Lovely** rim. \r\n")
    assert (comment.text, comment.parent, comment.depth) == ("**Lovely** rim.", None, 1)
    assert "<strong>Lovely</strong>" in comment.text_html
    assert count(post) == 1


@pytest.mark.parametrize("nothing", ["", "   \n ", "\u200b\u200b"])
def test_a_comment_without_words_is_refused(post, bo, nothing):
    with pytest.raises(CommentRefused):
        write_comment(post=post, by=bo, text=nothing)
    assert count(post) == 0


def test_a_comment_can_have_three_thousand_characters_and_no_more(post, bo):
    assert len(write_comment(post=post, by=bo, text="🧵" * 3000).text) == 3000
    with pytest.raises(CommentRefused, match="3,000"):
        write_comment(post=post, by=bo, text="🧵" * 3001)


def test_unreadable_characters_are_refused_in_a_sentence(post, bo):
    with pytest.raises(CommentRefused, match="characters"):
        write_comment(post=post, by=bo, text="a\ud800b")


def test_sending_the_same_form_twice_makes_one_comment(post, bo):
    key = uuid.uuid4()
    first = write_comment(post=post, by=bo, text="Once.", submission_key=key)
    again = write_comment(post=post, by=bo, text="Once.", submission_key=key)
    assert first == again and count(post) == 1
    assert told(post.author).count("commented") == 1


def test_a_key_stolen_from_somebody_else_shows_nothing_of_theirs(post, bo, cleo):
    key = uuid.uuid4()
    first = write_comment(post=post, by=bo, text="Mine.", submission_key=key)
    other = write_comment(post=post, by=cleo, text="Theirs.", submission_key=key)
    assert other != first and other.author == cleo and count(post) == 2


@pytest.mark.parametrize("state", [ModerationState.HELD, ModerationState.REMOVED])
def test_nobody_writes_under_a_post_that_is_hidden_from_them(post, bo, state):
    put_in_state(post, state)
    with pytest.raises(NotAllowed):
        a_comment(post, by=bo)


def test_nobody_writes_under_posts_of_the_suspended_nor_while_suspended(post, ana, bo):
    suspend(member=bo, until=timezone.now() + timedelta(days=1))
    with pytest.raises(NotAllowed):
        a_comment(post, by=bo)
    suspend(member=bo, until=timezone.now() - timedelta(days=1))
    suspend(member=ana, until=timezone.now() + timedelta(days=1))
    with pytest.raises(NotAllowed):
        a_comment(post, by=bo)


def test_a_reply_must_answer_something_that_is_there(post, ana, bo):
    elsewhere = a_comment(a_post(by=ana), by=bo)
    hidden = a_comment(post, by=bo)
    put_in_state(hidden, ModerationState.REMOVED)
    for parent in (elsewhere, hidden):
        with pytest.raises(CommentRefused):
            a_comment(post, by=ana, parent=parent)


def test_replies_go_eight_levels_deep_and_then_stay_there(post, bo):
    chain = [a_comment(post, by=bo)]
    for _level in range(MAX_DEPTH + 2):
        chain.append(a_comment(post, by=bo, parent=chain[-1]))
    assert [comment.depth for comment in chain] == [1, 2, 3, 4, 5, 6, 7, 8, 8, 8, 8]
    assert all(reply.parent == above for above, reply in zip(chain, chain[1:], strict=False))
    late = a_comment(post, by=bo, parent=chain[2])
    order = list(Comment.objects.in_reading_order())
    assert order == [*chain, late]


def test_the_author_and_whoever_was_answered_are_told(post, ana, bo, cleo):
    first = a_comment(post, by=bo)
    assert (told(ana)[-1], "replied" in told(bo)) == ("commented", False)
    a_comment(post, by=cleo, parent=first)
    assert told(bo) == ["replied"]
    assert told(ana).count("commented") == 2


def test_one_person_is_told_once(post, ana, bo):
    own = a_comment(post, by=ana)
    assert "commented" not in told(ana)
    a_comment(post, by=bo, parent=own)
    assert told(ana).count("replied") == 1 and "commented" not in told(ana)


def test_changing_ones_words_says_that_they_were_changed(post, bo):
    comment = a_comment(post, by=bo)
    edit_comment(comment=comment, by=bo, text=comment.text)
    assert comment.edited_at is None
    edit_comment(comment=comment, by=bo, text="Better *words*.")
    comment.refresh_from_db()
    assert comment.edited_at and "<em>words</em>" in comment.text_html
    with pytest.raises(CommentRefused):
        edit_comment(comment=comment, by=bo, text=" ")


def test_only_the_author_changes_or_deletes_a_comment(post, ana, bo, cleo):
    comment = a_comment(post, by=bo)
    for other in (ana, cleo):
        with pytest.raises(NotAllowed):
            edit_comment(comment=comment, by=other, text="Mine now.")
        with pytest.raises(NotAllowed):
            delete_comment(comment=comment, by=other)
    assert count(post) == 1


def test_what_moderators_removed_stays_as_it_is(post, bo):
    comment = a_comment(post, by=bo)
    put_in_state(comment, ModerationState.REMOVED)
    with pytest.raises(NotAllowed):
        edit_comment(comment=comment, by=bo, text="Innocent words.")
    with pytest.raises(NotAllowed):
        delete_comment(comment=comment, by=bo)


def test_deleting_without_replies_leaves_nothing(post, bo):
    comment = a_comment(post, by=bo)
    delete_comment(comment=comment, by=bo)
    delete_comment(comment=comment, by=bo)
    assert not Comment.objects.exists() and count(post) == 0


def test_deleting_with_replies_leaves_a_place_without_words(post, ana, bo):
    comment = a_comment(post, by=bo)
    a_comment(post, by=ana, parent=comment)
    delete_comment(comment=comment, by=bo)
    delete_comment(comment=comment, by=bo)
    comment.refresh_from_db()
    assert (comment.text, comment.text_html, comment.is_deleted) == ("", "", True)
    assert count(post) == 1


def test_empty_places_go_with_their_last_reply(post, ana, bo):
    top = a_comment(post, by=bo)
    middle = a_comment(post, by=bo, parent=top)
    last = a_comment(post, by=ana, parent=middle)
    other = a_comment(post, by=ana, parent=top)
    delete_comment(comment=top, by=bo)
    delete_comment(comment=middle, by=bo)
    delete_comment(comment=last, by=ana)
    assert set(Comment.objects.all()) == {top, other}
    delete_comment(comment=other, by=ana)
    assert not Comment.objects.exists() and count(post) == 0


def test_the_words_of_who_leaves_go_and_the_conversation_stays(post, ana, bo, cleo):
    answered = a_comment(post, by=bo, text="Secret canary.")
    alone = a_comment(post, by=bo, text="Another canary.")
    reply = a_comment(post, by=cleo, parent=answered)
    leave_community(member=bo, by=bo)
    assert set(Comment.objects.all()) == {answered, reply}
    answered.refresh_from_db()
    assert answered.is_deleted and not answered.text and alone.pk
    assert count(post) == 1


def test_moderation_changes_how_many_comments_there_are(post, mia, bo):
    from_bo = a_comment(post, by=bo)
    a_comment(post, by=mia)
    rule = CitedRule(id=str(uuid.uuid4()), title="Be kind", text="Be kind to each other.")
    hold(target=from_bo, by=mia, rule=rule)
    assert count(post) == 1
    restore(target=from_bo, by=mia)
    assert count(post) == 2
    remove(target=from_bo, by=mia, rule=rule)
    assert count(post) == 1


def test_a_chain_of_a_thousand_is_deleted_without_recursion(post, bo, django_assert_max_num_queries):
    above = None
    made = []
    for _number in range(1000):
        above = Comment.objects.create(
            post=post, author=bo, parent=above, text="x", deleted_at=timezone.now()
        )
        made.append(above)
    Comment.objects.filter(pk=above.pk).update(deleted_at=None)
    with django_assert_max_num_queries(42):
        delete_comment(comment=above, by=bo)
    assert not Comment.objects.exists()
    assert Post.objects.get(pk=post.pk).comment_count == 0
