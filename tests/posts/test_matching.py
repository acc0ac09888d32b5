"""Posts and their pictures follow what happens to their author: private or not, suspended or back."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from community.common.errors import NotAllowed
from community.members.models import Member
from community.members.operations import lift_suspension, set_indexing, set_privacy, suspend
from community.pictures import operations as picture_operations
from community.pictures.addresses import sources
from community.pictures.models import Picture
from community.posts.choices import Audience
from community.posts.models import Post
from tests.conftest import make_member
from tests.factories.pictures import a_picture
from tests.factories.posts import a_post
from tests.likes.test_races import at_once

pytestmark = pytest.mark.django_db
EVERYBODY = (Audience.EVERYONE, Audience.MEMBERS, Audience.FOLLOWERS, Audience.ME)


@pytest.fixture
def commits(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def posts(ana, commits):
    with commits():
        return [a_post(by=ana, pictures=[a_picture(ana)], audience=audience) for audience in EVERYBODY]


def open_pictures_of(posts):
    return [post.pictures.get().is_open for post in posts]


def test_turning_private_closes_every_picture_under_a_new_key_and_back_opens_what_is_for_everyone(
    ana, posts, visitor, commits
):
    noted = sources(posts[0].pictures.get()).fallback
    assert visitor.get(noted).status_code == 200
    with commits():
        set_privacy(member=ana, by=ana, is_private=True)
    assert Post.objects.filter(author_is_private=True).count() == 4
    assert open_pictures_of(posts) == [False] * 4
    closed = sources(posts[0].pictures.get()).fallback
    assert [visitor.get(address).status_code for address in (noted, closed)] == [404, 404]
    with commits():
        set_privacy(member=ana, by=ana, is_private=False)
    assert open_pictures_of(posts) == [True, False, False, False]
    assert not Post.objects.filter(author_is_private=True).exists()
    assert visitor.get(sources(posts[0].pictures.get()).fallback).status_code == 200


def test_turning_private_twice_is_the_same_as_once(ana, posts, commits):
    for _time in range(2):
        with commits():
            set_privacy(member=ana, by=ana, is_private=True)
    keys = [post.pictures.get().key for post in posts]
    with commits():
        set_privacy(member=ana, by=ana, is_private=True)
    assert keys == [post.pictures.get().key for post in posts]


def test_nobody_decides_this_for_somebody_else(ana, ada):
    for change in (
        lambda: set_privacy(member=ana, by=ada, is_private=True),
        lambda: set_indexing(member=ana, by=ada, is_indexed=False),
    ):
        with pytest.raises(NotAllowed):
            change()
    ana.refresh_from_db()
    assert (ana.is_private, ana.is_indexed) == (False, True)


def test_others_posts_stay_as_they_are(ana, bo, posts, commits):
    with commits():
        other = a_post(by=bo, pictures=[a_picture(bo)])
        set_privacy(member=ana, by=ana, is_private=True)
    other.refresh_from_db()
    assert other.author_is_private is False and other.pictures.get().is_open


def test_what_is_posted_while_private_begins_closed(ana, commits):
    set_privacy(member=ana, by=ana, is_private=True)
    with commits():
        post = a_post(by=ana, pictures=[a_picture(ana)])
    assert post.author_is_private and not post.pictures.get().is_open


def test_a_failure_half_way_leaves_everything_as_it_was(ana, posts, visitor, commits, monkeypatch):
    """The disk fills up at the third picture."""
    with commits():
        more = [a_post(by=ana, pictures=[a_picture(ana)]) for _number in range(3)]
    addresses = [sources(post.pictures.get()).fallback for post in (posts[0], *more)]
    copied, copy = [], picture_operations.copy_files

    def full_disk(old, new, names):
        if len(copied) == 2:
            raise OSError("No space left on device")
        copied.append(new)
        copy(old, new, names)

    monkeypatch.setattr(picture_operations, "copy_files", full_disk)
    with pytest.raises(OSError, match="No space"), commits():
        set_privacy(member=ana, by=ana, is_private=True)
    ana.refresh_from_db()
    assert not ana.is_private and not Post.objects.filter(author_is_private=True).exists()
    assert [visitor.get(address).status_code for address in addresses] == [200] * 4
    for folder in copied:
        for post in (posts[0], *more):
            assert picture_operations.folder_of(post.pictures.get().key, is_open=True) != folder
    monkeypatch.undo()
    with commits():
        set_privacy(member=ana, by=ana, is_private=True)
    assert [visitor.get(address).status_code for address in addresses] == [404] * 4


def test_a_suspension_closes_the_pictures_and_lifting_it_opens_them(ana, posts, visitor, commits):
    noted = sources(posts[0].pictures.get()).fallback
    with commits():
        suspend(member=ana, until=timezone.now() + timedelta(days=1))
    assert open_pictures_of(posts) == [False] * 4
    assert visitor.get(noted).status_code == 404
    with commits():
        lift_suspension(member=ana)
    assert open_pictures_of(posts) == [True, False, False, False]


def test_pictures_open_again_when_a_suspension_ran_out_and_a_second_run_finds_nothing(
    ana, posts, visitor, commits, capsys
):
    with commits():
        suspend(member=ana, until=timezone.now() + timedelta(days=1))
    call_command("match_posts", "--check")
    Member.objects.filter(pk=ana.pk).update(suspended_until=timezone.now() - timedelta(minutes=1))
    with pytest.raises(CommandError):
        call_command("match_posts", "--check")
    assert "too closed: 1" in capsys.readouterr().out
    for said in ("in line: 1", "in line: 0"):
        with commits():
            call_command("match_posts")
        assert said in capsys.readouterr().out
    assert open_pictures_of(posts) == [True, False, False, False]
    assert visitor.get(sources(posts[0].pictures.get()).fallback).status_code == 200


def test_the_command_mends_copies_and_pictures_that_went_astray(ana, posts, commits):
    Post.objects.filter(pk=posts[1].pk).update(author_is_private=True)
    Picture.objects.filter(pk=posts[2].pictures.get().pk).update(is_open=True)
    with pytest.raises(CommandError):
        call_command("match_posts", "--check")
    with commits():
        call_command("match_posts")
    call_command("match_posts", "--check")
    assert not Post.objects.filter(author_is_private=True).exists()
    assert open_pictures_of(posts) == [True, False, False, False]


def test_profile_pictures_and_those_in_drafts_are_not_its_business(ana, commits):
    waiting = a_picture(ana)
    with commits():
        set_privacy(member=ana, by=ana, is_private=True)
        set_privacy(member=ana, by=ana, is_private=False)
    waiting.refresh_from_db()
    assert not waiting.is_open


def test_a_large_account_costs_memory_for_a_few_pictures_and_the_same_questions_for_the_posts(
    ana, bo, django_assert_max_num_queries
):
    for author, number in ((bo, 2), (ana, 2_000)):
        Post.objects.bulk_create(Post(author=author, text=f"{one}") for one in range(number))
    with django_assert_max_num_queries(16) as small:
        set_privacy(member=bo, by=bo, is_private=True)
    with django_assert_max_num_queries(len(small)):
        set_privacy(member=ana, by=ana, is_private=True)
    assert Post.objects.filter(author_is_private=True).count() == 2_002


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.parametrize("turns_private", [True, False])
def test_a_post_published_at_the_moment_of_the_change_never_keeps_the_old_choice(turns_private):
    ana = make_member("ana")
    set_privacy(member=ana, by=ana, is_private=not turns_private)
    pictures = [a_picture(ana) for _number in range(6)]
    works = [
        lambda picture=picture: a_post(by=Member.objects.get(pk=ana.pk), pictures=[picture])
        for picture in pictures
    ]
    works.insert(3, lambda: set_privacy(member=ana, by=ana, is_private=turns_private))
    assert at_once(works) == []
    assert set(Post.objects.values_list("author_is_private", flat=True)) == {turns_private}
    assert set(Picture.objects.values_list("is_open", flat=True)) == {not turns_private}
