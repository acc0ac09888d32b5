"""Pages run under a policy that forbids inline style and script, and nothing in a template vouches for HTML."""

import re

import pytest

from tests.architecture.sources import ROOT, at, template_files

COMMENT = re.compile(r"{#.*?#}|{% comment.*?{% endcomment %}|<!--.*?-->", re.DOTALL)
FORBIDDEN = {
    "vouches for HTML by |safe": r"\|\s*safe(seq)?\b",
    "turns escaping off": r"{%\s*autoescape\s+off",
    "has an inline script": r"<script(?![^>]*\bsrc=)[^>]*>",
    "has an inline event handler": r"<[^>]*\son[a-z]+\s*=",
    "has a script address": r"[\"']\s*javascript:",
    "loads from another host": r"<(?:script|img|source|iframe|video|audio|link(?![^>]*rel=[\"'](?:canonical|license|me)))\b[^>]*"
    r"\b(?:src|srcset|href)=[\"'](?:https?:)?//",
}
# Mail programs know no style sheets, so a message brings its own.
FORBIDDEN_ON_PAGES = {
    "has a style attribute": r"<[^>]*\sstyle\s*=",
    "has a style element": r"<style\b",
}


def is_message(path):
    return any("email" in part for part in path.relative_to(ROOT).parts)


def found(pattern, paths):
    for path in paths:
        text = COMMENT.sub(lambda gone: "\n" * gone[0].count("\n"), path.read_text(encoding="utf-8"))
        yield from (
            at(path, text.count("\n", 0, hit.start()) + 1)
            for hit in re.finditer(pattern, text, re.IGNORECASE)
        )


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_template(what):
    assert list(found(FORBIDDEN[what], template_files())) == []


@pytest.mark.parametrize("what", FORBIDDEN_ON_PAGES)
def test_no_page(what):
    pages = [path for path in template_files() if not is_message(path)]
    assert list(found(FORBIDDEN_ON_PAGES[what], pages)) == []


def test_every_form_that_changes_something_carries_its_token():
    forgotten = [
        at(path, path.read_text(encoding="utf-8").count("\n", 0, form.start()) + 1)
        for path in template_files()
        for form in re.finditer(
            r"<form\b[^>]*method=[\"']post[\"'].*?</form>", path.read_text(encoding="utf-8"), re.S | re.I
        )
        if "{% csrf_token %}" not in form[0]
    ]
    assert forgotten == []
