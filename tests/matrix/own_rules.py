"""Cells of our own, for the states of posts and the lists that the oracle does not know. As small as the oracle, and no
code of the site in them either.
"""

from collections.abc import Iterator

from tests.matrix.cells import Cell, oracle
from tests.matrix.differences import expected

SIGNED_IN = {"owner", "member", "follower", "pending", "mentioned", "limited", "editor", "moderator", "admin"}
KEPT_OUT = {"anon", "unverified", "blocked", "blocker"}
STAFF = {"moderator", "admin"}
READERS = {
    "members": SIGNED_IN,
    "me": {"owner"},
    "held": {"owner"},
    "author_private": {"owner", "follower"},
    "author_paused": set(),
}
LISTS = ("home", "profile", "tag", "latest")
DEEDS = ("like", "comment", "report")
FEEDS = ("rss", "tag_rss", "member_rss")
KNOWN_STATES = (
    "public",
    "followers",
    "removed",
    "deleted",
    "author_suspended",
    "author_limited",
    "author_deleted",
)


def own_cells() -> Iterator[Cell]:
    for state, readers in READERS.items():
        # The owner of a paused account finds a page of their own everywhere.
        for actor in sorted((SIGNED_IN | KEPT_OUT) - ({"owner"} if state == "author_paused" else set())):
            yield from _reading(state, readers, actor)
            yield from _lists(state, readers, actor)
            yield from _deeds(state, readers, actor)
        yield from _feeds(state)
    yield from _lists_the_oracle_forgot()
    for actor in sorted(SIGNED_IN | KEPT_OUT | {"suspended"}):
        yield from _judging(actor)


def _reading(state: str, readers: set[str], actor: str) -> Iterator[Cell]:
    for surface in ("html", "htmx", "media"):
        # Staff have a page in the queue for what was reported, and see its pictures there.
        may = actor in readers or (state == "held" and actor in STAFF)
        yield Cell("post", state, "read", surface, actor, "allow" if may else "404")


def _lists(state: str, readers: set[str], actor: str) -> Iterator[Cell]:
    for place in LISTS:
        if place == "home" and actor in ("anon", "unverified"):
            continue
        shown = actor in readers and (place != "home" or actor in ("owner", "follower"))
        wanted = "allow" if shown else "absent"
        if place == "profile" and (actor in ("blocked", "blocker") or state == "author_paused"):
            wanted = "404"
        yield Cell("post", state, f"list:{place}", "html", actor, wanted)


def _deeds(state: str, readers: set[str], actor: str) -> Iterator[Cell]:
    for deed in DEEDS:
        wanted = "allow" if actor in readers else "404"
        if actor in ("anon", "unverified"):
            wanted = "login"
        if actor == "owner" and deed != "comment":
            wanted = "told"
        yield Cell("post", state, deed, "html", actor, wanted)


def _feeds(state: str) -> Iterator[Cell]:
    for feed in FEEDS:
        gone = feed == "member_rss" and state in ("author_paused", "author_private")
        yield Cell("post", state, f"list:{feed}", "html", "anon", "404" if gone else "absent")


def _lists_the_oracle_forgot() -> Iterator[Cell]:
    """The latest posts are a list as the page of a tag is; every feed for programs follows the rule for feeds."""
    for key, _wanted in oracle().items():
        thing, state, action, surface, actor = key
        if (thing, action, surface) != ("post", "list:tag", "html") or state not in KNOWN_STATES:
            continue
        wanted = expected(Cell(*key, oracle()[key]))
        yield Cell(thing, state, "list:latest", surface, actor, wanted)
        if actor == "anon":
            in_feed = oracle()[thing, state, "list:rss", surface, actor]
            gone = state in ("author_suspended", "author_deleted")
            yield Cell(thing, state, "list:tag_rss", surface, actor, in_feed)
            yield Cell(thing, state, "list:member_rss", surface, actor, "404" if gone else in_feed)


def _judging(actor: str) -> Iterator[Cell]:
    """Appeals in the admin, and the case about a moderator, which is not there for them."""
    outside = {"suspended": "notice", "editor": "away"}.get(actor, "login")
    may = "allow" if actor in STAFF else outside
    yield Cell("appeal", "waiting", "read_in_admin", "html", actor, may)
    # The moderator of the world decided it. They look, and somebody else answers.
    yield Cell("appeal", "waiting", "answer", "html", actor, "422" if actor == "moderator" else may)
    for deed in ("read_case", "assign", "note"):
        about_oneself = "404" if actor == "moderator" else may
        yield Cell("report", "about_the_moderator", deed, "html", actor, about_oneself)
