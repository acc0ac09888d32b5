"""The pages of a copy: for reading without the site, without a network and without a script."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from community.comments.export import own_comments
from community.common.belongings import AT_ONCE, Row
from community.common.mail import site_url
from community.common.markdown import cleaned_html
from community.exports.archive import Archive
from community.exports.kinds import KINDS
from community.members.export import handle_of
from community.members.models import Member
from community.pictures.export import file_in_copy
from community.posts.export import own_posts

# Told on pages of their own, or not worth one.
TOLD_ELSEWHERE = frozenset({"profile", "posts", "comments", "pictures"})
STYLE = (
    "css/tokens.css",
    "css/base.css",
    "css/copy.css",
    "fonts/young-serif-latin-400-normal.woff2",
    "fonts/literata-latin-wght-normal.woff2",
    "fonts/literata-latin-wght-italic.woff2",
    "fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2",
)
_OWN_LINK = re.compile(r'(<a [^>]*?href=")/(?!/)')


def write_pages(archive: Archive, member: Member, counts: dict[str, int]) -> None:
    """Write the pages with their looks; `counts` says how many rows of each kind the copy has."""
    _write_looks(archive)
    told = [(kind, counts[kind.name]) for kind in KINDS]
    _write(archive, member, "index", _one("index", {"told": told, "counts": counts}))
    _write(archive, member, "posts", _posts(member))
    _write(archive, member, "comments", _comments(member))
    biography = _read_away_from_home(member.biography_html)
    _write(archive, member, "profile", _one("profile", {"member": member, "biography": biography}))
    _write(archive, member, "settings", _everything_else(member, counts))


def _write(archive: Archive, member: Member, page: str, parts: Iterable[str]) -> None:
    around = {"page": page, "member": member, "made_at": timezone.now(), "site_address": site_url("/")}
    with archive.entry(f"{page}.html") as entry:
        entry.write(render_to_string("exports/copy/top.html", around))
        for part in parts:
            entry.write(part)
        entry.write(render_to_string("exports/copy/bottom.html", around))


def _one(template: str, context: dict[str, Any]) -> Iterator[str]:
    yield render_to_string(f"exports/copy/{template}.html", context)


def _posts(member: Member) -> Iterator[str]:
    for post in own_posts(member).iterator(chunk_size=AT_ONCE):
        pictures = [(file_in_copy(place.picture), place.picture) for place in post.post_pictures.all()]
        html = _read_away_from_home(post.text_html)
        address = site_url(f"/posts/{post.pk}/")
        context = {"post": post, "html": html, "pictures": pictures, "address": address}
        yield render_to_string("exports/copy/post.html", context)


def _comments(member: Member) -> Iterator[str]:
    for comment in own_comments(member).iterator(chunk_size=AT_ONCE):
        html = _read_away_from_home(comment.text_html)
        address = site_url(f"/comments/{comment.pk}/")
        maker = handle_of(comment.post.author)
        context = {"comment": comment, "html": html, "address": address, "maker": maker}
        yield render_to_string("exports/copy/comment.html", context)


def _everything_else(member: Member, counts: dict[str, int]) -> Iterator[str]:
    for kind in KINDS:
        if kind.name in TOLD_ELSEWHERE:
            continue
        yield render_to_string("exports/copy/kind_top.html", {"kind": kind, "count": counts[kind.name]})
        for row in kind.rows(member):
            yield render_to_string("exports/copy/row.html", {"facts": list(_facts(row))})
        yield render_to_string("exports/copy/kind_bottom.html", {"count": counts[kind.name]})


def _facts(row: Row) -> Iterator[tuple[str, Any]]:
    """Yield what a row says, in words; what it leaves open is left out."""
    for name, value in row.items():
        if value is None or value == "" or value == []:
            continue
        if isinstance(value, list):
            value = ", ".join(part["file"] if isinstance(part, dict) else str(part) for part in value)
        yield name.replace("_", " ").capitalize(), value


def _read_away_from_home(html: str) -> SafeString:
    """Return stored HTML whose links to the site still lead there from a folder on somebody's disk."""
    return cleaned_html(_OWN_LINK.sub(rf"\g<1>{site_url('/')}", html))


def _write_looks(archive: Archive) -> None:
    for name in STYLE:
        with archive.entry(f"style/{name}") as entry:
            entry.write(Path(str(finders.find(name))).read_bytes())
