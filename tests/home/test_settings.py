import json
import uuid

import pytest
from django.core.cache import cache
from django.test import Client

from community.accounts.models import User
from community.members.models import Member
from home.chrome import registration_is_open
from home.models import CommunitySettings, HomePage, StandardPage
from tests.conftest import ClientFor


@pytest.fixture
def chosen(home_page: HomePage) -> CommunitySettings:
    cache.clear()
    return CommunitySettings.for_site(home_page.get_site())


def link(**value: object) -> str:
    return json.dumps([{"type": "link", "value": value, "id": str(uuid.uuid4())}])


def test_the_name_of_the_community_is_on_every_page(visitor: Client, chosen: CommunitySettings) -> None:
    assert "Commonplace" in visitor.get("/").text
    chosen.site_name = "The Mending Guild"
    chosen.save()
    assert "The Mending Guild" in visitor.get("/latest/").text


def test_a_menu_shows_published_pages_under_their_title(
    visitor: Client, chosen: CommunitySettings, home_page: HomePage
) -> None:
    page = home_page.add_child(instance=StandardPage(title="About the guild", slug="about"))
    chosen.menu = link(page=page.pk, label="", address="")
    chosen.save()
    assert "About the guild" in visitor.get("/").text
    page.unpublish()
    assert "About the guild" not in visitor.get("/").text


def test_a_menu_may_lead_to_an_address_of_the_community(visitor: Client, chosen: CommunitySettings) -> None:
    chosen.footer_links = link(page=None, label="Newest", address="/latest/")
    chosen.save()
    assert '<a href="/latest/"' in visitor.get("/").text


def test_closing_registration_takes_away_the_way_in(visitor: Client, chosen: CommunitySettings) -> None:
    assert registration_is_open()
    assert "/accounts/signup/" in visitor.get("/").text
    chosen.registration_open = False
    chosen.save()
    assert not registration_is_open()
    assert "/accounts/signup/" not in visitor.get("/").text


def test_only_administrators_change_the_settings(
    client_for: ClientFor, ed: Member, mia: Member, ada: Member, chosen: CommunitySettings
) -> None:
    address = f"/admin/settings/home/communitysettings/{chosen.site_id}/"
    assert client_for(ada).get(address).status_code == 200
    for member in (ed, mia):
        assert client_for(member).get(address).status_code in (302, 403)


@pytest.mark.parametrize(
    ("begins_private", "said"),
    [(False, "Everybody can see your posts."), (True, "Your account begins as private")],
)
def test_how_new_accounts_begin_is_decided_and_said_before_one_joins(
    visitor: Client, chosen: CommunitySettings, begins_private: bool, said: str
) -> None:
    chosen.new_members_private = begins_private
    chosen.save()
    assert said in visitor.get("/accounts/signup/").text
    user = User.objects.create_user("dora@example.org", "a long enough password")
    visitor.force_login(user)
    assert said in visitor.get("/welcome/handle/").text
    visitor.post("/welcome/handle/", {"handle": "dora", "display_name": ""})
    assert Member.objects.get(handle="dora").is_private is begins_private
