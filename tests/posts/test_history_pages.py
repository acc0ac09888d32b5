"""The page of what changed: who reads it, what it says, and what it never says."""

import pytest
from django.urls import reverse

from community.moderation.models import AuditEntry, ModerationState
from community.moderation.operations import report
from community.pictures.descriptions import Description
from community.posts.choices import Audience
from community.posts.history import withdraw_version
from community.posts.models import Post, PostVersion
from tests.factories.pictures import a_picture
from tests.factories.posts import a_post
from tests.moderation.conftest import KIND
from tests.posts.test_history import change

pytestmark = pytest.mark.django_db

HOSTILE = '<script>alert(1)</script> <img src=x onerror=alert(1)> "><svg onload=alert(1)> {{ 7|add:7 }} &amp; </del></ins>'


@pytest.fixture
def post(ana):
    """Three states: first, canary, and as it is now."""
    made = a_post(by=ana, title="A bowl", text="It is red.", tags=["lino"])
    change(made, text="It is canary.")
    return change(made, text="It is green.", tags=["paper"])


def address(post, *more):
    return "/".join([f"/posts/{post.pk}/history", *map(str, more), ""])


def read(client, post, *more):
    answer = client.get(address(post, *more))
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_visitor_reads_what_changed_word_by_word_without_a_cookie(post, visitor):
    answer = visitor.get(address(post))
    page = " ".join(answer.content.decode().split())
    for word in ("red", "canary"):
        assert f'<del><span class="vh">Removed: </span>{word}<span' in page
    assert '<ins><span class="vh">Added: </span>green<span' in page
    assert "Tags removed: lino" in page and "Tags added: paper" in page
    assert page.index("As it reads now") < page.index("Version 2") < page.index("As it was first posted")
    assert not answer.cookies and "csrfmiddlewaretoken" not in page and "noindex" in page


def test_a_version_is_read_whole_and_drawn_as_the_post_is(ana, visitor):
    post = a_post(by=ana, text="It is **red**.")
    change(post, text="It is green.")
    assert "<strong>red</strong>" in read(visitor, post, 1)
    assert visitor.get(address(post, 2)).status_code == 404


def test_the_post_and_its_card_lead_there(post, visitor):
    for page in (post.get_absolute_url(), "/latest/"):
        assert f'href="{address(post)}"' in visitor.get(page).content.decode()


def test_a_post_that_never_changed_says_so(ana, visitor):
    post = a_post(by=ana)
    assert "as they were when it was posted" in read(visitor, post)
    assert address(post) not in visitor.get(post.get_absolute_url()).content.decode()


def test_what_happened_to_the_pictures_is_told_in_words(ana, visitor):
    one, two, three = (a_picture(by=ana, alt_text=words) for words in ("A kiln.", "A wheel.", ""))
    post = a_post(by=ana, pictures=[one, two])
    change(post, pictures=[two, three], descriptions={two.pk: Description("A kick wheel.", False)})
    change(post, pictures=[three, two], descriptions={three.pk: Description("", True)})
    page = read(visitor, post)
    assert "A picture was removed: “A kiln.”" in page
    assert "A picture was added: without a description" in page
    assert "The description of picture 1 changed:" in page and ">kick <span" in page
    assert "The pictures stand in another order." in page and "The cover is now:" in page
    assert "Picture 1 is now only decoration." in page


def test_hostile_words_are_words_on_every_page(ana, visitor):
    picture = a_picture(by=ana, alt_text=HOSTILE[:1500])
    post = a_post(by=ana, title=HOSTILE[:150], text=HOSTILE, tags=["lino"], pictures=[picture])
    change(post, title="Plain", text="Plain.", descriptions={picture.pk: Description("Plain.", False)})
    for page in (read(visitor, post), read(visitor, post, 1)):
        assert "<script>alert" not in page and "<img src=x" not in page and "<svg onload" not in page
        assert "</del></ins>" not in page.replace(" ", "") and "{{ 7|add:7 }}" in page


class TestWithdrawn:
    @pytest.fixture
    def post(self, post, ana):
        withdraw_version(post=post, by=ana, number=2)
        return post

    def test_no_reader_sees_its_words_not_even_as_what_changed(self, post, ana, cleo, visitor, client_for):
        for client in (visitor, client_for(cleo), client_for(ana)):
            page = read(client, post)
            assert "canary" not in page and "Withdrawn by the author" in page
            # What is left is compared as if the withdrawn words had never been.
            assert ">red<span" in page and ">green<span" in page
            assert client.get(address(post, 2)).status_code == 404

    def test_moderators_still_see_them(self, post, mia, client_for):
        client = client_for(mia)
        assert "canary" in read(client, post) and "canary" in read(client, post, 2)

    def test_it_is_withdrawn_on_the_page(self, ana, client_for):
        post = a_post(by=ana, text="canary")
        change(post, text="It is green.")
        client = client_for(ana)
        assert address(post, 1, "withdraw") in read(client, post)
        assert client.post(address(post, 1, "withdraw"))["Location"] == address(post)
        page = read(client, post)
        assert "canary" not in page and "withdraw/" not in page

    def test_nobody_else_withdraws_and_reading_withdraws_nothing(self, ana, cleo, mia, visitor, client_for):
        post = a_post(by=ana)
        change(post, text="Two.")
        there = address(post, 1, "withdraw")
        for client in (client_for(cleo), client_for(mia)):
            assert client.post(there).status_code == 404
        assert visitor.post(there)["Location"].startswith("/accounts/login/")
        assert client_for(ana).get(there).status_code == 405
        assert client_for(ana).post(address(post, 7, "withdraw")).status_code == 404
        assert not PostVersion.objects.filter(withdrawn_at__isnull=False).exists()


class TestOutOfSight:
    @pytest.mark.parametrize("audience", [Audience.FOLLOWERS, Audience.ME])
    def test_who_may_not_see_the_post_sees_no_version_from_before_either(
        self, audience, post, ana, bo, cleo, mia, visitor, client_for
    ):
        change(post, audience=audience)
        clients = {"bo": client_for(bo), "ana": client_for(ana)}
        for client in (visitor, client_for(cleo), client_for(mia)):
            for there in (address(post), address(post, 1), address(post, 2)):
                assert client.get(there).status_code == 404
        assert clients["ana"].get(address(post)).status_code == 200
        expected = 200 if audience == Audience.FOLLOWERS else 404
        assert clients["bo"].get(address(post, 1)).status_code == expected

    def test_a_removed_post_has_no_history_but_for_those_who_judge_it(
        self, post, ana, cleo, mia, visitor, client_for
    ):
        Post.objects.update(moderation_state=ModerationState.REMOVED)
        for client in (visitor, client_for(cleo), client_for(ana), client_for(mia)):
            assert client.get(address(post)).status_code == 404
        Post.objects.update(moderation_state=ModerationState.VISIBLE)
        report(target=post, by=cleo, rule=KIND)
        Post.objects.update(moderation_state=ModerationState.REMOVED)
        assert "canary" in read(client_for(mia), post)
        assert client_for(cleo).get(address(post)).status_code == 404

    def test_a_content_note_stands_before_every_version(self, post, visitor):
        change(post, content_note="A needle in a finger")
        for page in (read(visitor, post), read(visitor, post, 1)):
            assert page.index("A needle in a finger") < page.index("It is")
            assert '<details class="curtain">' in page


@pytest.mark.parametrize("odd", ["x", "-1", "1e3", "9" * 40, "٣"])
def test_odd_places_in_the_history_are_not_found(post, visitor, odd):
    assert visitor.get(f"{address(post)}?before={odd}").status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_the_history_is_only_for_reading(post, visitor, method):
    assert getattr(visitor, method)(address(post)).status_code == 405


def test_a_title_may_be_history(ana, visitor):
    post = a_post(by=ana, title="History")
    assert visitor.get(post.get_absolute_url()).status_code == 200


def test_a_long_history_comes_in_pages_that_cost_the_same(ana, visitor, django_assert_max_num_queries):
    short, long = a_post(by=ana), a_post(by=ana)
    change(short, text="Two.")
    for number in range(25):
        change(long, text=f"Round {number}")
    found, before = [], ""
    while True:
        answer = visitor.get(address(long) + before)
        found += [step.number for step in answer.context["page"].steps]
        if not (older := answer.context["page"].older):
            break
        before = f"?before={older}"
    assert found == list(range(26, 0, -1))
    asked = []
    for post in (short, long):
        with django_assert_max_num_queries(5) as questions:
            visitor.get(address(post))
        asked.append(len(questions))
    assert asked[0] == asked[1]


def test_the_moderators_screen_leads_there(post, cleo, mia, client_for):
    made = report(target=post, by=cleo, rule=KIND)
    page = client_for(mia).get(reverse("cases_of_moderation:inspect", args=[made.case_id])).content.decode()
    assert f'href="{address(post)}"' in page


def test_moderators_look_with_a_second_factor_and_the_log_says_that_they_did(post, cleo, mia, client_for):
    report(target=post, by=cleo, rule=KIND)
    Post.objects.update(moderation_state=ModerationState.REMOVED)
    client = client_for(mia)
    for _again in range(2):
        read(client, post)
    assert [one.after["what"] for one in AuditEntry.objects.filter(action="read")] == ["history"]
    mia.user.authenticator_set.all().delete()
    assert client.get(address(post)).status_code == 404
