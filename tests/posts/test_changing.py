"""Changing and deleting posts."""

import pytest
from django.core.files.storage import default_storage

from community.comments.models import Comment
from community.common.errors import NotAllowed
from community.likes.operations import like_post
from community.members.operations import leave_community
from community.moderation.models import ModerationState
from community.moderation.signals import content_moderated
from community.notifications.models import Notification
from community.pictures.addresses import file_names, folder_of
from community.pictures.models import Picture
from community.posts.models import Post, PostPicture, Tag
from community.posts.operations import PostRefused, StaleEdit, delete_post, edit_post
from community.posts.tagging import slugs_of
from tests.factories.pictures import a_picture
from tests.factories.posts import a_comment, a_post


def change(post, **fields):
    now = {"by": post.author, "title": post.title, "text": post.text, "pictures": [], "tags": []}
    return edit_post(post=post, **(now | fields))


def pictures_of(post):
    return list(post.pictures.order_by("post_picture__position"))


def files_of(picture):
    folder = folder_of(picture.key, is_open=picture.is_open)
    return [default_storage.exists(f"{folder}/{name}") for name in file_names(picture)]


def moderate(post, state):
    post.moderation_state = state
    post.save()
    content_moderated.send(sender=Post, content=post, state=state)


def test_an_edit_changes_words_and_says_so(ana):
    post = a_post(by=ana, title="Before", tags=["old"])
    changed = change(post, title="After", text="Other *words*", tags=["new"])
    post.refresh_from_db()
    assert (post.title, post.excerpt, slugs_of(post)) == ("After", "Other words", ["new"])
    assert post.edited_at == changed.edited_at > post.published_at


def test_nothing_changed_is_no_edit(ana):
    post = a_post(by=ana, tags=["one", "two"])
    assert change(post, tags=["One", "TWO"]).edited_at is None


def test_pictures_are_added_reordered_and_removed_with_their_files(ana, django_capture_on_commit_callbacks):
    one, two, three = (a_picture(by=ana) for _ in range(3))
    with django_capture_on_commit_callbacks(execute=True):
        post = a_post(by=ana, pictures=[one, two])
    one.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        change(post, pictures=[three, two])
    two.refresh_from_db()
    assert pictures_of(post) == [three, two]
    assert list(PostPicture.objects.filter(post=post).values_list("position", flat=True)) == [0, 1]
    assert not Picture.objects.filter(pk=one.pk).exists()
    assert not any(files_of(one)) and all(files_of(two))


def test_the_last_picture_of_a_post_without_words_stays(ana):
    picture = a_picture(by=ana)
    post = a_post(by=ana, text="", pictures=[picture])
    with pytest.raises(PostRefused, match="nothing to post"):
        change(post)
    assert pictures_of(post) == [picture]


def test_a_stale_edit_is_refused_and_shows_what_is_there(ana):
    post = a_post(by=ana)
    opened = post.version
    change(post, text="From the phone", expected_version=opened)
    with pytest.raises(StaleEdit) as refused:
        change(post, text="From the desk", expected_version=opened)
    assert refused.value.post.text == "From the phone"
    again = change(post, text="From the desk", expected_version=refused.value.post.version)
    assert again.text == "From the desk"


def test_the_same_change_sent_twice_is_not_stale(ana):
    post = a_post(by=ana)
    opened = post.version
    first = change(post, text="Better", tags=["a"], expected_version=opened)
    assert change(post, text="Better", tags=["a"], expected_version=opened).edited_at == first.edited_at


def test_versions_differ_even_when_the_clock_stands_still(ana, time_machine):
    time_machine.move_to("2026-11-21T12:00:00+00:00", tick=False)
    post = a_post(by=ana)
    versions = {post.version, *(change(post, text=f"Round {number}").version for number in range(5))}
    assert len(versions) == 6


def test_two_windows_editing_for_many_rounds_lose_no_text(ana):
    post = a_post(by=ana, text="start")
    seen = [post.version, post.version]
    for number in range(40):
        window = number % 2
        try:
            changed = change(post, text=f"{post.text}\n{number}", expected_version=seen[window])
        except StaleEdit as refusal:
            changed = change(
                post, text=f"{refusal.post.text}\n{number}", expected_version=refusal.post.version
            )
        seen[window] = changed.version
        post.refresh_from_db()
    assert post.text.split() == ["start", *map(str, range(40))]


def test_nobody_else_may_change_or_delete_a_post(ana, cleo, mia):
    post = a_post(by=ana)
    for member in (cleo, mia):
        with pytest.raises(NotAllowed):
            change(post, by=member, text="Mine now")
        with pytest.raises(NotAllowed):
            delete_post(post=post, by=member)
    post.refresh_from_db()
    assert post.text == "A bowl with a mended rim."


def test_a_removed_post_can_be_deleted_but_not_changed(ana):
    post = a_post(by=ana)
    moderate(post, ModerationState.REMOVED)
    with pytest.raises(NotAllowed):
        change(post, text="Innocent words")
    delete_post(post=post, by=ana)
    assert not Post.objects.exists()


def test_a_deleted_post_cannot_be_changed(ana):
    post = a_post(by=ana)
    delete_post(post=Post.objects.get(pk=post.pk), by=ana)
    with pytest.raises(PostRefused, match="has been deleted"):
        change(post, text="Too late")


def test_deleting_takes_pictures_comments_likes_and_notices_along(
    ana, bo, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        post = a_post(by=ana, pictures=[a_picture(by=ana)], tags=["kept"])
    (picture,) = pictures_of(post)
    a_comment(post, by=ana, parent=a_comment(post, by=bo), text="With glue.")
    like_post(post=post, by=bo)
    with django_capture_on_commit_callbacks(execute=True):
        delete_post(post=post, by=ana)
        delete_post(post=Post(pk=post.pk), by=ana)
    assert not Picture.objects.exists() and not any(files_of(picture))
    assert (
        not Comment.objects.exists()
        and not Notification.objects.filter(actor=bo, post__isnull=False).exists()
    )
    assert Tag.objects.typed("kept").exists()


def test_who_leaves_takes_their_posts_along(ana, bo, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        (picture,) = pictures_of(a_post(by=ana, pictures=[a_picture(by=ana)]))
    other = a_post(by=bo)
    with django_capture_on_commit_callbacks(execute=True):
        leave_community(member=ana, by=ana)
    assert list(Post.objects.all()) == [other]
    assert not any(files_of(picture))


def test_a_held_post_takes_its_pictures_out_of_reach_and_brings_them_back(ana):
    post = a_post(by=ana, pictures=[a_picture(by=ana)])
    (before,) = pictures_of(post)
    moderate(post, ModerationState.HELD)
    (closed,) = pictures_of(post)
    assert not closed.is_open and closed.key != before.key
    moderate(post, ModerationState.VISIBLE)
    (opened,) = pictures_of(post)
    assert opened.is_open and opened.key == closed.key


def test_a_picture_added_while_the_post_is_held_is_out_of_reach_too(ana):
    post = a_post(by=ana)
    moderate(post, ModerationState.HELD)
    change(post, pictures=[a_picture(by=ana)])
    assert [picture.is_open for picture in pictures_of(post)] == [False]
