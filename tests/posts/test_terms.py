"""The terms of a post: what they may be, where they come from, and how readers meet them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from community.common.errors import NotAllowed
from community.members.operations import suspend
from community.posts.choices import Audience, CommentPolicy, Licence
from community.posts.errors import AlreadyPosted, PostRefused
from community.posts.models import Post, PostingDefaults
from community.posts.operations import edit_post
from community.posts.terms import TERM_NAMES, set_usual_terms, terms_of
from tests.factories.pictures import a_picture
from tests.factories.posts import a_post

pytestmark = pytest.mark.django_db
KEY = "0f8fad5b-d9cb-469f-a165-70867728950e"
USUAL = {"audience": "followers", "comment_policy": "followed", "licence": "cc-by"}


def changed(post, **fields):
    now = {"title": post.title, "text": post.text, "pictures": list(post.pictures.all()), "tags": []}
    return edit_post(post=post, by=post.author, **(now | fields))


def page_of(post, client):
    return client.get(post.get_absolute_url()).content.decode()


def test_without_a_word_a_post_is_for_everyone_and_all_rights_are_reserved(ana):
    post = a_post(by=ana)
    assert (post.audience, post.comment_policy, post.licence) == ("everyone", "everyone", "all-rights")
    assert (post.content_note, post.is_own_work, post.credit) == ("", True, "")


def test_a_post_begins_with_what_its_author_usually_chooses(ana, cleo):
    set_usual_terms(by=ana, **USUAL)
    assert {name: getattr(a_post(by=ana), name) for name in USUAL} == USUAL
    assert a_post(by=ana, audience=Audience.ME).audience == Audience.ME
    assert a_post(by=cleo).audience == Audience.EVERYONE


def test_new_habits_change_no_old_post(ana):
    post = a_post(by=ana)
    set_usual_terms(by=ana, **USUAL)
    assert changed(post, text="Other words").audience == Audience.EVERYONE


def test_terms_that_are_not_given_stay(ana):
    post = a_post(by=ana, content_note="Blood", audience=Audience.MEMBERS, is_own_work=False, credit="Jo")
    before = terms_of(post)
    assert terms_of(changed(post, text="Other words")) == before
    assert changed(post, text="Other words", content_note="").content_note == ""


def test_a_new_audience_alone_is_a_change(ana):
    post = a_post(by=ana)
    assert changed(post, audience=Audience.ME).edited_at is not None
    assert Post.objects.get(pk=post.pk).audience == Audience.ME


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"audience": "nobody"}, "who may see"),
        ({"comment_policy": "me"}, "who may comment"),
        ({"licence": "gpl"}, "what others may do"),
        ({"content_note": "x" * 121}, "up to 120 characters"),
        ({"is_own_work": False, "credit": " "}, "whose work"),
        ({"is_own_work": False, "credit": "x" * 201}, "up to 200 characters"),
        ({"content_note": "a\0b"}, ""),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(ana, given, sentence):
    with pytest.raises(PostRefused, match=sentence):
        a_post(by=ana, **given)
    post = a_post(by=ana)
    with pytest.raises(PostRefused, match=sentence):
        changed(post, **given)
    assert Post.objects.count() == 1


def test_own_work_needs_no_credit_and_keeps_none(ana):
    assert a_post(by=ana, is_own_work=True, credit="Jo").credit == ""


def test_the_same_form_for_other_people_is_another_post(ana):
    first = a_post(by=ana, submission_key=KEY)
    assert a_post(by=ana, submission_key=KEY) == first
    with pytest.raises(AlreadyPosted):
        a_post(by=ana, submission_key=KEY, audience=Audience.ME)


def test_the_suspended_change_no_habits(ana):
    suspend(member=ana, until=timezone.now() + timedelta(days=1))
    with pytest.raises(NotAllowed):
        set_usual_terms(by=ana, **USUAL)


def test_the_settings_page_shows_and_keeps_what_is_usual(ana, client_for, visitor):
    address, client = reverse("posts:usual"), client_for(ana)
    assert visitor.get(address).status_code == 302
    assert client.post(address, USUAL).url == address
    assert PostingDefaults.objects.get(member=ana).licence == Licence.BY
    assert 'value="followers"' in client.get(address).content.decode()
    assert client.get(address).context["form"]["audience"].value() == "followers"
    assert client.post(address, USUAL | {"audience": "x"}).status_code == 422
    assert client.post(address, {}).status_code == 422
    assert client.delete(address).status_code == 405
    assert PostingDefaults.objects.get(member=ana).audience == Audience.FOLLOWERS


def test_the_composer_begins_with_what_is_usual_and_says_otherwise_for_one_post(ana, client_for):
    set_usual_terms(by=ana, **USUAL)
    client, address = client_for(ana), reverse("posts:create")
    form = client.get(address).context["form"]
    assert {name: form[name].value() for name in USUAL} == USUAL
    sent = {"text": "Mine.", "audience": "me", "comment_policy": "nobody", "licence": "cc0"}
    sent |= {"content_note": "Needles", "is_own_work": "no", "credit": "Jo, from the fair"}
    assert client.post(address, sent).status_code == 302
    post = Post.objects.get()
    assert (post.audience, post.comment_policy, post.licence) == ("me", "nobody", "cc0")
    assert (post.content_note, post.is_own_work, post.credit) == ("Needles", False, "Jo, from the fair")
    assert client.get(reverse("posts:edit", args=[post.pk])).context["form"]["is_own_work"].value() == "no"


def test_the_composer_asks_whose_work_it_is_and_keeps_what_was_typed(ana, client_for):
    answer = client_for(ana).post(reverse("posts:create"), {"text": "Found.", "is_own_work": "no"})
    assert answer.status_code == 422 and "Say whose work it is" in answer.content.decode()
    assert "Found." in answer.content.decode() and not Post.objects.exists()


def test_a_note_stands_in_front_of_words_and_pictures(ana, visitor):
    picture = a_picture(ana)
    post = a_post(by=ana, text="It bled a lot.", content_note="Blood", pictures=[picture])
    for address, end in ((post.get_absolute_url(), "post-foot"), (reverse("feeds:latest"), "entry-actions")):
        page = visitor.get(address).content.decode()
        before, veil, after = page.partition('<details class="veil">')
        hidden, _end, rest = after.partition(end)
        assert veil and "Blood" in hidden.partition("</summary>")[0]
        assert "It bled a lot." in hidden and 'loading="lazy"' in hidden and "fetchpriority" not in page
        shown = before + rest
        assert "It bled" not in shown and "it-bled" not in shown and picture.key not in shown


def test_words_behind_a_note_go_into_no_name_and_no_news(ana, bo, client_for, visitor):
    post = a_post(by=ana, text="It bled a lot.", content_note="Blood")
    client_for(bo).post(reverse("comments:create", args=[post.pk]), {"text": "Ouch."})
    assert str(post) == "Blood" and post.slug == "blood"
    for address in (reverse("feeds:latest_news"), reverse("comments:create", args=[post.pk])):
        page = visitor.get(address).content.decode()
        assert "It bled" not in page and "Blood" in page


def test_home_and_the_shelf_show_no_picture_behind_a_note(ana, visitor):
    posts = [
        a_post(by=ana, title="One", pictures=[a_picture(ana)], content_note=note) for note in ("Blood", "")
    ]
    veiled, plain = (post.pictures.get().key for post in posts)
    assert veiled not in visitor.get(posts[1].get_absolute_url()).content.decode()
    assert plain in visitor.get(posts[0].get_absolute_url()).content.decode()
    home = visitor.get("/").content.decode()
    assert veiled not in home


def test_credit_and_licence_stand_on_the_page(ana, visitor):
    post = a_post(by=ana, is_own_work=False, credit="Jo <b>", licence=Licence.BY_NC_SA)
    page = page_of(post, visitor)
    assert "Jo &lt;b&gt;" in page and "CC BY-NC-SA 4.0" in page
    assert 'href="https://creativecommons.org/licenses/by-nc-sa/4.0/" rel="license noopener"' in page
    assert 'rel="license' not in page_of(a_post(by=ana, text="Plain"), visitor)


@pytest.mark.parametrize("licence", list(Licence))
def test_every_licence_has_its_line(ana, visitor, licence):
    page = page_of(a_post(by=ana, licence=licence), visitor)
    assert (licence.address in page) if licence.address else ('rel="license' not in page)


def test_every_term_is_a_field_of_the_post():
    assert {field.name for field in Post._meta.get_fields()} >= set(TERM_NAMES)
    assert CommentPolicy.NOBODY.value == "nobody"
