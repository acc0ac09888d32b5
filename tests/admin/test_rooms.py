"""Who may open what in the admin, tried at every address it has."""

import pytest
from django.contrib.auth.models import Group
from django.urls import resolve, reverse
from wagtail.models import Page

from community.accounts.models import User
from community.moderation.middleware import ROOMS, SHARED
from community.moderation.models import Decision, Report
from community.moderation.operations import report
from home.models import StandardPage
from tests.admin.crawl import admin_addresses
from tests.conftest import give_second_factor
from tests.factories.decisions import remove
from tests.factories.posts import a_post
from tests.moderation.conftest import KIND

pytestmark = pytest.mark.django_db

REFUSED = (302, 403, 404, 405)
# Wagtail's own page that fails on purpose.
LEFT_OUT = ("admin/failwhale/",)


@pytest.fixture
def secret_page():
    root = Page.objects.get(depth=1)
    return root.add_child(instance=StandardPage(title="page-canary", slug="page-canary", live=False))


@pytest.fixture
def reported(ana, bo, mia):
    """One answered and one open report, each with words that only moderators may read."""
    post = a_post(ana, "text-canary", title="title-canary")
    report(target=post, by=bo, rule=KIND, note="note-canary")
    remove(target=post, by=mia, rule=KIND, message="message-canary")
    return report(target=ana, by=bo, rule=KIND, note="note-canary")


def answers(client, **numbers):
    for route, address in admin_addresses(numbers):
        if route not in LEFT_OUT:
            yield route, address, client.get(address)


def body(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_moderators_open_their_own_rooms_and_nothing_else(client_for, mia, secret_page, reported):
    opened = set()
    for route, address, answer in answers(client_for(mia), page_id=str(secret_page.pk), pk=str(reported.pk)):
        assert b"page-canary" not in body(answer), address
        if answer.status_code not in REFUSED:
            assert answer.status_code == 200, address
            match = resolve(address)
            assert match.namespace in ROOMS or match.view_name in SHARED, address
            opened.add(route)
    assert len([route for route in opened if "moderation/" in route]) >= 6


def test_editors_see_nothing_of_what_was_reported_or_decided(client_for, ed, reported):
    for route, address, answer in answers(client_for(ed), pk=str(reported.pk)):
        assert answer.status_code in (200, *REFUSED), address
        for canary in (b"note-canary", b"text-canary", b"title-canary", b"message-canary", b"moderation."):
            assert canary not in body(answer), (address, canary)
        if "moderation/" in route:
            assert answer.status_code in REFUSED, address


@pytest.mark.parametrize(
    "name", ["reports_from_members", "decisions_of_moderators", "members_under_moderation"]
)
def test_the_rooms_are_closed_to_members_editors_and_strangers(client_for, visitor, ana, ed, mia, ada, name):
    address = reverse(f"{name}:index")
    assert visitor.get(address).headers["Location"].startswith("/accounts/login/")
    assert client_for(ana).get(address).headers["Location"].startswith("/accounts/login/")
    assert client_for(ed).get(address).headers["Location"] == "/admin/"
    assert client_for(mia).get(address).status_code == 200
    assert client_for(ada).get(address).status_code == 200


@pytest.mark.parametrize("action", ["hold", "remove", "dismiss"])
def test_bulk_actions_are_closed_to_editors(client_for, ed, reported, action):
    address = reverse("wagtail_bulk_action", args=["moderation", "case", action])
    answer = client_for(ed).post(
        f"{address}?id={reported.case_id}", {"rule": "something-else", "message": "x"}
    )
    assert answer.status_code in REFUSED
    assert Report.objects.get(pk=reported.pk).is_open
    assert Decision.objects.count() == 1


def test_who_moderates_and_edits_has_both(client_for, mia, secret_page):
    mia.user.groups.add(Group.objects.get(name="Editors"))
    assert client_for(mia).get("/admin/images/").status_code == 200
    assert client_for(mia).get(reverse("reports_from_members:index")).status_code == 200


def test_a_moderator_without_a_handle_is_led_to_choose_one(client, reported):
    user = User.objects.create_user("new@example.org", "a long enough password")
    user.groups.add(Group.objects.get(name="Community moderators"))
    user.emailaddress_set.create(email=user.email, verified=True, primary=True)
    give_second_factor(user)
    client.force_login(user)
    for address in (
        reverse("reports_from_members:index"),
        reverse("cases_of_moderation:inspect", args=[reported.case_id]),
        reverse("wagtail_bulk_action", args=["moderation", "case", "hold"]) + f"?id={reported.case_id}",
    ):
        assert client.get(address).headers["Location"] == reverse("members:choose_handle")
    assert b"choose a handle" in client.get("/admin/").content


def test_the_group_of_moderators_has_two_rights():
    group = Group.objects.get(name="Community moderators")
    assert set(group.permissions.values_list("codename", flat=True)) == {"access_admin", "moderate_content"}
    assert not group.collection_permissions.exists()
    assert not group.page_permissions.exists()
