import pytest
from django.core.management import CommandError, call_command

from community.likes.operations import like_comment, like_post
from community.posts.models import Post
from tests.factories.posts import a_comment, a_post


@pytest.fixture
def drifted(ana, bo):
    post = a_post(by=ana)
    comment = a_comment(post, by=ana)
    like_post(post=post, by=bo)
    like_comment(comment=comment, by=bo)
    Post.objects.filter(pk=post.pk).update(like_count=7, comment_count=9)
    type(comment).objects.filter(pk=comment.pk).update(like_count=0)
    return post, comment


def test_checking_fails_on_drift_and_changes_nothing(drifted, capsys):
    with pytest.raises(CommandError, match="3"):
        call_command("repair_counters", "--check")
    post, _comment = drifted
    post.refresh_from_db()
    assert (post.like_count, post.comment_count) == (7, 9)
    assert f"post.like_count of {post.pk} says 7, counted 1" in capsys.readouterr().out


def test_fixing_puts_every_counter_right_and_is_safe_to_repeat(drifted, capsys):
    call_command("repair_counters", "--fix")
    call_command("repair_counters", "--fix")
    call_command("repair_counters", "--check")
    post, comment = drifted
    post.refresh_from_db()
    comment.refresh_from_db()
    assert (post.like_count, post.comment_count, comment.like_count) == (1, 1, 1)
    assert "Every counter is right." in capsys.readouterr().out
