import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from community.members.models import Member
from home.addresses import community_segments, is_community_address
from home.models import HomePage, StandardPage
from tests.conftest import ClientFor


@pytest.mark.parametrize(
    "slug", ["posts", "tags", "feed", "latest", "accounts", "admin", "settings", "@ana", "media"]
)
def test_no_page_may_hide_an_address_of_the_community(home_page: HomePage, slug: str) -> None:
    with pytest.raises(ValidationError):
        home_page.add_child(instance=StandardPage(title="Mine", slug=slug))


def test_every_first_part_of_an_address_is_known() -> None:
    assert {
        "posts",
        "tags",
        "feed",
        "latest",
        "pictures",
        "comments",
        "notifications",
    } <= community_segments()
    assert not is_community_address("about-us")


def test_a_page_below_another_may_have_any_slug(home_page: HomePage, visitor: Client) -> None:
    parent = home_page.add_child(instance=StandardPage(title="About us", slug="about-us"))
    parent.add_child(instance=StandardPage(title="Our posts", slug="posts"))
    assert visitor.get("/about-us/posts/").status_code == 200


def test_an_editor_is_told_in_the_form(client_for: ClientFor, ed: Member, home_page: HomePage) -> None:
    response = client_for(ed).post(
        f"/admin/pages/add/home/standardpage/{home_page.pk}/",
        {
            "title": "Posts",
            "slug": "posts",
            "introduction": "",
            "body-count": "0",
            "comments-TOTAL_FORMS": "0",
            "comments-INITIAL_FORMS": "0",
        },
    )
    assert response.status_code == 200
    assert "is an address of the community itself" in response.text
    assert not StandardPage.objects.filter(slug="posts").exists()
