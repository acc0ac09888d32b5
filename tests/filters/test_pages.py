"""Filters at work on every surface, tried before they are kept, listed, changed and undone."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from community.comments.operations import write_comment
from community.common.errors import NotAllowed
from community.filters.models import MOST_FILTERS, Scope, WordFilter
from community.filters.operations import FilterRefused, add_filter, change_filter, delete_filter
from community.follows.operations import follow_member
from community.members.models import Member
from community.members.operations import leave_community
from community.notifications.models import Notification
from community.posts.models import Post
from home.demo.clock import clock_at
from tests.factories.pictures import a_picture
from tests.factories.posts import a_post

FOLD, HIDE = WordFilter.Action.FOLD, WordFilter.Action.HIDE
TYPED = {"phrase": "moth", "is_whole_word": "on", "action": "fold", "scopes": ["lists"], "lasts": "ever"}


@pytest.fixture
def follower(ana, cleo):
    follow_member(member=ana, by=cleo)
    return cleo


def said_in(place, ana):
    """Publish a post of ana's that says it in one place alone."""
    fields = {"title": "Wool", "text": "Of wool."}
    match place:
        case "title":
            fields["title"] = "The moth again"
        case "text":
            fields["text"] = "x " * 300 + "far down, a moth"
        case "tag":
            fields["tags"] = ["moth"]
        case "picture":
            fields["pictures"] = [a_picture(by=ana, alt_text="A moth on linen.")]
        case "note":
            fields["content_note"] = "There is a moth"
    return a_post(by=ana, **fields)


@pytest.mark.parametrize("place", ["title", "text", "tag", "picture", "note"])
def test_a_post_is_folded_or_left_out_wherever_it_says_it(ana, follower, client_for, place):
    said_in(place, ana)
    a_post(by=ana, text="Of linen.", title="Linen stays")
    client = client_for(follower)
    addresses = ("/feed/", "/latest/", "/@ana/")
    word_filter = add_filter(by=follower, phrase="Moth")
    for address in addresses:
        page = client.get(address).content.decode()
        assert "Filtered" in page and "Linen stays" in page, address
        assert page.index("Filtered") < page.rindex("Of wool." if place != "text" else "x x x")
    change_filter(
        word_filter=word_filter,
        by=follower,
        phrase="moth",
        action=HIDE,
        scopes=["lists"],
        is_whole_word=True,
        expires_at=None,
    )
    for address in addresses:
        page = client.get(address).content.decode()
        assert "Your word filters leave out 1 post here." in page and "Linen stays" in page, address
        assert "Of wool." not in page and "far down" not in page, address
    delete_filter(word_filter=word_filter, by=follower)
    assert "leave out" not in client.get("/latest/").content.decode()


def test_a_folded_card_is_not_named_by_its_title(ana, follower, client_for):
    a_post(by=ana, title="The moth again", text="words")
    add_filter(by=follower, phrase="moth")
    page = client_for(follower).get("/latest/").content.decode()
    assert "Post by Ana Author</h2>" in page
    assert 'Comment<span class="vh">: Post by Ana Author' in page


def test_ones_own_words_and_others_pages_are_never_filtered(ana, follower, client_for):
    a_post(by=ana, title="The moth again", text="words")
    add_filter(by=ana, phrase="moth", action=HIDE)
    for member in (ana, follower):
        page = client_for(member).get("/latest/").content.decode()
        assert "The moth again" in page and "Filtered" not in page


def test_a_page_whose_posts_are_all_left_out_says_so_and_goes_on(ana, follower, client_for):
    Post.objects.bulk_create(
        [
            Post(
                author=ana, title=f"moth {number}", published_at=timezone.now() - dt.timedelta(minutes=number)
            )
            for number in range(25)
        ]
    )
    a_post(by=ana, title="Oldest of all", text="words")
    Post.objects.filter(title="Oldest of all").update(published_at=timezone.now() - dt.timedelta(days=2))
    add_filter(by=follower, phrase="moth", action=HIDE)
    client = client_for(follower)
    first = client.get("/latest/")
    assert "Your word filters leave out 20 posts here." in first.content.decode()
    older = first.context["older_url"]
    assert older
    second = client.get(older).content.decode()
    assert "Oldest of all" in second and "leave out 5 posts" in second


def test_a_comment_is_folded_or_left_out_but_keeps_the_place_of_an_answer(ana, bo, cleo, client_for):
    post = a_post(by=ana, text="words")
    answered = write_comment(post=post, by=bo, text="a moth, answered")
    write_comment(post=post, by=ana, text="the answer", parent=answered)
    write_comment(post=post, by=bo, text="another moth, alone")
    write_comment(post=post, by=cleo, text="my own moth")
    word_filter = add_filter(by=cleo, phrase="moth")
    page = client_for(cleo).get(post.get_absolute_url()).content.decode()
    assert page.count("Filtered") == 2 and "my own moth" in page
    change_filter(
        word_filter=word_filter,
        by=cleo,
        phrase="moth",
        action=HIDE,
        scopes=["comments"],
        is_whole_word=True,
        expires_at=None,
    )
    page = client_for(cleo).get(post.get_absolute_url()).content.decode()
    assert page.count("A word filter of yours leaves this comment out.") == 1
    assert "answered" not in page.replace("unanswered", "") and "alone" not in page and "the answer" in page


def test_notifications_are_folded_or_never_arrive(ana, bo, client_for):
    post = a_post(by=ana, text="words")
    word_filter = add_filter(by=ana, phrase="moth", scopes=[Scope.NOTIFICATIONS])
    # As a request finds it: with what its author has chosen by now.
    post = Post.objects.select_related("author").get(pk=post.pk)
    write_comment(post=post, by=bo, text="a moth here")
    page = client_for(ana).get(reverse("notifications:list")).content.decode()
    assert "Filtered" in page and "a moth here" in page
    change_filter(
        word_filter=word_filter,
        by=ana,
        phrase="moth",
        action=HIDE,
        scopes=["notifications"],
        is_whole_word=True,
        expires_at=None,
    )
    assert "a moth here" not in client_for(ana).get(reverse("notifications:list")).content.decode()
    stored = Notification.objects.filter(recipient=ana).count()
    write_comment(post=post, by=bo, text="one more moth")
    assert Notification.objects.filter(recipient=ana).count() == stored
    write_comment(post=post, by=bo, text="no insect")
    assert Notification.objects.filter(recipient=ana).count() == stored + 1


def test_a_filter_ends_by_itself_and_looks_only_where_it_was_told(ana, follower, client_for):
    a_post(by=ana, title="The moth again", text="words")
    add_filter(
        by=follower,
        phrase="moth",
        action=HIDE,
        scopes=[Scope.LISTS],
        expires_at=timezone.now() + dt.timedelta(days=1),
    )
    assert "The moth again" not in client_for(follower).get("/latest/").content.decode()
    with clock_at(timezone.now() + dt.timedelta(days=2)):
        assert "The moth again" in client_for(follower).get("/latest/").content.decode()
    WordFilter.objects.all().delete()
    add_filter(by=follower, phrase="moth", action=HIDE, scopes=[Scope.COMMENTS])
    assert "The moth again" in client_for(follower).get("/latest/").content.decode()


def test_it_is_tried_on_the_latest_posts_before_it_is_kept(ana, follower, client_for):
    a_post(by=ana, title="The moth again", text="words")
    a_post(by=ana, title="Linen", text="words", pictures=[a_picture(by=ana, alt_text="A moth.")])
    a_post(by=ana, title="Mother", text="words")
    a_post(by=follower, title="My moth", text="words")
    answer = client_for(follower).post("/settings/words/new/", TYPED | {"try": "1"})
    page = answer.content.decode()
    assert "It would catch 2 of the latest 3 posts." in page
    assert "The moth again" in page and "Linen" in page and "My moth" not in page
    assert 'value="moth"' in page, "what was typed is kept"
    assert not WordFilter.objects.exists()


def test_trying_takes_as_many_questions_for_one_post_as_for_twelve(ana, follower, client_for):
    client, counts = client_for(follower), []
    client.post("/settings/words/new/", TYPED | {"try": "1"})
    for total in (1, 12):
        for number in range(Post.objects.count(), total):
            a_post(by=ana, title=f"moth {number}", text="words", tags=["wool"])
        with CaptureQueriesContext(connection) as queries:
            client.post("/settings/words/new/", TYPED | {"try": "1"})
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_filtering_costs_a_list_one_question_and_nothing_without_filters(ana, bo, follower, client_for):
    def cost(address):
        client = client_for(follower)
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        return len(queries)

    for number in range(3):
        a_post(by=ana, title=f"moth {number}", text="words", tags=["wool"])
    post = a_post(by=ana, text="words")
    for _number in range(3):
        write_comment(post=post, by=bo, text="a moth")
    addresses = ("/latest/", "/feed/", "/@ana/", post.get_absolute_url(), reverse("notifications:list"))
    before = [cost(address) for address in addresses]
    add_filter(by=follower, phrase="moth")
    assert [cost(address) for address in addresses] == [count + 1 for count in before]


def test_it_is_kept_listed_changed_and_deleted(follower, client_for):
    client = client_for(follower)
    assert "You filter no words" in client.get("/settings/words/").content.decode()
    client.post("/settings/words/new/", TYPED | {"lasts": "week", "scopes": ["lists", "comments"]})
    kept = WordFilter.objects.get()
    assert (kept.phrase, kept.scopes) == ("moth", [Scope.LISTS, Scope.COMMENTS])
    assert Member.objects.get(pk=follower.pk).has_filters
    assert "moth" in client.get("/settings/words/").content.decode()
    page = client.get(f"/settings/words/{kept.pk}/").content.decode()
    assert "As it is: until" in page
    client.post(f"/settings/words/{kept.pk}/", TYPED | {"phrase": "wool", "lasts": "keep"})
    changed = WordFilter.objects.get()
    assert (changed.phrase, changed.expires_at) == ("wool", kept.expires_at)
    client.post(f"/settings/words/{kept.pk}/delete/")
    assert not WordFilter.objects.exists()
    assert not Member.objects.get(pk=follower.pk).has_filters


def test_others_filters_are_not_there(ana, follower, client_for, visitor):
    mine = add_filter(by=follower, phrase="moth")
    client = client_for(ana)
    assert "moth" not in client.get("/settings/words/").content.decode()
    assert client.get(f"/settings/words/{mine.pk}/").status_code == 404
    assert client.post(f"/settings/words/{mine.pk}/delete/").status_code == 404
    assert visitor.get("/settings/words/").status_code == 302
    for deed in (
        lambda: delete_filter(word_filter=mine, by=ana),
        lambda: change_filter(
            word_filter=mine,
            by=ana,
            phrase="x",
            action=FOLD,
            scopes=["lists"],
            is_whole_word=True,
            expires_at=None,
        ),
    ):
        with pytest.raises(NotAllowed):
            deed()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"phrase": ""}, "Type a word or a phrase"),
        ({"phrase": "\u200b\u200b"}, "Type a word or a phrase"),
        ({"phrase": "x" * 81}, "at most 80 characters; this one has 81"),
        ({"scopes": []}, "Choose at least one place"),
        ({"action": "delete"}, "Select a valid choice"),
        ({"lasts": "keep"}, "Select a valid choice"),
        ({"phrase": "a\x00b"}, "characters"),
    ],
)
@pytest.mark.parametrize("button", ["try", "save"])
def test_what_makes_no_filter_is_said_and_kept(follower, client_for, changes, words, button):
    answer = client_for(follower).post("/settings/words/new/", TYPED | changes | {button: "1"})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not WordFilter.objects.exists()


def test_the_same_phrase_again_is_the_same_filter(follower):
    first = add_filter(by=follower, phrase="Moth")
    again = add_filter(by=follower, phrase="mOTH", action=HIDE)
    assert first.pk == again.pk and WordFilter.objects.get().action == HIDE
    other = add_filter(by=follower, phrase="wool")
    with pytest.raises(FilterRefused):
        change_filter(
            word_filter=other,
            by=follower,
            phrase="MOTH",
            action=FOLD,
            scopes=["lists"],
            is_whole_word=True,
            expires_at=None,
        )
    assert add_filter(by=follower, phrase="jose").pk != add_filter(by=follower, phrase="josé").pk


def test_there_are_at_most_a_hundred(follower):
    for number in range(MOST_FILTERS):
        add_filter(by=follower, phrase=f"word {number}")
    with pytest.raises(FilterRefused):
        add_filter(by=follower, phrase="one more")
    add_filter(by=follower, phrase="word 1", action=HIDE)


def test_whoever_leaves_takes_their_filters_along(follower):
    add_filter(by=follower, phrase="moth")
    leave_community(member=follower, by=follower)
    assert not WordFilter.objects.exists()
