"""Each row of the table: as often as it says, once more is refused, and when the window has closed it goes on."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import RequestFactory
from django.urls import URLResolver, get_resolver

from community.common.errors import OperationRefused
from community.limits.actors import Actor, actor_for, network_of
from community.limits.spending import TooMany, spend, spending
from community.limits.words import WHAT
from config.settings import limits
from tests.factories.posts import a_post

ROWS = [
    (action, kind, windows)
    for action, row in limits.RATE_LIMITS.items()
    for kind, windows in row.items()
    if kind != "newcomer"
]
NEWCOMERS_ROWS = [
    (action, row["newcomer"]) for action, row in limits.RATE_LIMITS.items() if "newcomer" in row
]


def used_up(actor, action):
    """Do this until it is refused, and return how often it went well and the refusal."""
    for done in range(10_000):
        try:
            spend(actor, action)
        except TooMany as refusal:
            return done, refusal
    raise AssertionError("never refused")


def test_each_row_has_words_and_there_are_words_for_nothing_else():
    assert set(WHAT) == set(limits.RATE_LIMITS)


@pytest.mark.parametrize(("action", "kind", "windows"), ROWS, ids=lambda value: str(value))
def test_a_row_allows_what_it_says_and_not_one_more(clock, action, kind, windows):
    actor = Actor("somebody", kind)
    (most, seconds), *_longer = windows
    done, refusal = used_up(actor, action)
    assert done == most
    assert (refusal.action, refusal.wait) == (action, seconds)
    assert "You can go on in" in str(refusal)
    spend(Actor("neighbour", kind), action)
    clock.shift(seconds - 1)
    with pytest.raises(TooMany):
        spend(actor, action)
    clock.shift(1)
    spend(actor, action)


@pytest.mark.parametrize(
    ("action", "kind", "windows"), [row for row in ROWS if len(row[2]) > 1], ids=lambda value: str(value)
)
def test_the_longer_window_of_a_row_holds_too(clock, action, kind, windows):
    actor = Actor("somebody", kind)
    (_most, seconds), (most_of_all, longest) = windows
    done = 0
    for _hour in range(24):
        this_hour, refusal = used_up(actor, action)
        done += this_hour
        clock.shift(seconds)
        if refusal.window.seconds == longest:
            break
    assert done == most_of_all


@pytest.mark.django_db
@pytest.mark.parametrize(("action", "windows"), NEWCOMERS_ROWS, ids=lambda value: str(value))
def test_newcomers_have_less_of_it(clock, watched, ana, action, windows):
    ((most, seconds),) = windows
    done, refusal = used_up(actor_for(ana), action)
    assert (done, refusal.wait) == (most, seconds)
    assert str(refusal).startswith("While you’re new here, the limit is")


@pytest.mark.django_db
def test_after_a_day_and_three_posts_nobody_is_new(clock, watched, ana):
    for number in range(2):
        a_post(ana, f"Post {number}.")
    clock.shift(timedelta(hours=25))
    assert used_up(actor_for(ana), "comment")[0] == 10
    a_post(ana, "The third.")
    assert used_up(actor_for(ana), "comment")[0] == 60


@pytest.mark.django_db
def test_whether_somebody_is_new_is_asked_once_and_only_for_deeds(
    clock, watched, ana, django_assert_num_queries
):
    clock.shift(timedelta(hours=25))
    with django_assert_num_queries(1):
        spend(actor_for(ana), "comment")
    with django_assert_num_queries(0):
        spend(actor_for(ana), "page")


@pytest.mark.django_db
def test_what_was_refused_for_another_reason_is_not_counted(ana):
    for _try in range(100):
        with pytest.raises(OperationRefused, match="empty"), spending(ana, "comment"):
            raise OperationRefused("It is empty.")
    assert used_up(actor_for(ana), "comment")[0] == 60


def named(patterns, namespaces=(), route=""):
    """Yield the name and the pattern of every view outside the admin, whose people sign in with two factors."""
    for pattern in patterns:
        here = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = (*namespaces, pattern.namespace) if pattern.namespace else namespaces
            yield from named(pattern.url_patterns, inner, here)
        elif not here.startswith(settings.ADMIN_PREFIX.lstrip("/")):
            yield ":".join((*namespaces, pattern.name or "")), pattern


# Read only, each guarded by `require_safe` or by Wagtail; the tests below ask them.
READ_ONLY = {
    "healthz",
    "readyz",
    "media",
    "",
    "wagtail_serve",
    "wagtaildocs_serve",
    "account_inactive",
    "account_email_verification_sent",
}


def test_no_view_that_changes_something_goes_uncounted():
    """A view with neither a row nor `require_safe` fails here: give it a row in the settings."""
    known = {*limits.RATE_LIMITED_VIEWS, *READ_ONLY}
    uncounted = [
        name
        for name, pattern in named(get_resolver().url_patterns)
        if not name.startswith(limits.RATE_LIMITED_ACCOUNT_VIEWS)
        and name not in known
        and answers_post(pattern)
    ]
    assert uncounted == []


def answers_post(pattern):
    """Whether a view lets a POST in: those that do not say so at their own door, before they look who asks."""
    request = RequestFactory().post("/")
    request.member = None
    values = dict.fromkeys(pattern.pattern.regex.groupindex, "1")
    try:
        return pattern.callback(request, **values).status_code != 405
    except Exception:
        return True


def test_the_table_names_only_views_that_exist():
    names = {name for name, _pattern in named(get_resolver().url_patterns)}
    assert {*limits.RATE_LIMITED_VIEWS, *limits.RATE_LIMITED_READS} - names == set()
    rows = {
        *limits.RATE_LIMITED_VIEWS.values(),
        *limits.RATE_LIMITED_READS.values(),
        *limits.RATE_LIMITS_CLOSED,
    }
    assert rows - set(limits.RATE_LIMITS) == set()


@pytest.mark.parametrize(
    "forged", ["X-Forwarded-For", "X-Real-Ip", "Forwarded", "Client-Ip", "True-Client-Ip"]
)
def test_a_forged_header_changes_nobody(forged):
    request = RequestFactory().get("/", headers={forged: "198.51.100.7"}, REMOTE_ADDR="192.0.2.1")
    assert network_of(request) == "192.0.2.1"


def test_behind_one_proxy_only_what_it_added_is_believed(settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    headers = {"X-Forwarded-For": "198.51.100.7, 203.0.113.9"}
    request = RequestFactory().get("/", headers=headers, REMOTE_ADDR="127.0.0.1")
    assert network_of(request) == "203.0.113.9"


def test_fewer_proxies_than_expected_share_one_place(settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 2
    request = RequestFactory().get("/", headers={"X-Forwarded-For": "198.51.100.7"}, REMOTE_ADDR="127.0.0.1")
    assert network_of(request) == "unknown"


def test_of_version_6_the_whole_network_counts_as_one():
    here, neighbour, elsewhere = (
        network_of(RequestFactory().get("/", REMOTE_ADDR=address))
        for address in ("2001:db8:0:1::1", "2001:db8:0:1:ffff::2", "2001:db8:0:2::1")
    )
    assert here == neighbour != elsewhere
    assert network_of(RequestFactory().get("/", REMOTE_ADDR="::ffff:192.0.2.1")) == "192.0.2.1"
