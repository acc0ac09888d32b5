"""With production settings: headers, cookies, and what is answered when the database is gone."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest
from django.http import HttpResponse

from tests.architecture.sources import ROOT
from tests.surfaces.answers import ISOLATION, PAGE_POLICY, isolation_of, policy_of

SETTINGS = {
    "SECRET_KEY": "only-for-a-test-" + "x9Q" * 20,
    "ALLOWED_HOSTS": "community.example",
    "SITE_ADDRESS": "https://community.example",
    "DATABASE_URL": "sqlite:////nowhere/at/all/site.sqlite3",
    "CACHE_URL": "locmemcache://production",
    "EMAIL_URL": "consolemail://",
    "DEFAULT_FROM_EMAIL": "hello@community.example",
    "PYTHONPATH": f"{ROOT}/site:{ROOT}",
}
Answers = dict[str, dict[str, Any]]


def ask(**more: str) -> Answers:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    command = [sys.executable, "-m", "tests.surfaces.ask_production"]
    done = subprocess.run(
        command, cwd=ROOT, env=kept | SETTINGS | more, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def answers() -> Answers:
    return ask()


def as_response(answer: dict[str, Any]) -> HttpResponse:
    return HttpResponse(status=answer["status"], headers=answer["headers"])


def test_without_its_database_the_site_says_so_on_a_page_of_its_own(answers: Answers) -> None:
    for name in ("front page", "a post", "sign-in", "nowhere"):
        assert answers[name]["status"] == 503, name
        assert "<h1>We’ll be back in a moment</h1>" in answers[name]["body"]
        assert int(answers[name]["headers"]["Retry-After"]) > 0
        assert answers[name]["cookies"] == {}
        assert "/nowhere/at/all" not in answers[name]["body"]
    assert answers["broken"]["status"] == 500
    assert "<h1>Something broke on our side</h1>" in answers["broken"]["body"]
    for name in ("broken", "front page"):
        page = answers[name]["body"]
        assert not any(
            word in page for word in ("Traceback", "RuntimeError", "sqlite", "SECRET_KEY", "settings")
        )
    assert (answers["alive"]["status"], answers["ready"]["status"]) == (200, 503)
    assert json.loads(answers["ready"]["body"])["database"] is False


def test_every_answer_is_guarded_also_when_things_are_broken(answers: Answers) -> None:
    policy = PAGE_POLICY | {"upgrade-insecure-requests": set()}
    for name, answer in answers.items():
        response = as_response(answer)
        assert isolation_of(response) == ISOLATION, name
        assert policy_of(response) == policy, name
        assert "camera=()" in answer["headers"]["Permissions-Policy"]
        encrypted = "not encrypted" not in name and name != "another host"
        told = "max-age=63072000; includeSubDomains" if encrypted else None
        assert answer["headers"].get("Strict-Transport-Security") == told or name == "another host", name
        assert not {"Server", "X-Powered-By", "Via"} & set(answer["headers"])
    assert "public" in answers["style sheet"]["headers"]["Cache-Control"]


def test_plain_http_leads_to_tls_and_a_forged_host_nowhere(answers: Answers) -> None:
    assert answers["not encrypted"]["status"] == 301
    assert answers["not encrypted"]["headers"]["Location"] == "https://community.example/latest/"
    for name in ("another host", "another host, not encrypted"):
        assert answers[name]["status"] == 400
        assert "<h1>We couldn’t read that</h1>" in answers[name]["body"]
        assert "evil.example" not in json.dumps(answers[name])


def test_cookies_belong_to_this_host_alone(answers: Answers) -> None:
    cookies = answers["cookies"]["cookies"]
    assert set(cookies) == {"__Host-sessionid", "__Host-csrftoken"}
    for name, cookie in cookies.items():
        assert cookie["secure"] is True and cookie["httponly"] is True, name
        assert (cookie["path"], cookie["domain"], cookie["samesite"]) == ("/", "", "Lax"), name
    assert answers["cookies"]["headers"]["Cache-Control"] == "private, no-store"
    others = {name for name, answer in answers.items() if answer["cookies"]}
    assert others == {"cookies"}


def test_pictures_of_another_host_are_let_in_and_the_list_of_browsers_is_asked_for() -> None:
    store = {
        "S3_BUCKET": "pictures",
        "S3_ENDPOINT": "https://s3.example",
        "S3_ACCESS_KEY": "key",
        "S3_SECRET_KEY": "secret",
        "S3_PUBLIC_ADDRESS": "https://pictures.community.example",
    }
    answer = ask(HSTS_PRELOAD="true", **store)["alive"]
    policy = policy_of(as_response(answer))
    hosts = {"'self'", "https://s3.example", "https://pictures.community.example"}
    assert policy["img-src"] == policy["media-src"] == hosts
    assert policy["default-src"] == {"'none'"} and policy["script-src"] == policy["connect-src"] == {"'self'"}
    assert answer["headers"]["Cross-Origin-Embedder-Policy"] == "credentialless"
    assert answer["headers"]["Strict-Transport-Security"].endswith("; preload")
