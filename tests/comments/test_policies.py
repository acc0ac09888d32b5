"""Whom an author lets comment, among those who see the post."""

import pytest
from django.urls import reverse

from community.comments.models import Comment
from community.common.errors import NotAllowed
from community.follows.operations import follow_member, unfollow_member
from community.posts.choices import CommentPolicy
from community.posts.models import Post
from tests.conftest import make_member
from tests.factories.posts import a_comment, a_post

pytestmark = pytest.mark.django_db
MAY = {
    CommentPolicy.EVERYONE: {"ana", "bobo", "cleo", "dora"},
    CommentPolicy.FOLLOWERS: {"ana", "bobo"},
    CommentPolicy.FOLLOWED: {"ana", "dora"},
    CommentPolicy.NOBODY: {"ana"},
}
REASONS = {
    CommentPolicy.FOLLOWERS: "Comments are open to people who follow Ana Author.",
    CommentPolicy.FOLLOWED: "Comments are open to people whom Ana Author follows.",
    CommentPolicy.NOBODY: "Ana Author has closed the comments.",
}


@pytest.fixture
def people(ana, bo, cleo):
    """The author, her follower, a stranger, and dora, whom the author follows."""
    dora = make_member("dora", "Dora Followed")
    follow_member(member=dora, by=ana)
    return {member.handle: member for member in (ana, bo, cleo, dora)}


@pytest.mark.parametrize("policy", list(CommentPolicy))
def test_only_those_write_and_answer(people, policy):
    post = a_post(by=people["ana"])
    first = a_comment(post, by=people["cleo"])
    Post.objects.filter(pk=post.pk).update(comment_policy=policy)
    for handle, member in people.items():
        for parent in (None, first):
            before = Comment.objects.count()
            try:
                a_comment(post, by=member, parent=parent, text="A word")
            except NotAllowed as refusal:
                assert str(refusal) == REASONS[policy]
            assert (handle, Comment.objects.count() - before) == (handle, int(handle in MAY[policy]))


@pytest.mark.parametrize("policy", list(CommentPolicy))
def test_the_page_has_the_form_or_the_reason(people, policy, client_for, visitor):
    post = a_post(by=people["ana"], comment_policy=policy)
    comment = a_comment(post, by=people["ana"])
    for handle, member in people.items():
        may = handle in MAY[policy]
        for address in (post.get_absolute_url(), reverse("comments:create", args=[post.pk])):
            page = client_for(member).get(address).content.decode()
            assert (handle, 'id="write-text"' in page) == (handle, may)
            assert (handle, f"/comments/{comment.pk}/reply/" in page) == (handle, may)
            assert may or REASONS[policy] in page
    page = visitor.get(post.get_absolute_url()).content.decode()
    assert 'id="write-text"' not in page and REASONS.get(policy, "Sign in to join") in page


@pytest.mark.parametrize("header", [{}, {"HX-Request": "true"}])
def test_the_form_for_a_reply_gives_way_to_the_reason(people, client_for, header):
    post = a_post(by=people["ana"], comment_policy=CommentPolicy.NOBODY)
    comment = a_comment(post, by=people["ana"])
    address = reverse("comments:reply", args=[comment.pk])
    page = client_for(people["cleo"]).get(address, headers=header).content.decode()
    assert REASONS[CommentPolicy.NOBODY] in page and "<textarea" not in page
    assert "<textarea" in client_for(people["ana"]).get(address, headers=header).content.decode()


def test_a_form_that_was_open_when_comments_closed_keeps_its_words(people, client_for):
    post = a_post(by=people["ana"], comment_policy=CommentPolicy.NOBODY)
    answer = client_for(people["cleo"]).post(
        reverse("comments:create", args=[post.pk]), {"text": "I only wanted to say"}
    )
    page = answer.content.decode()
    assert answer.status_code == 422 and "I only wanted to say" in page
    assert REASONS[CommentPolicy.NOBODY] in page and not Comment.objects.exists()


def test_what_was_written_before_stays_and_can_be_changed_and_liked(people, client_for):
    post = a_post(by=people["ana"])
    comment = a_comment(post, by=people["cleo"], text="Before")
    Post.objects.filter(pk=post.pk).update(comment_policy=CommentPolicy.NOBODY)
    assert "Before" in client_for(people["bobo"]).get(post.get_absolute_url()).content.decode()
    own = client_for(people["cleo"])
    assert own.post(reverse("comments:edit", args=[comment.pk]), {"text": "After"}).status_code == 302
    like = reverse("likes:like_comment", args=[comment.pk])
    assert client_for(people["bobo"]).post(like).status_code == 302
    assert own.post(reverse("comments:delete", args=[comment.pk])).status_code == 302


def test_ceasing_to_follow_closes_the_door(people):
    post = a_post(by=people["ana"], comment_policy=CommentPolicy.FOLLOWERS)
    a_comment(post, by=people["bobo"])
    unfollow_member(member=people["ana"], by=people["bobo"])
    with pytest.raises(NotAllowed):
        a_comment(post, by=people["bobo"])
