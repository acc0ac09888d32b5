from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.test import Client

from community.members.models import Member
from community.members.operations import leave_community
from community.moderation.models import ModerationState
from community.posts.models import Post
from home.live import Swatch, _patchwork
from tests.conftest import ClientFor
from tests.factories.pictures import a_picture
from tests.factories.posts import a_post
from tests.home.conftest import items

Publish = Callable[..., None]

LATEST = ("latest", {"heading": "New here", "introduction": "", "count": 12})


def tagged(tag: str) -> tuple[str, dict]:
    return "tagged", {"heading": "With a tag", "introduction": "", "tag": tag, "count": 12}


def picked(*posts: Post) -> tuple[str, dict]:
    return "picked", {"heading": "Chosen", "introduction": "", "posts": items(*(post.pk for post in posts))}


def test_a_new_site_has_a_home_page_a_visitor_can_read(visitor: Client, db: None) -> None:
    response = visitor.get("/")
    assert response.status_code == 200
    assert "A place for what we make" in response.text
    assert "House rules, the short version" in response.text


def test_a_visitor_gets_no_cookie(visitor: Client, db: None) -> None:
    assert not visitor.get("/").cookies


def test_what_members_post_appears_by_itself(visitor: Client, publish: Publish, ana: Member) -> None:
    publish(LATEST)
    a_post(by=ana, title="A bowl for soup")
    assert "A bowl for soup" in visitor.get("/").text


def test_a_tag_block_shows_only_posts_with_that_tag(visitor: Client, publish: Publish, ana: Member) -> None:
    publish(tagged("Natural Dye"))
    a_post(by=ana, title="Weld yellow", tags=["natural-dye"])
    a_post(by=ana, title="A spoon", tags=["wood"])
    page = visitor.get("/").text
    assert "Weld yellow" in page
    assert "A spoon" not in page


def test_picked_posts_keep_the_editors_order(visitor: Client, publish: Publish, ana: Member) -> None:
    first, second = a_post(by=ana, title="Older one"), a_post(by=ana, title="Newer one")
    publish(picked(second, first))
    page = visitor.get("/").text
    assert page.index("Newer one") < page.index("Older one")


@pytest.mark.parametrize("state", [ModerationState.HELD, ModerationState.REMOVED])
def test_a_picked_post_that_was_hidden_since_is_not_shown(
    visitor: Client, publish: Publish, ana: Member, state: str
) -> None:
    post = a_post(by=ana, title="Since hidden")
    publish(picked(post), ("specimen", {"heading": "Look", "post": post.pk, "notes": items()}))
    assert "Since hidden" in visitor.get("/").text
    Post.objects.filter(pk=post.pk).update(moderation_state=state)
    assert "Since hidden" not in visitor.get("/").text


def test_a_featured_member_who_left_is_not_shown(visitor: Client, publish: Publish, ana: Member) -> None:
    publish(("member", {"heading": "Meet", "member": ana.pk, "words": "She mends."}))
    assert "Ana Author" in visitor.get("/").text
    leave_community(member=ana, by=ana)
    page = visitor.get("/").text
    assert "Ana Author" not in page
    assert "She mends." not in page


def test_the_call_to_join_is_for_visitors_only(
    visitor: Client, client_for: ClientFor, publish: Publish, ana: Member
) -> None:
    publish(("join", {"heading": "Pull up a chair.", "label": "Join us"}))
    assert "Pull up a chair." in visitor.get("/").text
    assert "Pull up a chair." not in client_for(ana).get("/").text


def test_a_members_hostile_name_stays_words(visitor: Client, publish: Publish, ana: Member) -> None:
    Member.objects.filter(pk=ana.pk).update(display_name="<script>alert(1)</script>")
    a_post(by=ana, title='"><img src=x onerror=alert(1)>')
    publish(LATEST, ("member", {"heading": "Meet", "member": ana.pk, "words": ""}))
    page = visitor.get("/").text
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def everything(ana: Member, posts: list[Post]) -> list[tuple[str, dict]]:
    hero = {"heading": "Hello", "introduction": "", "doors": items(), "small_print": "", "patchwork": True}
    return [
        ("hero", hero),
        LATEST,
        tagged("clay"),
        picked(*posts),
        ("specimen", {"heading": "Look", "post": posts[0].pk, "notes": items()}),
        ("member", {"heading": "Meet", "member": ana.pk, "words": ""}),
        ("rules", {"heading": "Rules", "count": 3}),
    ]


def test_the_home_page_needs_as_many_queries_for_twelve_posts_as_for_one(
    visitor: Client, publish: Publish, ana: Member, django_assert_max_num_queries: Callable
) -> None:
    posts = [a_post(by=ana, title="Post 0", tags=["clay"])]
    counts = []
    for wanted in (1, 12):
        posts += [a_post(by=ana, title=f"Post {n}", tags=["clay"]) for n in range(len(posts), wanted)]
        publish(*everything(ana, posts))
        visitor.get("/")
        with django_assert_max_num_queries(8) as queries:
            visitor.get("/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_posts_first_picture_is_shown_once(visitor: Client, publish: Publish, ana: Member) -> None:
    first, second = a_picture(by=ana, alt_text="The rim"), a_picture(by=ana, alt_text="The foot")
    a_post(by=ana, title="Two views", pictures=[first, second])
    publish(LATEST)
    page = visitor.get("/").text
    assert page.count('alt="The rim"') == 1
    assert "The foot" not in page


def test_an_empty_home_page_says_so(visitor: Client, publish: Publish) -> None:
    publish()
    page = visitor.get("/")
    assert page.status_code == 200
    assert "The editors have not filled this page." in page.text
    cache.clear()


@pytest.mark.parametrize(
    ("pictures", "patches"), [(0, 0), (1, 1), (2, 2), (4, 2), (5, 5), (6, 5), (7, 7), (9, 7)]
)
def test_the_patchwork_never_has_a_hole(pictures: int, patches: int, ana: Member) -> None:
    posts = [Swatch(Post(title=f"Post {n}"), "a picture") for n in range(pictures)]
    assert len(_patchwork(posts)) == patches


def test_the_patchwork_has_one_post_in_words(ana: Member) -> None:
    swatches = [Swatch(Post(excerpt="Words"), ""), Swatch(Post(excerpt="More"), "")]
    swatches += [Swatch(Post(title=f"Post {n}"), "a picture") for n in range(6)]
    shown = [patch.swatch.words for patch in _patchwork(swatches)]
    assert shown == ["Post 0", "Post 1", "Words", "Post 2", "Post 3", "Post 4", "Post 5"]
