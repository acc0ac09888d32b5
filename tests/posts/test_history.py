"""How a post read before each change: what is kept, and what its author takes out of view."""

import pytest
from django.utils import timezone

from community.common.errors import NotAllowed
from community.members.operations import leave_community, suspend
from community.moderation.models import ModerationState
from community.pictures.descriptions import Description
from community.pictures.focus import Focus
from community.posts.choices import Audience
from community.posts.history import withdraw_version
from community.posts.models import Post, PostVersion
from community.posts.operations import StaleEdit, delete_post, edit_post
from tests.factories.pictures import a_picture
from tests.factories.posts import a_post

pytestmark = pytest.mark.django_db


def change(post, **fields):
    post = Post.objects.get(pk=post.pk)
    pictures = list(post.pictures.order_by("post_picture__position"))
    tags = list(post.post_tags.order_by("pk").values_list("tag__name", flat=True))
    now = {"by": post.author, "title": post.title, "text": post.text, "pictures": pictures, "tags": tags}
    return edit_post(post=post, **(now | fields))


def versions(post):
    return list(PostVersion.objects.filter(post=post).order_by("number"))


def test_each_change_keeps_how_it_read_before(ana):
    picture = a_picture(by=ana)
    post = a_post(by=ana, title="First", text="One.", tags=["Lino", "paper"], pictures=[picture])
    changed = change(post, title="Second")
    change(post, text="Two.")
    first, second = versions(post)
    assert (first.number, first.title, first.text, first.tags) == (1, "First", "One.", ["Lino", "paper"])
    assert first.pictures == [{"id": picture.pk, "alt": "Four squares of colour.", "decorative": False}]
    assert (second.number, second.title, second.text) == (2, "Second", "One.")
    assert (first.made_at, second.made_at) == (post.published_at, changed.edited_at)


def test_nothing_changed_keeps_nothing(ana):
    post = a_post(by=ana, tags=["lino"], pictures=[a_picture(by=ana)])
    change(post)
    change(post, audience=Audience.ME)
    assert versions(post) == []


def test_a_refused_change_keeps_nothing(ana):
    post = a_post(by=ana)
    change(post, text="Now this.")
    with pytest.raises(StaleEdit):
        change(post, text="Then that.", expected_version=post.version)
    assert len(versions(post)) == 1


@pytest.mark.parametrize(
    "new", [Description("Two bowls.", False), Description("Four squares of colour.", True)]
)
def test_new_words_for_a_picture_are_a_change(ana, new):
    picture = a_picture(by=ana)
    post = a_post(by=ana, pictures=[picture])
    changed = change(post, descriptions={picture.pk: new})
    picture.refresh_from_db()
    assert (picture.alt_text, picture.is_decorative) == (new.alt_text, new.is_decorative)
    assert changed.edited_at and versions(post)[0].pictures[0]["alt"] == "Four squares of colour."


def test_where_the_eye_rests_is_saved_and_is_no_other_version(ana):
    picture = a_picture(by=ana)
    post = a_post(by=ana, pictures=[picture])
    new = Description(picture.alt_text, is_decorative=False, focus=Focus(10, 90))
    assert change(post, descriptions={picture.pk: new}).edited_at is None
    picture.refresh_from_db()
    assert (picture.focus_x, picture.focus_y) == (10, 90)
    assert versions(post) == []


def test_a_picture_taken_down_is_remembered_by_its_words(ana):
    one, two = a_picture(by=ana, alt_text="A kiln."), a_picture(by=ana, alt_text="A wheel.")
    post = a_post(by=ana, pictures=[one, two])
    change(post, pictures=[two])
    assert [noted["alt"] for noted in versions(post)[0].pictures] == ["A kiln.", "A wheel."]


def test_pictures_that_move_out_of_reach_and_back_stay_the_same_pictures(ana):
    post = a_post(by=ana, pictures=[a_picture(by=ana)])
    change(post, audience=Audience.ME)
    change(post, audience=Audience.EVERYONE)
    assert versions(post) == []


def test_only_the_author_withdraws_a_version_and_twice_is_once(ana, cleo, mia):
    post = a_post(by=ana, text="One.")
    change(post, text="Two.")
    for member in (cleo, mia):
        with pytest.raises(NotAllowed):
            withdraw_version(post=post, by=member, number=1)
    withdraw_version(post=post, by=ana, number=1)
    moment = versions(post)[0].withdrawn_at
    withdraw_version(post=post, by=ana, number=1)
    assert versions(post)[0].withdrawn_at == moment and versions(post)[0].text == "One."


def test_what_is_under_judgement_is_not_withdrawn(ana):
    post = a_post(by=ana)
    change(post, text="Two.")
    Post.objects.update(moderation_state=ModerationState.REMOVED)
    with pytest.raises(NotAllowed):
        withdraw_version(post=post, by=ana, number=1)
    Post.objects.update(moderation_state=ModerationState.VISIBLE)
    suspend(member=ana, until=timezone.now() + timezone.timedelta(days=1))
    with pytest.raises(NotAllowed):
        withdraw_version(post=post, by=ana, number=1)


def test_a_version_that_is_not_there_is_not_withdrawn(ana):
    with pytest.raises(PostVersion.DoesNotExist):
        withdraw_version(post=a_post(by=ana), by=ana, number=1)


def test_the_history_goes_with_the_post_and_with_its_author(ana):
    one, two = a_post(by=ana), a_post(by=ana)
    change(one, text="Two.")
    change(two, text="Two.")
    delete_post(post=one, by=ana)
    assert PostVersion.objects.count() == 1
    leave_community(member=ana, by=ana)
    assert not PostVersion.objects.exists()
