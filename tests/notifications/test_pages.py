"""The page of what happened: by day, likes together, and only what may be seen today."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from community.comments.operations import delete_comment
from community.likes.operations import like_comment, like_post
from community.members.operations import edit_profile, suspend
from community.moderation.models import ModerationState
from community.notifications.kinds import Kind
from community.notifications.models import Notification
from community.notifications.operations import notify
from community.posts.models import Post
from tests.conftest import make_member
from tests.factories.posts import a_comment, a_post

pytestmark = pytest.mark.django_db
LIST = "/notifications/"


@pytest.fixture
def own(ana, client_for):
    return client_for(ana)


def text_of(client, query=""):
    return client.get(LIST + query).content.decode()


def sentences(client):
    lines = [line for day in client.get(LIST).context["days"] for line in day.lines]
    return ["".join(part.partition(">")[2] for part in f">{line.sentence}".split("<")) for line in lines]


def test_visitors_sign_in_first(visitor):
    assert visitor.get(LIST).url == f"/accounts/login/?next={LIST}"
    assert visitor.post(LIST + "read/").url.startswith("/accounts/login/")


def test_nothing_yet_says_so(cleo, client_for):
    assert "Nothing has happened yet" in text_of(client_for(cleo))


def test_likes_of_one_thing_stand_together_and_replies_never_do(ana, own):
    post = a_post(by=ana, title="A bowl")
    people = [make_member(f"friend{n}", f"Friend {n}") for n in range(5)]
    for friend in people:
        like_post(post=post, by=friend)
    a_comment(post, people[0], "How did you mend it?")
    a_comment(post, people[0], "And what glue?")
    found = sentences(own)
    assert found.count("Friend 0 commented on “A bowl”") == 2
    assert "Friend 4, Friend 3 and 3 others like “A bowl”" in found
    assert len(found) == 3
    assert "“And what glue?”" in text_of(own)


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (1, "Friend 0 likes “A bowl”"),
        (2, "Friend 1 and Friend 0 like “A bowl”"),
        (3, "Friend 2, Friend 1 and one other like “A bowl”"),
    ],
)
def test_people_are_named(ana, own, count, sentence):
    post = a_post(by=ana, title="A bowl")
    for number in range(count):
        like_post(post=post, by=make_member(f"friend{number}", f"Friend {number}"))
    assert sentences(own) == [sentence]


def test_replies_and_likes_of_comments_lead_to_the_comment(ana, cleo, own):
    post = a_post(by=cleo, title="A bowl")
    comment = a_comment(post, ana, "Lovely.")
    like_comment(comment=comment, by=cleo)
    reply = a_comment(post, cleo, "Thank you.", parent=comment)
    assert sentences(own) == [
        "Cleo Stranger replied to you on “A bowl”",
        "Cleo Stranger likes your comment on “A bowl”",
    ]
    assert f'href="/comments/{reply.pk}/"' in text_of(own)


def test_days_have_names(ana, bo, cleo, own):
    now = timezone.now()
    for days in (0, 1, 3, 500):
        told = Notification.objects.create(recipient=ana, kind=Kind.FOLLOWED, actor=cleo)
        Notification.objects.filter(pk=told.pk).update(created_at=now - dt.timedelta(days=days))
    headings = [day.heading for day in own.get(LIST).context["days"]]
    assert headings[:2] == ["Today", "Yesterday"]
    assert headings[3].endswith(str((now - dt.timedelta(days=500)).year))


def test_new_is_said_in_words_until_the_button_is_pressed(ana, bo, own):
    assert "New</span>" in text_of(own)
    assert "New</span>" in text_of(own), "looking must not mark as read"
    assert own.get(LIST + "read/").status_code == 405
    assert own.post(LIST + "read/").url == LIST
    text = text_of(own)
    assert "New</span>" not in text
    assert "Mark all as read" not in text


def test_looking_writes_nothing(ana, bo, own):
    with CaptureQueriesContext(connection) as queries:
        own.get(LIST)
    assert not [q for q in queries if q["sql"].split()[0] in ("INSERT", "UPDATE", "DELETE")]


def test_others_see_none_of_it(ana, bo, client_for):
    assert "Bo Follower" not in text_of(client_for(bo)).replace('aria-label="Your profile"', "")
    client_for(bo).post(LIST + "read/", {"member": ana.pk, "recipient": ana.pk})
    assert Notification.objects.visible_to(ana).unread().exists()


def test_words_that_went_out_of_sight_are_no_longer_told(ana, cleo, mia, own):
    post = a_post(by=ana, title="A bowl with a secret")
    hidden, deleted, gone = (
        a_comment(post, by, words) for by, words in ((cleo, "canary1"), (mia, "canary2"), (cleo, "canary3"))
    )
    assert all(f"canary{n}" in text_of(own) for n in (1, 2, 3))
    type(hidden).objects.filter(pk=hidden.pk).update(moderation_state=ModerationState.REMOVED)
    delete_comment(comment=deleted, by=mia)
    suspend(member=cleo, until=timezone.now() + dt.timedelta(days=1))
    text = text_of(own)
    assert "canary" not in text
    assert "Cleo" not in text
    assert "A member who isn’t here at the moment wrote a comment that isn’t to be seen" in text
    Post.objects.filter(pk=post.pk).update(moderation_state=ModerationState.REMOVED)
    assert "A bowl with a secret" not in text_of(own)
    assert gone


def test_a_decision_is_told_in_full_sentences(ana, own):
    notify(recipient=ana, kind=Kind.DECIDED, text="We removed your post.\n\nOur rule: <i>Be kind</i>")
    text = text_of(own)
    assert "<p>We removed your post.</p>" in text
    assert "&lt;i&gt;Be kind&lt;/i&gt;" in text


@pytest.mark.parametrize(
    ("kind", "link"),
    [
        (Kind.DECIDED, 'href="/decisions/">Read and answer</a>'),
        (Kind.MODERATORS_WROTE, 'href="/decisions/">Read and answer</a>'),
        (Kind.REPORT_ANSWERED, 'href="/decisions/">Read more</a>'),
        (Kind.EXPORT_READY, 'href="/settings/export/">Download your copy</a>'),
    ],
)
def test_what_can_be_answered_or_fetched_leads_there(ana, own, kind, link):
    notify(recipient=ana, kind=kind, text="Words.")
    assert link in text_of(own)


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{0} {who} %s"]
)
def test_hostile_names_and_titles_stay_words(ana, cleo, own, name):
    edit_profile(member=cleo, by=cleo, display_name=name, pronouns="", biography="", links=[])
    post = a_post(by=ana, title=name)
    like_post(post=post, by=cleo)
    a_comment(post, cleo, name)
    text = text_of(own)
    assert "<script>alert" not in text
    assert "<img src=x" not in text
    assert any(
        name in sentence.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')
        for sentence in sentences(own)
    )


def test_a_long_list_has_pages_and_an_end(ana, cleo, own):
    for _one in range(45):
        Notification.objects.create(recipient=ana, kind=Kind.REPORT_ANSWERED, text="Thank you.")
    first = own.get(LIST)
    assert sum(len(day.lines) for day in first.context["days"]) == 40
    rest = own.get(LIST + first.context["older_url"])
    assert sum(len(day.lines) for day in rest.context["days"]) == 5
    assert "everything that happened" in rest.content.decode()


@pytest.mark.parametrize("cursor", ["x", "9" * 40, "1-", "1-1-1"])
def test_a_place_in_the_list_that_is_none_is_404(own, cursor):
    assert own.get(LIST, {"before": cursor}).status_code == 404


def test_the_page_costs_the_same_with_one_line_and_with_twelve(ana, cleo, own):
    def happen(number):
        post = a_post(by=ana, text=f"Bowl {number}")
        friend = make_member(f"friend{number}")
        like_post(post=post, by=friend)
        a_comment(post, friend)

    counts = []
    happen(0)
    text_of(own)
    for more in (range(0), range(1, 12)):
        for number in more:
            happen(number)
        with CaptureQueriesContext(connection) as queries:
            text_of(own)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 12, [query["sql"] for query in queries]
