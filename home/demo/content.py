"""The demo's people, posts and conversations as they are written down in `content/*.json`."""

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent
CONTENT = HERE / "content"
PICTURES = HERE / "pictures"
_SPAN = re.compile(r"(?:(\d+)d)? ?(?:(\d+)h)? ?(?:(\d+)m)?")


class Person(NamedTuple):
    """Somebody who joined `joined` ago; `role` is "" for most, "editor", "moderator" or "administrator"."""

    handle: str
    display_name: str
    pronouns: str
    joined: timedelta
    picture: str
    role: str
    biography: str
    links: list[str]
    interests: list[str]
    follows: list[str]
    # Whether they let in only whom they accept, and whom they ask and wait for.
    is_private: bool = False
    asks: list[str] = []


class Shown(NamedTuple):
    """A picture of a post; without words it is either decoration or was left undescribed."""

    file: str
    alt_text: str
    is_decorative: bool


class Remark(NamedTuple):
    """A comment, `after` what it answers, with the answers to it."""

    by: str
    after: timedelta
    text: str
    replies: list["Remark"]


class Story(NamedTuple):
    """A post, published `ago`, and the conversation below it."""

    key: str
    by: str
    ago: timedelta
    title: str
    text: str
    tags: list[str]
    pictures: list[Shown]
    remarks: list[Remark]

    def speakers(self) -> set[str]:
        """Return the handles of everybody who comments."""
        return {remark.by for remark in all_remarks(self.remarks)}


class Complaint(NamedTuple):
    """A report about `post:<key>`, `comment:<key>:<handle>` (their first there) or `member:<handle>`."""

    about: str
    by: str
    ago: timedelta
    rule_id: str
    note: str


class Deed(NamedTuple):
    """What somebody did about a case; `do` is one of those in `deciding.py`."""

    by: str
    ago: timedelta
    do: str
    about: str
    rule_id: str
    words: str


def read_people() -> list[Person]:
    """Return everybody, the longest here first."""
    people = [
        Person(**{**entry, "joined": time_span(entry["joined"]), "role": entry.get("role", "")})
        for entry in _read("members.json")
    ]
    return sorted(people, key=lambda person: -person.joined)


def read_stories() -> list[Story]:
    """Return all posts, oldest first."""
    entries = [
        entry for path in sorted((CONTENT / "posts").glob("*.json")) for entry in _read(f"posts/{path.name}")
    ]
    return sorted(map(_story, entries), key=lambda story: -story.ago)


def read_complaints() -> list[Complaint]:
    return [
        Complaint(entry["about"], entry["by"], time_span(entry["ago"]), entry["rule"], entry["note"])
        for entry in _read("reports.json")
    ]


def read_deeds() -> list[Deed]:
    return [
        Deed(
            entry["by"],
            time_span(entry["ago"]),
            entry["do"],
            entry["about"],
            entry.get("rule", ""),
            entry["words"],
        )
        for entry in _read("desk.json")
    ]


def read_pages() -> dict[str, Any]:
    """Return what the editors made, with references such as "post:crawl" still in words."""
    pages: dict[str, Any] = _read("pages.json")
    return pages


def all_remarks(remarks: list[Remark]) -> Iterator[Remark]:
    """Yield comments and the answers to them, in the order they are written down."""
    for remark in remarks:
        yield remark
        yield from all_remarks(remark.replies)


def time_span(written: str) -> timedelta:
    """Return how long "41d 5h 10m" is; any part may be missing. Raises ValueError when nothing is left."""
    found = _SPAN.fullmatch(written.strip())
    if not found or not any(found.groups()):
        raise ValueError(f"“{written}” is not a span of time such as 2d 3h 10m.")
    days, hours, minutes = (int(part or 0) for part in found.groups())
    return timedelta(days=days, hours=hours, minutes=minutes)


def _read(name: str) -> Any:
    return json.loads((CONTENT / name).read_text(encoding="utf-8"))


def _story(entry: dict[str, Any]) -> Story:
    return Story(
        key=entry["key"],
        by=entry["by"],
        ago=time_span(entry["ago"]),
        title=entry["title"],
        text="\n".join(entry["text"]),
        tags=entry["tags"],
        pictures=[Shown(one["file"], one["alt"], one.get("decorative", False)) for one in entry["pictures"]],
        remarks=[_remark(one) for one in entry["comments"]],
    )


def _remark(entry: dict[str, Any]) -> Remark:
    replies = [_remark(reply) for reply in entry.get("replies", [])]
    return Remark(entry["by"], time_span(entry["after"]), entry["text"], replies)
