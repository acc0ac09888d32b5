"""Drafts over HTTP: the page's own saves, the list, going on, throwing away, and a time to post."""

import re
import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from community.drafts.models import Draft
from community.drafts.operations import publish_draft, save_draft, schedule_draft
from community.members.operations import suspend
from community.pictures.models import Picture
from community.posts.models import Post
from community.posts.operations import edit_post
from tests.factories.drafts import a_draft, some_words
from tests.factories.pictures import a_picture, a_picture_file
from tests.factories.posts import a_post

pytestmark = pytest.mark.django_db

NEW, SAVE = "/posts/new/", "/drafts/save/"


@pytest.fixture
def save(ana, client_for):
    """Send what the composer's page sends by itself, as ana."""
    client, key = client_for(ana), str(uuid.uuid4())

    def send(text, number=0, address=SAVE, window="laptop", serial=1, **fields):
        names = {"submission_key": key, "number": number, "window": window, "serial": serial, "writer": "ana"}
        return client.post(address, {"text": text} | names | fields)

    send.client = client
    return send


class TestSavingByItself:
    def test_the_first_save_makes_the_draft_and_the_next_goes_on(self, save):
        first = save("One").json()
        second = save("One two", first["number"], serial=2).json()
        draft = Draft.objects.get()
        assert (draft.text, second["number"]) == ("One two", 2)
        assert first["address"] == second["address"] == f"/drafts/{draft.pk}/"

    def test_nothing_written_makes_no_draft(self, save):
        assert save("  ").status_code == 204
        assert not Draft.objects.exists()

    def test_another_window_gets_the_other_text_and_changes_nothing(self, save):
        save("From the laptop")
        answer = save("From the phone", 0, window="phone")
        page = answer.content.decode()
        assert answer.status_code == 409
        assert "From the laptop" in page and "Keep mine" in page and "<html" not in page
        assert Draft.objects.get().text == "From the laptop"

    def test_after_posting_there_is_a_new_key_and_no_draft(self, ana, save):
        save("One")
        publish_draft(draft=Draft.objects.get(), by=ana)
        answer = save("One", 1, serial=2)
        assert answer.status_code == 410 and uuid.UUID(answer.json()["key"])
        assert not Draft.objects.exists()

    def test_too_much_is_told_in_a_sentence(self, save):
        answer = save("x" * 50_001)
        assert answer.status_code == 422 and "50,000" in answer.content.decode()

    def test_a_change_is_kept_beside_its_post(self, ana, save):
        post = a_post(by=ana)
        address = f"{SAVE}{post.pk}/"
        assert save("Changed", address=address, version=post.version).status_code == 200
        draft = Draft.objects.get()
        assert (draft.post, draft.post_version) == (post, post.version)
        post.refresh_from_db()
        assert post.text == "A bowl with a mended rim."

    def test_nobody_keeps_changes_of_anothers_post(self, cleo, save):
        assert save("Changed", address=f"{SAVE}{a_post(by=cleo).pk}/").status_code == 404
        assert not Draft.objects.exists()

    def test_signed_out_it_says_so(self, visitor):
        assert visitor.post(SAVE, {"text": "x"}).status_code == 401
        assert visitor.get(SAVE).status_code == 401

    def test_words_of_the_one_before_never_become_a_draft_of_the_next(self, bo, save):
        assert save("Bo's", writer=bo.handle).status_code == 401
        assert save.client.post(NEW, {"text": "Bo's", "writer": bo.handle}).status_code == 403
        assert not Draft.objects.exists() and not Post.objects.exists()

    def test_a_page_left_open_gets_a_fresh_token(self, save):
        answer = save.client.get(SAVE)
        assert answer.json()["token"] and "no-store" in answer["Cache-Control"]

    def test_odd_fields_are_no_error(self, ana, save):
        for odd in ("x", "-1", "9" * 30, "٣", ""):
            assert save(f"Odd {odd}", odd, serial=odd, window="w" * 300, audience=odd).status_code in (
                200,
                409,
            )
        assert save("x", submission_key="no key", pictures=["x"]).status_code == 200

    def test_suspended_members_lose_no_words(self, ana, save):
        suspend(member=ana, until=timezone.now() + timedelta(days=1))
        assert save("Still here").status_code in (200, 302, 403)


class TestComposer:
    def test_an_open_page_stores_nothing_and_offers_what_waits(self, ana, save):
        a_draft(ana, "A half-written thing")
        page = save.client.get(NEW).content.decode()
        assert Draft.objects.count() == 1 and "A half-written thing" in page

    def test_without_a_script_a_button_keeps_it(self, ana, save):
        picture = a_picture(by=ana)
        key = str(uuid.uuid4())
        fields = {"submission_key": key, "text": "Kept", "draft": "1", "pictures": [picture.key]}
        answer = save.client.post(NEW, fields | {f"alt-{picture.key}": "Half a"}, follow=True)
        draft = Draft.objects.get()
        assert answer.redirect_chain == [(f"/drafts/{draft.pk}/", 302)]
        page = answer.content.decode()
        assert "Kept" in page and "Half a" in page and f'value="{draft.submission_key}"' in page
        assert str(draft.submission_key) == key

    def test_nothing_to_keep_is_said(self, save):
        answer = save.client.post(NEW, {"draft": "1"})
        assert answer.status_code == 422 and "nothing to keep" in answer.content.decode()

    def test_a_refused_post_is_kept(self, save):
        answer = save("x" * 10_001, address=NEW)
        assert answer.status_code == 422 and len(Draft.objects.get().text) == 10_001

    def test_posting_leaves_no_draft(self, save):
        save("One")
        assert save("One two", 1, address=NEW, serial=2).status_code == 302
        assert Post.objects.get().text == "One two" and not Draft.objects.exists()

    def test_posting_from_a_window_that_is_behind_shows_both_texts(self, save):
        save("From the phone", window="phone")
        answer = save("From the laptop", address=NEW)
        page = answer.content.decode()
        assert answer.status_code == 409 and "From the phone" in page and "From the laptop" in page
        assert not Post.objects.exists()

    @pytest.mark.parametrize("choice", ["mine", "theirs"])
    def test_whichever_text_is_chosen_the_other_stays_a_draft(self, save, choice):
        save("Theirs", window="phone")
        original = Draft.objects.get()
        answer = save("Mine", address=NEW, choose=choice)
        assert answer["Location"] == f"/drafts/{original.pk}/"
        original.refresh_from_db()
        assert original.text == choice.title()
        assert set(Draft.objects.values_list("text", flat=True)) == {"Mine", "Theirs"}

    def test_changes_of_a_post_wait_on_its_page(self, ana, save):
        post = a_post(by=ana)
        edit = f"/posts/{post.pk}/edit/"
        save("Half changed", address=f"{SAVE}{post.pk}/", version=post.version)
        page = save.client.get(edit).content.decode()
        assert "You were changing this post" in page and "Half changed" in page
        draft = Draft.objects.get()
        assert save.client.get(f"/drafts/{draft.pk}/")["Location"] == edit
        answer = save("Wholly changed", draft.number, address=edit, serial=2, version=post.version)
        assert answer["Location"] == post.get_absolute_url() or answer.status_code == 302
        post.refresh_from_db()
        assert post.text == "Wholly changed" and not Draft.objects.exists()

    def test_changes_begun_before_another_change_are_shown_beside_it(self, ana, save):
        post = a_post(by=ana)
        version = post.version
        save("Mine", address=f"{SAVE}{post.pk}/", version=version)
        edit_post(post=post, by=ana, text="Theirs", title="", pictures=[], tags=[])
        answer = save("Mine", 1, address=f"/posts/{post.pk}/edit/", serial=2, version=version)
        assert answer.status_code == 409 and "Theirs" in answer.content.decode()
        newer = answer.context["form"]["version"].value()
        number = answer.context["composer"].number
        answer = save("Mine", number, address=f"/posts/{post.pk}/edit/", serial=3, version=newer)
        assert answer.status_code == 302
        post.refresh_from_db()
        assert post.text == "Mine"

    def test_looking_at_a_change_page_and_sending_it_unchanged_keeps_no_draft(self, ana, save):
        post = a_post(by=ana)
        fields = {"title": post.title, "tags": "", "version": post.version, "preview": "1"}
        assert save(post.text, address=f"/posts/{post.pk}/edit/", **fields).status_code == 200
        assert not Draft.objects.exists()

    def test_pictures_added_without_a_script_are_in_the_draft(self, save):
        answer = save("With one", address=NEW, add="1", files=[a_picture_file()])
        assert answer.status_code == 200
        (place,) = Draft.objects.get().draft_pictures.all()
        assert place.picture == Picture.objects.get()

    def test_a_picture_taken_out_of_one_draft_stays_in_the_other(self, ana, save):
        picture = a_picture(by=ana)
        other = a_draft(ana, pictures=(picture,))
        save("Mine", pictures=[picture.key])
        assert save.client.post(f"/pictures/{picture.key}/discard/").status_code == 404
        save("Mine", 1, address=NEW, serial=2, pictures=[picture.key], remove=picture.key)
        assert other.draft_pictures.get().picture == picture
        assert Draft.objects.exclude(pk=other.pk).get().draft_pictures.count() == 0


class TestPages:
    def test_the_list_says_what_each_is(self, ana, save):
        a_draft(ana, title="Named", pictures=(a_picture(by=ana),))
        a_draft(ana, "Only words")
        a_draft(ana, "", tags="lone")
        save_draft(by=ana, words=some_words("Other"), post=a_post(by=ana, title="Published"))
        at = timezone.now() + timedelta(days=2)
        schedule_draft(draft=a_draft(ana, "Timed"), by=ana, publish_at=at)
        page = " ".join(save.client.get("/drafts/").content.decode().split())
        for words in (
            "Named",
            "1 picture",
            "Only words",
            "Without words yet",
            "A change of “Published”",
            "(UTC)",
        ):
            assert words in page
        assert page.index("Timed") < page.index("Named")

    def test_an_empty_list_leads_to_writing(self, save):
        assert "Nothing in the works" in save.client.get("/drafts/").content.decode()

    def test_the_list_needs_equally_many_queries_for_one_and_for_twelve(self, ana, save):
        def needed():
            with CaptureQueriesContext(connection) as queries:
                save.client.get("/drafts/")
            return len(queries)

        post = a_post(by=ana)
        save_draft(by=ana, words=some_words("Change"), post=post)
        needed()  # What is kept for all pages is there now.
        one = needed()
        for number in range(11):
            a_draft(ana, f"Draft {number}", pictures=(a_picture(by=ana),) if number < 2 else ())
        assert needed() == one

    def test_throwing_away_asks_first(self, ana, save):
        draft = a_draft(ana, pictures=(a_picture(by=ana),))
        address = f"/drafts/{draft.pk}/discard/"
        assert "no way back" in save.client.get(address).content.decode()
        assert Draft.objects.exists()
        assert save.client.post(address)["Location"] == "/drafts/"
        assert not Draft.objects.exists() and not Picture.objects.exists()

    def test_throwing_a_change_away_leads_back_to_the_post(self, ana, save):
        post = a_post(by=ana)
        draft = save_draft(by=ana, words=some_words("Other"), post=post)
        assert save.client.post(f"/drafts/{draft.pk}/discard/")["Location"] == post.get_absolute_url()
        post.refresh_from_db()
        assert post.text == "A bowl with a mended rim."

    def test_a_stranger_and_a_moderator_find_nothing(self, ana, cleo, mia, client_for):
        draft = a_draft(ana, "Secret words")
        for member in (cleo, mia):
            client = client_for(member)
            for path in ("", "discard/", "unschedule/"):
                assert client.post(f"/drafts/{draft.pk}/{path}").status_code in (404, 405)
            assert client.get(f"/drafts/{draft.pk}/").status_code == 404
            assert client.get(f"/drafts/{draft.pk}/discard/").status_code == 404
            assert "Secret" not in client.get("/drafts/").content.decode()
            assert "Secret" not in client.get(NEW).content.decode()
        draft.refresh_from_db()

    def test_a_visitor_is_led_to_sign_in(self, ana, visitor):
        draft = a_draft(ana)
        for address in ("/drafts/", f"/drafts/{draft.pk}/", f"/drafts/{draft.pk}/discard/"):
            assert visitor.get(address)["Location"].startswith("/accounts/login/")

    def test_wrong_methods_are_refused(self, ana, save):
        draft = a_draft(ana)
        assert save.client.post("/drafts/").status_code == 405
        assert save.client.get(f"/drafts/{draft.pk}/unschedule/").status_code == 405
        assert save.client.put(SAVE).status_code == 405

    def test_only_the_owner_has_the_door_on_the_profile(self, ana, cleo, client_for):
        assert "/drafts/" in client_for(ana).get("/@ana/").content.decode()
        assert 'href="/drafts/"' not in client_for(cleo).get("/@ana/").content.decode()


class TestPostingLater:
    def tomorrow(self):
        return (timezone.localtime() + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")

    def test_it_waits_and_the_page_says_for_when(self, ana, save):
        answer = save("Later", address=NEW, later="1", publish_at=self.tomorrow())
        draft = Draft.objects.get()
        assert answer["Location"] == "/drafts/" and draft.publish_at > timezone.now()
        assert not Post.objects.exists()
        page = save.client.get("/drafts/").content.decode()
        assert "Waiting for their time" in page and "(UTC)" in page
        assert self.tomorrow() in save.client.get(f"/drafts/{draft.pk}/").content.decode()

    def test_changing_and_taking_back_the_time(self, ana, save):
        save("Later", address=NEW, later="1", publish_at=self.tomorrow())
        draft = Draft.objects.get()
        save("Later", draft.number, address=NEW, serial=2, later="1", publish_at="2026-11-01")
        before = draft.publish_at
        draft.refresh_from_db()
        assert draft.publish_at == before
        assert save("Later", draft.number, address=NEW, serial=3, at_no_time="1").status_code == 302
        draft.refresh_from_db()
        assert draft.publish_at is None
        schedule_draft(draft=draft, by=ana, publish_at=timezone.now() + timedelta(days=1))
        save.client.post(f"/drafts/{draft.pk}/unschedule/")
        draft.refresh_from_db()
        assert draft.publish_at is None

    @pytest.mark.parametrize(
        ("fields", "told"),
        [
            ({"publish_at": ""}, "Choose a day and a time."),
            ({"publish_at": "soon"}, "Write day and time like"),
            ({"publish_at": "2001-01-01T10:00"}, "This time has passed."),
            ({"publish_at": "2999-01-01T10:00"}, "within a year"),
            ({"title": "x" * 151}, "150 characters"),
        ],
    )
    def test_what_makes_no_sense_is_told_and_nothing_is_lost(self, save, fields, told):
        answer = save("Later", address=NEW, later="1", **({"publish_at": self.tomorrow()} | fields))
        assert answer.status_code == 422 and told in answer.content.decode()
        assert Draft.objects.get().text == "Later" and Draft.objects.get().publish_at is None

    def test_why_it_was_not_posted_stands_on_its_page(self, ana, save):
        draft = a_draft(ana)
        Draft.objects.update(refusal="You can’t post at the moment.")
        page = save.client.get(f"/drafts/{draft.pk}/").content.decode()
        assert "not posted at its time" in page and re.search("You can’t post", page)
