"""Every class of answer tells browsers the same: run nothing of others, show us nowhere else, keep nothing private."""

import json
from collections.abc import Callable

import pytest
from django.core.files.base import ContentFile
from django.http import HttpResponse
from django.test import Client
from wagtail.documents.models import Document
from wagtail.models import Site

from community.pictures.addresses import sources
from tests.admin.crawl import admin_addresses
from tests.factories.worlds import World
from tests.surfaces.answers import (
    ADMIN_POLICY,
    EDITORS_POLICY,
    FILE_POLICY,
    ISOLATION,
    OFF,
    PAGE_POLICY,
    PASSKEYS,
    features_of,
    inline_scripts,
    isolation_of,
    kept,
    policy_of,
    whole,
)
from tests.surfaces.conftest import ClientOf

# Names of answers, with their status and the policy they must have.
CLASSES = {
    "page": (200, PAGE_POLICY),
    "page of a member": (200, PAGE_POLICY),
    "fragment": (200, PAGE_POLICY),
    "feed for readers": (200, PAGE_POLICY),
    "data": (200, PAGE_POLICY),
    "health": (200, PAGE_POLICY),
    "drawing": (200, {"default-src": {"'none'"}}),
    "moved for good": (301, PAGE_POLICY),
    "elsewhere": (302, PAGE_POLICY),
    "sign in first": (302, PAGE_POLICY),
    "unreadable": (400, PAGE_POLICY),
    "another host": (400, PAGE_POLICY),
    "not yours": (403, PAGE_POLICY),
    "without a token": (403, PAGE_POLICY),
    "suspended": (403, PAGE_POLICY),
    "hidden": (404, PAGE_POLICY),
    "nowhere": (404, PAGE_POLICY),
    "wrong method": (405, PAGE_POLICY),
    "too large": (413, PAGE_POLICY),
    "too often": (429, PAGE_POLICY),
    "broken": (500, PAGE_POLICY),
    "database away": (503, PAGE_POLICY),
    "style sheet": (200, PAGE_POLICY),
    "style sheet as before": (304, PAGE_POLICY),
    "picture": (200, FILE_POLICY),
    "no picture": (404, PAGE_POLICY),
    "paper": (200, FILE_POLICY),
    "paper as before": (304, FILE_POLICY),
    "no paper": (404, PAGE_POLICY),
    "admin": (200, ADMIN_POLICY),
    "admin, sign in first": (302, ADMIN_POLICY),
    "moderators’ room": (200, ADMIN_POLICY),
    "editor": (200, EDITORS_POLICY),
    "not in the admin": (404, EDITORS_POLICY),
}


@pytest.fixture
def answers(client_of: ClientOf, world: World, settings) -> dict[str, HttpResponse]:
    """One answer of each class."""
    settings.ROOT_URLCONF = "tests.journeys.error_addresses"
    settings.WHITENOISE_USE_FINDERS = True
    visitor, member, administrator = client_of("visitor"), client_of("author"), client_of("administrator")
    strict = Client(enforce_csrf_checks=True)
    plain = f"/posts/{world.plain.pk}/"
    picture = sources(world.talked_about.pictures.first()).fallback
    paper = Document.objects.create(title="A pattern", file=ContentFile(b"%PDF-1.7", name="pattern.pdf")).url
    front = f"/admin/pages/{Site.objects.get(is_default_site=True).root_page_id}/edit/"
    style = whole(visitor.get("/static/css/base.css"))
    found = {
        "page": visitor.get("/latest/"),
        "page of a member": member.get("/feed/"),
        "fragment": client_of("member").post(f"{plain}like/", HTTP_HX_REQUEST="true"),
        "feed for readers": visitor.get("/latest/feed.atom"),
        "data": visitor.get("/readyz"),
        "health": visitor.get("/healthz"),
        "drawing": visitor.get("/quilt/0123456789abcdef.svg"),
        "moved for good": visitor.get(f"{plain}another-title/"),
        "elsewhere": visitor.get(plain),
        "sign in first": visitor.get("/feed/"),
        "unreadable": visitor.get("/latest/?before=%00"),
        "another host": visitor.get("/latest/", HTTP_HOST="evil.example"),
        "not yours": member.get("/broken/403/"),
        "without a token": strict.post(f"{plain}like/"),
        "suspended": client_of("suspended").get("/latest/"),
        "hidden": visitor.get(world.removed.get_absolute_url()),
        "nowhere": visitor.get("/nowhere/at/all/"),
        "wrong method": visitor.delete("/latest/"),
        "too large": member.post("/posts/new/", CONTENT_LENGTH=str(2**40)),
        "too often": visitor.get("/broken/429/"),
        "broken": visitor.get("/broken/500/"),
        "database away": visitor.get("/broken/503/"),
        "style sheet": style,
        "style sheet as before": visitor.get(
            "/static/css/base.css", HTTP_IF_MODIFIED_SINCE=style["Last-Modified"]
        ),
        "picture": visitor.get(picture),
        "no picture": visitor.get("/media/pictures/nothing.jpg"),
        "paper": visitor.get(paper),
        "paper as before": visitor.get(paper, HTTP_IF_NONE_MATCH=whole(visitor.get(paper))["ETag"]),
        "no paper": visitor.get("/documents/999/nothing.pdf"),
        "admin": administrator.get("/admin/"),
        "admin, sign in first": visitor.get("/admin/"),
        "moderators’ room": client_of("moderator").get("/admin/moderation/reports/"),
        "editor": administrator.get(front),
        "not in the admin": administrator.get("/admin/nowhere/"),
    }
    return {name: whole(answer) for name, answer in found.items()}


def test_every_class_of_answer_has_its_headers(answers: dict[str, HttpResponse]) -> None:
    statuses = {name: answer.status_code for name, answer in answers.items()}
    assert statuses == {name: status for name, (status, _policy) in CLASSES.items()}
    policies = {name: policy_of(answer) for name, answer in answers.items()}
    assert policies == {name: policy for name, (_status, policy) in CLASSES.items()}
    wrong = {
        name: isolation_of(answer) for name, answer in answers.items() if isolation_of(answer) != ISOLATION
    }
    # Wagtail shows its own pages in frames of its own pages.
    framed = {name for name, found in wrong.items() if found == ISOLATION | {"X-Frame-Options": "SAMEORIGIN"}}
    assert set(wrong) == framed
    assert framed <= {"admin", "admin, sign in first", "moderators’ room", "editor", "not in the admin"}
    for name, answer in answers.items():
        features = features_of(answer)
        assert {features[feature] for feature in PASSKEYS} == {"(self)"}, name
        assert set(features) >= OFF, name
        assert {allowed for feature, allowed in features.items() if feature not in PASSKEYS} == {"()"}, name
        assert "Server" not in answer.headers and "X-Powered-By" not in answer.headers


def test_what_may_be_kept_of_each_class(answers: dict[str, HttpResponse]) -> None:
    everybodys = {"drawing", "style sheet", "style sheet as before", "picture"}
    for name in everybodys:
        assert "public" in kept(answers[name]), name
        assert not answers[name].cookies
    personal = {"page of a member", "fragment", "sign in first", "not yours", "suspended", "too large"}
    personal |= {
        name for name, (_status, policy) in CLASSES.items() if policy in (ADMIN_POLICY, EDITORS_POLICY)
    }
    for name in personal:
        assert kept(answers[name]) == {"private", "no-store"}, name
    for name in set(CLASSES) - everybodys - personal:
        assert not any(
            word.startswith(("public", "max-age=1", "s-maxage")) for word in kept(answers[name])
        ), name
        assert {"Cookie", "HX-Request"} <= set(answers[name].get("Vary", "").split(", ")), name
    # What visitors read may be kept by whoever stands between, apart for those with a cookie.
    for name in ("page", "feed for readers", "elsewhere"):
        assert not {"no-store", "private", "no-cache"} & kept(answers[name]), name


def test_error_pages_are_ours(answers: dict[str, HttpResponse]) -> None:
    words = {
        "unreadable": "We couldn’t read that",
        "another host": "We couldn’t read that",
        "without a token": "We couldn’t check that it was you",
        "nowhere": "That page isn’t here",
        "broken": "Something broke on our side",
        "database away": "We’ll be back in a moment",
    }
    for name, title in words.items():
        assert f"<h1>{title}</h1>" in answers[name].text, name
    assert int(answers["database away"]["Retry-After"]) > 0


def test_a_preview_may_stand_in_the_frame_of_its_editor_and_nowhere_else(client_of: ClientOf) -> None:
    number = Site.objects.get(is_default_site=True).root_page_id
    preview = client_of("administrator").get(f"/admin/pages/{number}/view_draft/")
    assert preview.status_code == 200
    assert policy_of(preview) == PAGE_POLICY | {"frame-ancestors": {"'self'"}}
    assert kept(preview) == {"private", "no-store"}


def test_no_script_is_written_into_pages_where_the_policy_would_not_run_it(
    client_of: ClientOf, world: World
) -> None:
    looked = []
    client = client_of("administrator")
    pages = ["/", "/feed/", world.talked_about.get_absolute_url(), "/posts/new/", "/settings/", "/admin/"]
    numbers = {"pk": str(world.report.pk), "object_id": str(world.report.pk)}
    rooms = [address for _route, address in admin_addresses(numbers) if "/moderation/" in address]
    rooms.append(f"/admin/bulk/moderation/report/remove/?id={world.report.pk}")
    for address in [*pages, *rooms]:
        answer = client.get(address)
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            looked.append(address)
            assert inline_scripts(answer.text) == [], address
            assert "'unsafe-inline'" not in policy_of(answer)["script-src"]
            assert " onclick=" not in answer.text and "javascript:" not in answer.text
    assert len(looked) >= 12, looked


DECEPTIONS = (
    "x.css",
    "x.js",
    ";a.js",
    ";/x.css",
    "%2fx.css",
    "%00",
    "%00.css",
    "%0a.css",
    "..%2fx.png",
    "?x.css",
)


@pytest.mark.parametrize("role", ["visitor", "author"])
def test_no_ending_makes_a_private_page_look_like_a_file_to_keep(
    client_of: ClientOf, world: World, role: str
) -> None:
    client = client_of(role)
    private = [
        "/settings/",
        "/settings/profile/",
        "/drafts/",
        "/notifications/",
        "/feed/",
        "/accounts/email/",
        "/decisions/",
    ]
    private += ["/posts/new/", world.held.get_absolute_url(), "/@ana/", "/admin/"]
    for page in private:
        for ending in ("", *DECEPTIONS):
            answer = client.get(page + ending)
            where = (page + ending, answer.status_code, answer.get("Cache-Control"))
            assert not any(word.startswith(("public", "max-age", "s-maxage")) for word in kept(answer)), where
            if role == "author" or page.startswith(tuple(private[:7])):
                assert kept(answer) == {"private", "no-store"}, where


def test_knowing_the_mark_of_a_file_opens_nothing(client_of: ClientOf, world: World) -> None:
    """Whether it changed is answered only after whether one may see it."""
    hidden = world.removed.pictures.first()
    addresses = [sources(hidden).fallback, world.removed.get_absolute_url(), world.held.get_absolute_url()]
    questions: list[dict[str, str]] = [
        {},
        {"HTTP_IF_NONE_MATCH": "*"},
        {"HTTP_IF_NONE_MATCH": '"x"'},
        {"HTTP_IF_MATCH": "*"},
        {"HTTP_IF_MODIFIED_SINCE": "Fri, 01 Jan 2100 00:00:00 GMT"},
        {"HTTP_RANGE": "bytes=0-1"},
    ]
    for client in (client_of("visitor"), client_of("newcomer")):
        for address in addresses:
            assert {client.get(address, **question).status_code for question in questions} == {404}
            assert {client.head(address, **question).status_code for question in questions} == {404}


ORIGINS = (
    "https://evil.example",
    "null",
    "http://testserver",
    "https://testserver.evil.example",
    "file://",
    "*",
)


def test_no_other_site_is_let_in_by_script(client_of: ClientOf, world: World, settings) -> None:
    settings.WHITENOISE_USE_FINDERS = True
    asked: list[Callable[..., HttpResponse]] = []
    for role in ("visitor", "author"):
        client = client_of(role)
        asked += [client.get, client.options]
    picture = sources(world.talked_about.pictures.first()).fallback
    for ask in asked:
        for address in (
            "/latest/",
            "/feed/",
            picture,
            "/latest/feed.atom",
            "/static/css/base.css",
            "/nowhere/",
        ):
            for origin in ORIGINS:
                preflight = {"HTTP_ORIGIN": origin, "HTTP_ACCESS_CONTROL_REQUEST_METHOD": "POST"}
                found = [
                    name
                    for name in whole(ask(address, **preflight)).headers
                    if name.startswith("Access-Control")
                ]
                assert found == [], (address, origin)


FORGED = (
    "evil.example",
    "testserver.evil.example",
    "testserver:80@evil.example",
    "evil.example:443",
    "",
    "[::1]x",
)


@pytest.mark.django_db
def test_a_forged_host_is_refused(visitor: Client) -> None:
    for host in FORGED:
        for address in ("/", "/accounts/password/reset/", "/healthz", "/admin/"):
            answer = visitor.get(address, HTTP_HOST=host)
            assert answer.status_code == 400
            assert policy_of(answer)["default-src"] == {"'none'"}
            assert not host or host not in json.dumps(dict(answer.headers)) + answer.text


def test_what_a_proxy_did_not_say_changes_no_address(client_of: ClientOf, world: World) -> None:
    forged = {
        "HTTP_X_FORWARDED_HOST": "evil.example",
        "HTTP_FORWARDED": "host=evil.example",
        "HTTP_X_HOST": "evil.example",
    }
    answer = client_of("visitor").get(world.plain.get_absolute_url(), **forged)
    assert answer.status_code == 200
    assert "evil.example" not in answer.text
