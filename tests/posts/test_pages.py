"""The page of a post: who gets it, what is on it, and what it costs."""

import re

import pytest
from django.utils import timezone

from community.comments.operations import write_comment
from community.likes.operations import like_post
from community.members.operations import suspend
from community.moderation.models import ModerationState
from community.moderation.rules import CitedRule
from community.posts.models import Post
from tests.factories.decisions import hold, remove
from tests.factories.pictures import a_picture
from tests.factories.posts import a_comment, a_post

pytestmark = pytest.mark.django_db

RULE = CitedRule(id="6d3ee5b8-5d43-4c4c-9d7a-1f7f3a3c5d11", title="Be kind", text="Talk about the work.")


def state(post, new):
    Post.objects.filter(pk=post.pk).update(moderation_state=new)


def test_a_visitor_reads_a_post_without_getting_a_cookie(ana, bo, visitor):
    post = a_post(
        by=ana, title="On glaze", text="It **crawled**.", tags=["pottery"], pictures=[a_picture(by=ana)]
    )
    like_post(post=post, by=bo)
    a_comment(post, by=bo, text="I did warn you.")
    answer = visitor.get(post.get_absolute_url())
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "<strong>crawled</strong>" in page and "I did warn you." in page and "Bo Follower" in page
    assert "pottery" in page and 'alt="Four squares of colour."' in page
    assert not answer.cookies and "csrfmiddlewaretoken" not in page


def test_other_sites_are_told_what_it_is(ana, visitor, settings):
    settings.SITE_ADDRESS = "https://community.example"
    post = a_post(by=ana, title="On “glaze”", text="It crawled.", pictures=[a_picture(by=ana)])
    page = visitor.get(post.get_absolute_url()).content.decode()
    assert f'<link rel="canonical" href="https://community.example{post.get_absolute_url()}">' in page
    assert 'property="og:title" content="On “glaze”"' in page
    assert re.search(
        r'property="og:image" content="https://community\.example/media/pictures/[^"]+\.jpg"', page
    )
    assert 'property="og:description" content="It crawled."' in page


def test_a_post_without_a_title_has_a_heading_for_those_who_hear_it(ana, visitor):
    page = visitor.get(a_post(by=ana).get_absolute_url()).content.decode()
    assert 'class="vh">Post by Ana Author</h1>' in page


def test_a_missing_description_is_said_kindly(ana, visitor):
    post = a_post(by=ana, pictures=[a_picture(by=ana, alt_text="")])
    assert "No description yet" in visitor.get(post.get_absolute_url()).content.decode()


def test_the_wrong_end_of_an_address_leads_to_the_right_one(ana, visitor):
    post = a_post(by=ana, title="On glaze")
    for path, status in (("something-else", 301), ("", 302)):
        answer = visitor.get(f"/posts/{post.pk}/{path}/".replace("//", "/"))
        assert (answer.status_code, answer["Location"]) == (status, post.get_absolute_url())


def test_an_edited_post_says_so(ana, visitor):
    post = a_post(by=ana)
    Post.objects.filter(pk=post.pk).update(edited_at=timezone.now())
    assert "edited" in visitor.get(post.get_absolute_url()).content.decode()


@pytest.mark.parametrize("number", ["0", "00", "9223372036854775808", "1" + "0" * 30, "1" + "0" * 5000])
@pytest.mark.parametrize("rest", ["", "a-title/", "edit/", "delete/"])
def test_a_number_no_post_has_is_not_found(ana, client_for, number, rest):
    assert client_for(ana).get(f"/posts/{number}/{rest}").status_code == 404


@pytest.mark.parametrize("odd", ["-1", "1.0", "x", "1%00", "٣", "%F0%9F%92%A9", "1;DROP", "..", "1'"])
def test_what_is_no_number_is_never_an_error(visitor, odd):
    assert visitor.get(f"/posts/{odd}/").status_code in (301, 302, 400, 404)


def test_reading_pages_are_only_for_reading(ana, client_for):
    post = a_post(by=ana)
    for address in (post.get_absolute_url(), f"/posts/{post.pk}/"):
        assert client_for(ana).post(address).status_code == 405


class TestOutOfSight:
    def test_a_held_post_is_there_for_its_author_alone(self, ana, cleo, mia, visitor, client_for):
        post = a_post(by=ana, text="canary", pictures=[a_picture(by=ana)])
        hold(target=post, by=mia, rule=RULE, message="Soon")
        own = client_for(ana).get(post.get_absolute_url()).content.decode()
        assert "Held for review" in own and "Be kind" in own and "Soon" in own and "canary" in own
        assert "og:title" not in own and "noindex" in own
        for client in (visitor, client_for(cleo)):
            for address in (post.get_absolute_url(), f"/posts/{post.pk}/", f"/posts/{post.pk}/other/"):
                answer = client.get(address)
                assert answer.status_code == 404 and b"canary" not in answer.content

    def test_a_removed_post_tells_its_author_why_and_gives_the_words_back(
        self, ana, cleo, mia, visitor, client_for
    ):
        post = a_post(by=ana, title="Gone", text="canary")
        remove(target=post, by=mia, rule=RULE, message="It was not")
        own = client_for(ana).get(post.get_absolute_url()).content.decode()
        assert "Your post was removed" in own and "Be kind" in own and "It was not" in own and "canary" in own
        for client in (visitor, client_for(cleo)):
            assert client.get(post.get_absolute_url()).status_code == 404
        assert client_for(ana).get(f"/posts/{post.pk}/edit/").status_code == 404

    def test_posts_of_the_suspended_are_gone_until_it_ends(self, ana, cleo, visitor, client_for):
        post = a_post(by=ana)
        suspend(member=ana, until=timezone.now() + timezone.timedelta(days=1))
        for client in (visitor, client_for(cleo)):
            assert client.get(post.get_absolute_url()).status_code == 404

    def test_hidden_and_never_there_answer_alike(self, ana, visitor):
        post = a_post(by=ana)
        state(post, ModerationState.REMOVED)
        hidden, missing = visitor.get(post.get_absolute_url()), visitor.get("/posts/999999/no-post/")
        assert hidden.status_code == missing.status_code == 404
        assert hidden.headers == missing.headers
        assert len(hidden.content) == len(missing.content)


class TestActions:
    def test_the_author_edits_and_deletes_others_like_and_report(self, ana, cleo, visitor, client_for):
        post = a_post(by=ana)
        own = client_for(ana).get(post.get_absolute_url()).content.decode()
        assert f"/posts/{post.pk}/edit/" in own and 'id="delete-post"' in own
        assert f"/posts/{post.pk}/like/" not in own and f"/posts/{post.pk}/menu/" not in own
        others = client_for(cleo).get(post.get_absolute_url()).content.decode()
        assert f"/posts/{post.pk}/like/" in others and f"/posts/{post.pk}/menu/" in others
        assert "/edit/" not in others and "delete-post" not in others
        assert "delete" not in visitor.get(post.get_absolute_url()).content.decode()

    def test_more_of_the_author_is_offered_only_what_the_reader_may_see(self, ana, visitor):
        shown, hidden, wordless = (
            a_post(by=ana, title=title, pictures=[a_picture(by=ana)]) for title in ("Shown", "Hidden", "")
        )
        a_post(by=ana, title="No picture")
        state(hidden, ModerationState.HELD)
        page = visitor.get(a_post(by=ana, title="This one").get_absolute_url()).content.decode()
        shelf = page.partition("More from")[2]
        assert shown.get_absolute_url() in shelf and wordless.get_absolute_url() in shelf
        assert "Hidden" not in shelf and "No picture" not in shelf

    def test_only_the_author_sees_how_many_like_it(self, ana, bo, cleo, client_for):
        post = a_post(by=ana)
        like_post(post=post, by=bo)
        assert "1 like" in client_for(ana).get(post.get_absolute_url()).content.decode()
        assert "1 like" not in client_for(cleo).get(post.get_absolute_url()).content.decode()


class TestDeleting:
    def test_it_asks_first_and_deletes_on_post(self, ana, client_for):
        post, client = a_post(by=ana, title="On glaze"), client_for(ana)
        address = f"/posts/{post.pk}/delete/"
        assert "On glaze" in client.get(address).content.decode()
        assert Post.objects.exists()
        answer = client.post(address, follow=True)
        assert not Post.objects.exists()
        assert "Your post is deleted" in answer.content.decode()

    def test_nobody_deletes_what_others_wrote(self, ana, cleo, mia, visitor, client_for):
        post = a_post(by=ana)
        address = f"/posts/{post.pk}/delete/"
        for client in (client_for(cleo), client_for(mia)):
            assert client.get(address).status_code == client.post(address).status_code == 404
        assert visitor.post(address)["Location"].startswith("/accounts/login/")
        assert Post.objects.filter(pk=post.pk).exists()


class TestCost:
    """The same number of questions to the database, however much there is to show."""

    def fill(self, ana, bo, cleo, many):
        pictures = [a_picture(by=ana) for _ in range(many)]
        post = a_post(by=ana, tags=[f"tag{number}" for number in range(many)], pictures=pictures[:10])
        for number in range(many * 4):
            comment = a_comment(post, by=(bo, cleo)[number % 2], text=f"Comment {number}")
            if number % 3 == 0:
                write_comment(post=post, by=ana, text="Yes", parent=comment)
        for _ in range(min(many, 4)):
            a_post(by=ana, pictures=[a_picture(by=ana)])
        like_post(post=post, by=bo)
        if many > 1:
            like_post(post=post, by=cleo)
        return post

    def asked(self, client, post, counter):
        client.get(post.get_absolute_url())
        with counter as questions:
            assert client.get(post.get_absolute_url()).status_code == 200
        return len(questions)

    def test_a_full_page_costs_what_a_small_one_does(
        self, ana, bo, cleo, visitor, client_for, django_assert_max_num_queries
    ):
        small, full = self.fill(ana, bo, cleo, 1), self.fill(ana, bo, cleo, 10)
        for client, most in ((visitor, 8), (client_for(cleo), 12), (client_for(ana), 12)):
            few = self.asked(client, small, django_assert_max_num_queries(most))
            assert self.asked(client, full, django_assert_max_num_queries(most)) == few
