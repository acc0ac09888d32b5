"""The rows of pictures in the composer, without a script: order, cover, and where the eye rests."""

import pytest

from community.pictures.models import Picture
from community.posts.models import Post
from tests.factories.pictures import a_picture
from tests.factories.posts import a_post
from tests.posts.test_composer import NEW, TYPED, order, picked

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(ana, client_for):
    return client_for(ana)


def test_any_picture_becomes_the_cover_with_one_press(ana, client):
    one, two, three = (a_picture(by=ana) for _ in range(3))
    answer = client.post(NEW, TYPED | picked(one, two, three, move=f"{three.key}:first"))
    assert order(answer) == [three.key, one.key, two.key]
    page = answer.content.decode()
    assert page.count("Make it the cover") == 3 and f'value="{three.key}:first" formnovalidate hidden' in page


@pytest.mark.parametrize("odd", ["nobody:first", ":first", "first", "{key}:last", "{key}:first:up"])
def test_an_odd_order_changes_nothing(ana, client, odd):
    one, two = a_picture(by=ana), a_picture(by=ana)
    answer = client.post(NEW, TYPED | picked(one, two, move=odd.replace("{key}", two.key)))
    assert order(answer) == [one.key, two.key]


def test_the_point_is_kept_on_the_page_and_saved_with_the_post(ana, client):
    picture = a_picture(by=ana)
    sent = TYPED | picked(picture, **{f"focus-{picture.key}": "12,88"})
    page = client.post(NEW, sent | {"preview": "1"}).content.decode()
    assert '<option value="12,88" selected>' in page
    picture.refresh_from_db()
    assert picture.focus_x == 50
    client.post(NEW, sent)
    saved = Post.objects.get().pictures.get()
    assert (saved.focus_x, saved.focus_y) == (12, 88)


def test_an_odd_point_leaves_it_where_it_is(ana, client):
    picture = a_picture(by=ana)
    Picture.objects.filter(pk=picture.pk).update(focus_x=10, focus_y=20)
    post = a_post(by=ana, pictures=[Picture.objects.get()])
    key = post.pictures.get().key
    sent = TYPED | {
        "pictures": key,
        f"alt-{key}": "New words.",
        f"focus-{key}": "500,x",
        "version": post.version,
    }
    client.post(f"/posts/{post.pk}/edit/", sent)
    saved = post.pictures.get()
    assert (saved.focus_x, saved.focus_y, saved.alt_text) == (10, 20, "New words.")


def test_new_words_for_a_picture_are_in_the_history(ana, client):
    post = a_post(by=ana, title=TYPED["title"], text=TYPED["text"], pictures=[a_picture(by=ana)])
    key = post.pictures.get().key
    sent = TYPED | {"pictures": key, f"alt-{key}": "New words.", "version": post.version}
    client.post(f"/posts/{post.pk}/edit/", sent)
    assert post.versions.get().pictures[0]["alt"] == "Four squares of colour."
