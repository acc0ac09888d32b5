"""What stands around a post: the author's posts before and after it, others' with its tags, and data for search engines."""

import json
import re

import pytest

from community.follows.operations import follow_member
from community.moderation.models import ModerationState
from community.posts.choices import Audience
from community.posts.models import Post
from tests.factories.pictures import a_picture
from tests.factories.posts import a_post
from tests.posts.test_history import change

pytestmark = pytest.mark.django_db


def around(client, post):
    answer = client.get(post.get_absolute_url())
    assert answer.status_code == 200
    return answer.context["page"].around


def names(client, post):
    return [other.caption for other in around(client, post).related]


class TestNeighbours:
    def test_one_goes_on_to_the_posts_before_and_after(self, ana, cleo, visitor):
        first, second, third = (a_post(by=ana, title=title) for title in ("First", "Second", "Third"))
        a_post(by=cleo, title="Somebody else’s")
        found = around(visitor, second)
        assert (found.older.url, found.newer.url) == (first.get_absolute_url(), third.get_absolute_url())
        assert around(visitor, first).older is None and around(visitor, third).newer is None

    def test_posts_of_one_moment_stand_in_one_order(self, ana, visitor):
        posts = [a_post(by=ana, title=f"Number {number}") for number in range(3)]
        Post.objects.update(published_at=posts[0].published_at)
        found = around(visitor, posts[1])
        assert (found.older.caption, found.newer.caption) == ("Number 0", "Number 2")

    def test_what_the_reader_may_not_see_is_stepped_over(self, ana, bo, cleo, visitor, client_for):
        first, hidden, held, last = (
            a_post(by=ana, title=title) for title in ("First", "Hidden", "Held", "Last")
        )
        change(hidden, audience=Audience.FOLLOWERS)
        Post.objects.filter(pk=held.pk).update(moderation_state=ModerationState.HELD)
        for client in (visitor, client_for(cleo)):
            assert around(client, first).newer.caption == "Last"
            assert around(client, last).older.caption == "First"
        assert around(client_for(bo), first).newer.caption == "Hidden"
        assert around(client_for(ana), last).older.caption == "Held"


class TestRelated:
    def test_others_posts_with_a_tag_of_this_one_say_which(self, ana, cleo, visitor):
        post = a_post(by=ana, tags=["lino", "paper"])
        a_post(by=cleo, title="On lino", tags=["Lino"], pictures=[a_picture(by=cleo)])
        a_post(by=cleo, title="On paper", tags=["paper"])
        a_post(by=cleo, title="On neither", tags=["wool"])
        found = {other.caption: other.reason for other in around(visitor, post).related}
        assert found == {"On lino": "Also tagged lino", "On paper": "Also tagged paper"}
        assert "Also tagged lino" in visitor.get(post.get_absolute_url()).content.decode()

    def test_never_more_than_three_never_twice_and_never_the_authors_own(self, ana, cleo, visitor):
        post = a_post(by=ana, tags=["lino", "paper"])
        a_post(by=ana, title="Own", tags=["lino"])
        for number in range(5):
            a_post(by=cleo, title=f"Number {number}", tags=["lino", "paper"])
        assert names(visitor, post) == ["Number 4", "Number 3", "Number 2"]

    def test_only_what_the_reader_may_see(self, ana, bo, cleo, visitor, client_for):
        post = a_post(by=bo, tags=["lino"])
        a_post(by=ana, title="Open", tags=["lino"])
        a_post(by=ana, title="For followers", tags=["lino"], audience=Audience.FOLLOWERS)
        a_post(by=ana, title="For me", tags=["lino"], audience=Audience.ME)
        held = a_post(by=ana, title="Held", tags=["lino"])
        Post.objects.filter(pk=held.pk).update(moderation_state=ModerationState.HELD)
        assert names(visitor, post) == ["Open"] == names(client_for(cleo), post)
        follow_member(member=ana, by=cleo)
        assert names(client_for(cleo), post) == ["For followers", "Open"]

    def test_words_behind_a_note_stay_behind_it(self, ana, cleo, visitor):
        post = a_post(by=ana, tags=["lino"])
        a_post(
            by=cleo, text="canary", tags=["lino"], content_note="A cut thumb", pictures=[a_picture(by=cleo)]
        )
        (other,) = around(visitor, post).related
        assert other.caption == "A cut thumb" and not other.words and not other.picture

    def test_a_post_without_tags_has_none(self, ana, cleo, visitor):
        a_post(by=cleo, tags=["lino"])
        assert names(visitor, a_post(by=ana)) == []


class TestLinkedData:
    def told(self, client, post):
        page = client.get(post.get_absolute_url()).content.decode()
        blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
        return [json.loads(block) for block in blocks]

    def test_search_engines_are_told_whose_it_is_and_when(self, ana, visitor, settings):
        settings.SITE_ADDRESS = "https://community.example"
        post = a_post(
            by=ana, title="On glaze", text="It crawled.", tags=["pottery"], pictures=[a_picture(by=ana)]
        )
        (told,) = self.told(visitor, change(post, title="On “glaze”", licence="cc-by"))
        assert (told["@context"], told["@type"], told["headline"]) == (
            "https://schema.org",
            "Article",
            "On “glaze”",
        )
        assert told["author"]["name"] == "Ana Author" and told["author"]["url"].startswith(
            "https://community."
        )
        assert told["datePublished"] < told["dateModified"] and told["keywords"] == ["pottery"]
        assert told["license"] == "https://creativecommons.org/licenses/by/4.0/"
        (image,) = told["image"]
        assert image["url"].startswith("https://community.example/media/") and image["caption"]

    def test_a_post_without_a_title_is_a_posting(self, ana, visitor):
        (told,) = self.told(visitor, a_post(by=ana))
        assert told["@type"] == "SocialMediaPosting"

    @pytest.mark.parametrize(
        "hostile", ["</script><script>alert(1)</script>", "<!--<script>", "&lt;/script>", "\u2028"]
    )
    def test_no_word_ends_the_block(self, ana, visitor, hostile):
        post = a_post(
            by=ana, title=f"A{hostile}b", text=hostile, pictures=[a_picture(by=ana, alt_text=hostile)]
        )
        (told,) = self.told(visitor, post)
        assert told["headline"] == post.title
        assert "<script>alert" not in visitor.get(post.get_absolute_url()).content.decode()

    def test_what_is_not_for_everyone_is_told_to_nobody(self, ana, bo, client_for):
        for audience in (Audience.MEMBERS, Audience.FOLLOWERS):
            assert self.told(client_for(bo), a_post(by=ana, audience=audience)) == []
        held = a_post(by=ana)
        Post.objects.filter(pk=held.pk).update(moderation_state=ModerationState.HELD)
        assert self.told(client_for(ana), held) == []

    def test_what_stands_behind_a_note_is_not_told(self, ana, visitor):
        post = a_post(by=ana, text="canary", content_note="A cut thumb", pictures=[a_picture(by=ana)])
        (told,) = self.told(visitor, post)
        assert "image" not in told and "canary" not in json.dumps(told)


class TestPictures:
    def test_descriptions_are_there_on_demand_and_the_links_work_without_a_script(self, ana, visitor):
        pictures = [a_picture(by=ana, alt_text=f"Bowl {number}") for number in range(3)]
        page = visitor.get(a_post(by=ana, pictures=pictures).get_absolute_url()).content.decode()
        assert page.count('<details class="alt-words"><summary>Description') == 3
        assert "of picture 3</span>" in page and page.count("data-lightbox=") == 3
        assert re.findall(r'<a href="/media/pictures/[^"]+\.jpg" data-lightbox', page)

    def test_a_post_without_pictures_loads_nothing_for_them(self, ana, visitor):
        page = visitor.get(a_post(by=ana).get_absolute_url()).content.decode()
        assert "lightbox" not in page
