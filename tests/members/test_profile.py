"""A member's page: who sees it, what it costs, and that hostile words stay words."""

import datetime as dt
from html.parser import HTMLParser

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from community.follows.operations import follow_member
from community.members.operations import edit_profile, leave_community, register_member, suspend
from tests.factories.posts import a_post

pytestmark = pytest.mark.django_db

HOSTILE = [
    "<script>window.__xss=1</script>",
    '"><img src=x onerror=alert(1)>',
    "'-alert(1)-'",
    "{{ 7|add:7 }}{% debug %}",
    "[x](javascript:alert(1))",
    "<svg/onload=alert(1)>",
    "\u202eabc\u202c",
    "&lt;script&gt;",
]
ALLOWED_SCRIPTS = ("/static/",)


class Tags(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def page_of(client, handle="ana"):
    return client.get(f"/@{handle}/")


def saying(member, **words):
    values = {"display_name": "", "pronouns": "", "biography": "", "links": []} | words
    edit_profile(member=member, by=member, **values)


def test_anybody_may_read_a_profile_and_is_given_no_cookie(ana, visitor):
    saying(
        ana,
        display_name="Ana",
        pronouns="she/her",
        biography="I mend **bowls**.",
        links=["https://ana.example/x"],
    )
    page = page_of(visitor)
    text = page.content.decode()
    assert page.status_code == 200
    assert not page.cookies
    for words in ("she/her", "<strong>bowls</strong>", "ana.example/x", "here since", "@ana"):
        assert words in text
    assert 'rel="me nofollow ugc noopener"' in text
    assert "follower" not in text.lower().replace("followers/", "").replace(">followers<", "")


def test_the_email_address_is_nowhere_on_it(ana, visitor, client_for, mia):
    for client in (visitor, client_for(mia)):
        assert "ana@example.org" not in page_of(client).content.decode()


def test_a_member_finds_their_own_way_to_edit_and_nobody_elses(ana, bo, client_for):
    own, other = page_of(client_for(ana)).content.decode(), page_of(client_for(bo)).content.decode()
    assert "/settings/profile/" in own
    assert "/@ana/menu/" not in own
    assert "/@ana/follow" not in own.replace("/@ana/followers", "").replace("/@ana/following", "")
    assert "/settings/profile/" not in other
    assert "/@ana/menu/" in other
    assert "/@ana/unfollow/" in other


@pytest.mark.parametrize("spelling", ["ANA", "Ana", "aNa"])
def test_other_spellings_of_a_handle_lead_to_the_one(ana, visitor, spelling):
    answer = visitor.get(f"/@{spelling}/?before=5-1")
    assert (answer.status_code, answer.url) == (301, "/@ana/?before=5-1")


def test_who_is_not_to_be_seen_is_as_if_they_never_were(ana, bo, cleo, visitor, client_for):
    register_member(email="new@example.org", password=None, handle="unconfirmed")
    suspend(member=bo, until=timezone.now() + dt.timedelta(days=1))
    leave_community(member=cleo, by=cleo)
    for client in (visitor, client_for(ana)):
        answers = [
            page_of(client, handle) for handle in ("nobody", "unconfirmed", "bobo", "cleo", "BOBO", "x" * 400)
        ]
        assert {answer.status_code for answer in answers} == {404}
        bodies = {answer.content for answer in answers}
        assert len(bodies) == 1 or client is not visitor


@pytest.mark.parametrize("cursor", ["x", "5", "1-", "9" * 40, "-1-1", "1-1-1", "٣-٣", "99999999999999999-1"])
def test_a_place_in_the_list_that_is_none_is_404(ana, visitor, cursor):
    assert visitor.get("/@ana/", {"before": cursor}).status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_a_profile_is_only_read(ana, visitor, method):
    assert getattr(visitor, method)("/@ana/").status_code == 405


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(ana, visitor, client_for, words):
    saying(ana, display_name=words[:60], pronouns=words[:40], biography=words)
    for client in (visitor, client_for(ana)):
        for address in ("/@ana/", "/settings/profile/", "/notifications/"):
            answer = client.get(address)
            if answer.status_code != 200:
                continue
            text = answer.content.decode()
            for tag, attrs in Tags(text).found:
                assert not any(name.startswith("on") for name in attrs), (tag, attrs)
                assert not (tag == "script" and not (attrs.get("src") or "").startswith(ALLOWED_SCRIPTS))
                assert not (attrs.get("href") or attrs.get("src") or "").lower().startswith("javascript:")
                assert attrs.get("src") != "x"
            assert "\u202e" not in text


def test_a_link_stored_before_the_rules_were_stricter_still_cannot_run(ana, visitor):
    type(ana).objects.filter(pk=ana.pk).update(links=["javascript:alert(1)"])
    text = page_of(visitor).content.decode()
    assert 'href="javascript' not in text


def test_posts_are_newest_first_and_the_page_ends(ana, visitor):
    assert "hasn’t posted yet" in page_of(visitor).content.decode()
    for number in range(22):
        a_post(by=ana, text=f"Bowl number {number}.")
    first = page_of(visitor)
    text = first.content.decode()
    assert text.index("number 21.") < text.index("number 20.")
    assert "number 1." not in text
    rest = visitor.get("/@ana/" + first.context["older_url"]).content.decode()
    assert "number 1." in rest
    assert "number 2." not in rest
    assert "everything Ana Author has posted" in rest


@pytest.mark.parametrize(("who", "most"), [("visitor", 8), ("member", 12)])
def test_a_profile_costs_the_same_with_one_post_and_with_twelve(ana, bo, visitor, client_for, who, most):
    client = visitor if who == "visitor" else client_for(bo)
    counts = []
    a_post(by=ana, tags=["mending"])
    page_of(client)
    for more in (0, 11):
        for number in range(more):
            a_post(by=ana, text=f"Bowl {number}", tags=["mending", f"tag{number}"])
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert page_of(client).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= most, [query["sql"] for query in queries]


def test_reading_writes_nothing(ana, bo, client_for, visitor):
    for client in (visitor, client_for(bo)):
        with CaptureQueriesContext(connection) as queries:
            page_of(client)
        assert not [q for q in queries if q["sql"].split()[0] in ("INSERT", "UPDATE", "DELETE", "REPLACE")]


def test_following_from_the_profile_leads_back_to_it(ana, cleo, client_for):
    client = client_for(cleo)
    answer = client.post("/@ana/follow/", HTTP_REFERER="http://testserver/@ana/")
    assert answer.url == "/@ana/"
    assert "/@ana/unfollow/" in page_of(client).content.decode()
    follow_member(member=ana, by=cleo)
