"""Keeping what is written, whatever it is and from however many windows."""

import uuid
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from community.common.errors import NotAllowed
from community.drafts.models import Draft
from community.drafts.operations import (
    AlreadySent,
    DraftConflict,
    DraftRefused,
    Window,
    discard_draft,
    keep_apart,
    publish_draft,
    save_draft,
    saving,
)
from community.drafts.words import PlacedPicture, words_of, words_of_post
from community.members.operations import leave_community, suspend
from community.pictures.descriptions import Description
from community.pictures.focus import Focus
from community.pictures.models import Picture
from community.posts.models import Post
from tests.factories.drafts import a_draft, some_words
from tests.factories.pictures import a_picture
from tests.factories.posts import a_post

pytestmark = pytest.mark.django_db
LAPTOP, PHONE = Window("laptop", 1), Window("phone", 1)


class TestKeeping:
    def test_everything_typed_comes_back_as_it_was(self, ana):
        one, two = a_picture(by=ana), a_picture(by=ana)
        words = replace(
            some_words(
                "  two spaces,\n\n\n\n\nfive lines \U0001f9f5 ",
                title=" A title ",
                tags="one,, two ,",
                audience="followers",
                comment_policy="nobody",
                licence="cc-by",
                content_note="Needles",
                is_own_work=False,
                credit="My aunt",
            ),
            pictures=(
                PlacedPicture(two, Description("half a sent", False, Focus(10, 90))),
                PlacedPicture(one, Description("", True, Focus())),
            ),
        )
        draft = save_draft(by=ana, words=words)
        assert words_of(Draft.objects.get(pk=draft.pk)) == words
        assert draft.number == 1

    def test_one_key_is_one_draft(self, ana):
        key = uuid.uuid4()
        first = save_draft(by=ana, words=some_words("One"), submission_key=key)
        second = save_draft(by=ana, words=some_words("One two"), submission_key=key, expected_number=1)
        assert (second.pk, second.number, second.text) == (first.pk, 2, "One two")

    def test_the_same_words_again_change_nothing(self, ana):
        draft = a_draft(ana)
        again = save_draft(
            by=ana, words=words_of(draft), submission_key=draft.submission_key, expected_number=7
        )
        assert (again.number, again.saved_at) == (1, draft.saved_at)

    def test_too_long_for_a_post_is_kept_all_the_same(self, ana):
        assert len(a_draft(ana, "x" * 50_000).text) == 50_000
        with pytest.raises(DraftRefused, match="50,000"):
            a_draft(ana, "x" * 50_001)

    def test_what_no_database_keeps_does_not_stop_the_rest(self, ana):
        assert a_draft(ana, "a\0b\ud800c\r\nd").text == "a\ufffdb\ufffdc\nd"

    def test_a_choice_that_does_not_exist_becomes_the_narrowest(self, ana):
        assert a_draft(ana, audience="world").audience == "me"

    def test_there_is_an_end_to_how_many_are_kept(self, ana, monkeypatch):
        monkeypatch.setattr(saving, "MAX_DRAFTS", 2)
        key = a_draft(ana).submission_key
        a_draft(ana)
        with pytest.raises(DraftRefused, match="2 drafts"):
            a_draft(ana)
        assert save_draft(by=ana, words=some_words("More"), submission_key=key).text == "More"

    def test_suspended_members_keep_their_words_and_those_who_left_do_not(self, ana):
        suspend(member=ana, until=timezone.now() + timedelta(days=1))
        a_draft(ana)
        leave_community(member=ana, by=ana)
        assert not Draft.objects.exists()
        with pytest.raises(NotAllowed):
            a_draft(ana)

    def test_a_key_of_somebody_else_makes_a_draft_of_ones_own(self, ana, cleo):
        theirs = a_draft(cleo, "Cleo's")
        mine = save_draft(by=ana, words=some_words("Ana's"), submission_key=theirs.submission_key)
        theirs.refresh_from_db()
        assert (theirs.text, mine.author) == ("Cleo's", ana)
        assert mine.submission_key != theirs.submission_key

    def test_words_that_come_after_the_post_was_made_bring_no_draft_back(self, ana):
        draft = a_draft(ana)
        post = publish_draft(draft=draft, by=ana)
        with pytest.raises(AlreadySent) as told:
            save_draft(by=ana, words=some_words("Late"), submission_key=draft.submission_key)
        assert told.value.post == post and not Draft.objects.exists()


class TestChangesOfPosts:
    def test_there_is_one_draft_of_a_change(self, ana):
        post = a_post(by=ana)
        first = save_draft(by=ana, words=words_of_post(post), post=post)
        second = save_draft(by=ana, words=some_words("Other"), post=post)
        assert first.pk == second.pk and Post.objects.get().text == post.text

    def test_only_of_ones_own(self, ana, cleo):
        with pytest.raises(NotAllowed):
            save_draft(by=cleo, words=some_words(), post=a_post(by=ana))


class TestWindows:
    def start(self, ana):
        return save_draft(by=ana, words=some_words("Begun"), submission_key=uuid.uuid4(), window=LAPTOP)

    def save(self, ana, draft, text, number, window):
        words = some_words(text)
        key = draft.submission_key
        return save_draft(by=ana, words=words, submission_key=key, expected_number=number, window=window)

    def test_another_window_that_is_behind_changes_nothing_and_is_told(self, ana):
        draft = self.start(ana)
        self.save(ana, draft, "From the phone", 1, PHONE)
        with pytest.raises(DraftConflict) as told:
            self.save(ana, draft, "From the laptop", 1, Window("laptop", 2))
        assert told.value.draft.text == Draft.objects.get().text == "From the phone"

    def test_a_window_whose_answer_was_lost_is_not_in_its_own_way(self, ana):
        draft = self.start(ana)
        self.save(ana, draft, "One", 1, Window("laptop", 2))
        assert self.save(ana, draft, "One two", 1, Window("laptop", 3)).text == "One two"

    def test_an_older_save_that_arrives_late_changes_nothing(self, ana):
        draft = self.start(ana)
        self.save(ana, draft, "One two", 1, Window("laptop", 3))
        assert self.save(ana, draft, "One", 1, Window("laptop", 2)).text == "One two"

    def test_whoever_has_seen_the_other_text_may_save_over_it(self, ana):
        draft = self.start(ana)
        self.save(ana, draft, "From the phone", 1, PHONE)
        assert self.save(ana, draft, "Both", 2, Window("laptop", 2)).number == 3

    def test_the_text_not_chosen_is_kept_apart(self, ana):
        post = a_post(by=ana, pictures=[a_picture(by=ana)])
        apart = keep_apart(by=ana, words=replace(words_of_post(post), text="Mine"))
        assert (apart.post, apart.text, apart.draft_pictures.count()) == (None, "Mine", 0)

    def test_two_devices_over_two_hundred_rounds_lose_no_word(self, ana):
        draft = self.start(ana)
        devices = {name: {"number": 1, "text": "Begun"} for name in ("laptop", "phone")}
        written = []
        for turn in range(200):
            name = "laptop" if turn % 3 else "phone"
            device, word = devices[name], f"word{turn}"
            written.append(word)
            device["text"] += f" {word}"
            window = Window(name, turn + 2)
            try:
                saved = self.save(ana, draft, device["text"], device["number"], window)
            except DraftConflict as conflict:
                stored = conflict.draft
                known = set(stored.text.split())
                missing = [one for one in device["text"].split() if one not in known]
                merged = f"{stored.text} {' '.join(missing)}"
                saved = self.save(ana, draft, merged, stored.number, window)
            device["text"], device["number"] = saved.text, saved.number
        assert set(written) <= set(Draft.objects.get().text.split())


class TestThrowingAway:
    def test_the_pictures_go_along_unless_they_are_somewhere_else(self, ana):
        lone, shared, hanging = (a_picture(by=ana) for _ in range(3))
        post = a_post(by=ana, pictures=[hanging])
        draft = save_draft(by=ana, words=some_words(pictures=(lone, shared, hanging)), post=post)
        a_draft(ana, pictures=(shared,))
        discard_draft(draft=draft, by=ana)
        discard_draft(draft=draft, by=ana)
        assert set(Picture.objects.all()) == {shared, hanging}

    def test_only_ones_own(self, ana, cleo):
        with pytest.raises(NotAllowed):
            discard_draft(draft=a_draft(ana), by=cleo)
        assert Draft.objects.exists()

    def test_the_daily_sweep_leaves_the_pictures_of_drafts(self, ana):
        kept, forgotten = a_picture(by=ana), a_picture(by=ana)
        a_draft(ana, pictures=(kept,))
        Picture.objects.update(created_at=timezone.now() - timedelta(days=3))
        call_command("sweep_pictures", fix=True)
        assert list(Picture.objects.all()) == [kept]
        assert not Picture.objects.filter(pk=forgotten.pk).exists()
