"""The composer without a script: every button is a form, and nothing typed is lost."""

import uuid

import pytest

from community.pictures.models import Picture
from community.posts.models import Post
from community.posts.operations import edit_post
from tests.factories.pictures import a_picture, a_picture_file
from tests.factories.posts import a_post

pytestmark = pytest.mark.django_db

NEW = "/posts/new/"
TYPED = {"title": "On “glaze” & more", "text": "It **crawled** <b>.", "tags": "pottery, celadon"}


@pytest.fixture
def writing(ana, client_for):
    """Send the composer as ana; returns the answer."""
    client = client_for(ana)

    def send(address=NEW, follow=False, **fields):
        return client.post(address, TYPED | {"submission_key": str(uuid.uuid4())} | fields, follow=follow)

    send.client = client
    return send


def kept(answer):
    page = answer.content.decode()
    return (
        "On “glaze” &amp; more" in page and "It **crawled** &lt;b&gt;." in page and "pottery, celadon" in page
    )


def order(answer):
    return [row.shown.key for row in answer.context["composer"].rows]


def picked(*pictures, **words):
    described = {f"alt-{picture.key}": f"Words for {picture.pk}" for picture in pictures}
    return {"pictures": [picture.key for picture in pictures]} | described | words


def test_posting_leads_to_the_post_and_says_so(ana, writing):
    answer = writing(follow=True)
    post = Post.objects.get()
    assert answer.redirect_chain == [(post.get_absolute_url(), 302)]
    assert "Posted." in answer.content.decode()
    assert (post.author, post.title, post.text) == (ana, TYPED["title"], TYPED["text"])


def test_a_visitor_is_led_to_sign_in(visitor):
    assert visitor.get(NEW)["Location"] == f"/accounts/login/?next={NEW}"


def test_whoever_was_signed_out_while_writing_gets_the_words_back(ana, visitor):
    post = a_post(by=ana)
    for address in (NEW, f"/posts/{post.pk}/edit/"):
        answer = visitor.post(address, TYPED | {"alt-x": "Two bowls."})
        assert answer.status_code == 403 and not answer.cookies
        assert kept(answer) and "Two bowls." in answer.content.decode()
    assert Post.objects.count() == 1


def test_a_tag_may_be_asked_for_in_the_address(writing):
    assert 'value="lino"' in writing.client.get(f"{NEW}?tag=lino").content.decode()
    assert writing.client.get(f"{NEW}?tag=%ED%A0%80").status_code == 200


def test_sending_twice_makes_one_post(writing):
    key = str(uuid.uuid4())
    first, second = writing(submission_key=key), writing(submission_key=key)
    assert first["Location"] == second["Location"]
    assert Post.objects.count() == 1


def test_going_back_and_changing_the_words_loses_neither(writing):
    key = str(uuid.uuid4())
    writing(submission_key=key)
    answer = writing(submission_key=key, text="Second thoughts")
    assert answer.status_code == 422 and "Second thoughts" in answer.content.decode()
    fresh = answer.context["form"]["submission_key"].value()
    assert fresh != key
    assert writing(submission_key=fresh, text="Second thoughts").status_code == 302
    assert Post.objects.count() == 2


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"title": "x" * 151}, "150 characters"),
        ({"text": "word " * 2_001}, "10000 characters"),
        ({"tags": ", ".join(f"tag{number}" for number in range(11))}, "up to 10 tags"),
        ({"tags": "x" * 51}, "up to 50 characters"),
        ({"text": "", "title": ""}, "nothing to post"),
        ({"text": "<http://a.example>\n" * 21}, "up to 20 links"),
        ({"text": "a\0b"}, "cannot be stored"),
    ],
)
def test_a_refusal_says_why_and_keeps_the_rest(writing, typed, told):
    answer = writing(**typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert told in page and "Everything you typed is still here." in page
    assert "pottery" in page or "tags" in typed
    assert not Post.objects.exists()


def test_the_author_is_who_is_signed_in_whatever_the_form_says(ana, cleo, writing):
    names = ("author", "author_id", "by", "user", "user_id", "owner", "owner_id", "member", "sender")
    odd = {
        "like_count": 99,
        "moderation_state": "removed",
        "published_at": "2001-01-01",
        "id": 7,
        "excerpt": "x",
    }
    writing(**dict.fromkeys(names, str(cleo.pk)), **odd)
    post = Post.objects.get()
    assert (post.author, post.like_count, post.moderation_state) == (ana, 0, "visible")
    assert post.published_at.year > 2001 and post.excerpt != "x"


class TestPictures:
    def test_files_are_added_in_their_order_and_described_in_place(self, ana, writing):
        answer = writing(add="1", files=[a_picture_file("a.jpg"), a_picture_file("b.jpg")])
        assert kept(answer) and len(order(answer)) == 2
        one, two = order(answer)
        writing(pictures=[one, two], **{f"alt-{one}": "A bowl.", f"decorative-{two}": "1"})
        first, second = Post.objects.get().pictures.order_by("post_picture__position")
        assert (first.key, first.alt_text) == (one, "A bowl.")
        assert (second.key, second.is_decorative) == (two, True)

    def test_files_picked_but_not_added_come_along_with_the_post(self, writing):
        writing(files=[a_picture_file()])
        assert Post.objects.get().pictures.count() == 1

    def test_a_refused_file_costs_nothing_else(self, ana, writing):
        picture = a_picture(by=ana)
        bad = a_picture_file(content=b"<svg onload=alert(1)>")
        answer = writing(**picked(picture), files=[a_picture_file(), bad])
        assert answer.status_code == 422 and kept(answer)
        assert "File 2:" in answer.content.decode() and f"Words for {picture.pk}" in answer.content.decode()
        assert len(order(answer)) == 2 and not Post.objects.exists()

    def test_they_move_up_and_down_with_their_words(self, ana, writing):
        one, two, three = (a_picture(by=ana) for _ in range(3))
        answer = writing(**picked(one, two, three), move=f"{three.key}:up")
        assert kept(answer) and order(answer) == [one.key, three.key, two.key]
        assert f"Words for {three.pk}" in answer.content.decode()
        for odd in (f"{one.key}:up", f"{three.key}:down", "x:up", "", f"{one.key}:sideways"):
            assert order(writing(**picked(one, two, three), move=odd)) == [one.key, two.key, three.key]

    def test_a_removed_picture_is_gone_and_the_rest_stays(self, ana, writing):
        one, two = a_picture(by=ana), a_picture(by=ana)
        answer = writing(**picked(one, two), remove=one.key)
        assert kept(answer) and order(answer) == [two.key]
        assert not Picture.objects.filter(pk=one.pk).exists()

    def test_pictures_of_others_are_not_taken(self, ana, cleo, writing):
        theirs = a_picture(by=cleo)
        answer = writing(**picked(theirs))
        assert answer.status_code == 422 and order(answer) == []
        writing(remove=theirs.key, pictures=[theirs.key])
        assert Picture.objects.filter(pk=theirs.pk).exists()

    def test_missing_descriptions_are_counted_and_never_in_the_way(self, ana, writing):
        one, two = a_picture(by=ana, alt_text=""), a_picture(by=ana)
        data = {"pictures": [one.key, two.key], f"alt-{two.key}": "A bowl."}
        assert "1 of 2 pictures described" in writing(**data, preview="1").content.decode()
        assert writing(**data).status_code == 302

    def test_too_long_a_description_is_refused_beside_its_picture(self, ana, writing):
        picture = a_picture(by=ana)
        answer = writing(**picked(picture) | {f"alt-{picture.key}": "x" * 1501})
        assert answer.status_code == 422 and "up to 1,500 characters" in answer.content.decode()

    def test_limits_are_said_before_anything_is_sent(self, writing):
        page = writing.client.get(NEW).content.decode()
        assert "Up to 10, each up to 20 MB" in page and "No video." in page
        assert "image/heic" in page


class TestPreview:
    def test_it_is_drawn_as_the_post_will_be(self, writing):
        answer = writing(preview="1")
        assert kept(answer) and "<strong>crawled</strong>" in answer.content.decode()
        assert not Post.objects.exists()

    def test_the_fragment_is_the_same(self, writing):
        answer = writing.client.post("/posts/preview/", TYPED, headers={"HX-Request": "true"})
        assert "<strong>crawled</strong>" in answer.content.decode()
        assert "<html" not in answer.content.decode()

    def test_too_long_a_text_is_not_drawn(self, writing):
        answer = writing.client.post("/posts/preview/", {"text": "x " * 10_000})
        assert answer.status_code == 200 and "10000 characters" in answer.content.decode()

    def test_it_is_for_members_and_for_sending(self, writing, visitor):
        assert writing.client.get("/posts/preview/").status_code == 405
        assert visitor.post("/posts/preview/", TYPED).status_code == 302


class TestEditing:
    def test_the_form_holds_what_the_post_says(self, ana, writing):
        post = a_post(
            by=ana, title="Before", text="Old words", tags=["one", "two"], pictures=[a_picture(by=ana)]
        )
        page = writing.client.get(f"/posts/{post.pk}/edit/").content.decode()
        assert "Before" in page and "Old words" in page and "one, two" in page and "Four squares" in page

    def test_saving_changes_it(self, ana, writing):
        post = a_post(by=ana, pictures=[a_picture(by=ana)])
        (picture,) = post.pictures.all()
        answer = writing(f"/posts/{post.pk}/edit/", follow=True, version=post.version, **picked(picture))
        assert "Saved." in answer.content.decode()
        post.refresh_from_db()
        picture.refresh_from_db()
        assert (post.text, picture.alt_text) == (TYPED["text"], f"Words for {picture.pk}")

    def test_only_the_author_gets_the_form(self, ana, cleo, mia, client_for):
        post = a_post(by=ana)
        for member in (cleo, mia):
            client = client_for(member)
            for answer in (
                client.get(f"/posts/{post.pk}/edit/"),
                client.post(f"/posts/{post.pk}/edit/", TYPED),
            ):
                assert answer.status_code == 404
        post.refresh_from_db()
        assert post.text == "A bowl with a mended rim."

    def test_a_change_made_elsewhere_is_shown_beside_ones_own(self, ana, writing):
        post = a_post(by=ana)
        opened = post.version
        edit_post(post=post, by=ana, text="From the phone", title="Phone", pictures=[], tags=[])
        answer = writing(f"/posts/{post.pk}/edit/", version=opened)
        assert answer.status_code == 409 and kept(answer)
        assert "From the phone" in answer.content.decode()
        newer = answer.context["form"]["version"].value()
        assert writing(f"/posts/{post.pk}/edit/", version=newer).status_code == 302
        post.refresh_from_db()
        assert post.text == TYPED["text"]

    def test_removing_a_picture_of_a_post_waits_until_it_is_saved(self, ana, writing):
        post = a_post(by=ana, pictures=[a_picture(by=ana)])
        (picture,) = post.pictures.all()
        answer = writing(
            f"/posts/{post.pk}/edit/", version=post.version, remove=picture.key, **picked(picture)
        )
        assert order(answer) == [] and Picture.objects.filter(pk=picture.pk).exists()
        writing(f"/posts/{post.pk}/edit/", version=post.version)
        assert not Picture.objects.filter(pk=picture.pk).exists()

    def test_pictures_moved_out_of_reach_meanwhile_are_not_lost(self, ana, writing):
        post = a_post(by=ana, pictures=[a_picture(by=ana)])
        answer = writing(f"/posts/{post.pk}/edit/", version=post.version, pictures=["0" * 32])
        assert answer.status_code == 422 and kept(answer)
        assert order(answer) == [picture.key for picture in post.pictures.all()]


class TestSuggestions:
    def test_members_are_offered_tags(self, ana, writing, visitor):
        a_post(by=ana, tags=["Book Binding"])
        assert writing.client.get("/posts/tags/?q=book").json() == {"tags": ["Book Binding"]}
        assert writing.client.get("/posts/tags/").json() == {"tags": []}
        assert writing.client.post("/posts/tags/").status_code == 405
        assert visitor.get("/posts/tags/?q=book").status_code == 302
