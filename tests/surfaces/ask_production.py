"""A process of its own with production settings and a database that is not there; tells what it answers as JSON."""

import json
import logging
import os
import sys

import django
from django.test import Client

# What is asked, by name: an address and whether it comes over TLS.
QUESTIONS = {
    "front page": ("/", True),
    "a post": ("/posts/1/a-bowl/", True),
    "sign-in": ("/accounts/login/", True),
    "nowhere": ("/nowhere/at/all/", True),
    "broken": ("/broken/", True),
    "cookies": ("/cookies/", True),
    "style sheet": ("/static/css/base.css", True),
    "alive": ("/healthz", True),
    "ready": ("/readyz", True),
    "not encrypted": ("/latest/", False),
    "another host": ("/latest/", True),
    "another host, not encrypted": ("/latest/", False),
}


def answers() -> dict[str, object]:
    client = Client(raise_request_exception=False, HTTP_HOST="community.example")
    found = {}
    for name, (address, secure) in QUESTIONS.items():
        more = {"HTTP_HOST": "evil.example"} if name.startswith("another host") else {}
        answer = client.get(address, secure=secure, **more)
        body = answer.getvalue().decode(errors="replace")
        cookies = {cookie.key: dict(cookie) for cookie in answer.cookies.values()}
        found[name] = {
            "status": answer.status_code,
            "headers": dict(answer.headers),
            "cookies": cookies,
            "body": body,
        }
        client.cookies.clear()
    return found


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.surfaces.production_like"
    django.setup()
    logging.disable(logging.CRITICAL)
    json.dump(answers(), sys.stdout)
