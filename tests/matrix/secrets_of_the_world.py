"""Which secrets each actor may find outside the admin, computed from the oracle and from who was told what."""

from tests.matrix.cells import oracle
from tests.matrix.own_rules import READERS
from tests.world.people import ACTORS, OTHERS, OWNERS
from tests.world.things import POSTS, REPORTED_POSTS

KEPT_APART = {"blocked", "blocker"}
# Who is blocked by the wary one, or has them blocked.
NOT_FOR_THE_WARY = {"member", "follower", "pending", "limited", "editor"} | KEPT_APART
HIDDEN_OWNERS = {"sanctioned", "gone", "away"}
STAFF = {"moderator", "admin"}


def post_readers(state: str) -> set[str]:
    """Return who may read a post on its own page; owners go by their whole name."""
    owner = f"owner:{POSTS[state][0]}"
    if state in READERS:
        readers = set(READERS[state])
    elif state == "followers_reported":
        readers = {"owner", "follower"}
    else:
        allowed = {"allow", "notice"}
        readers = {
            key[4]
            for key, wanted in oracle().items()
            if key[:4] == ("post", state, "read", "html") and wanted in allowed
        }
        # Staff read what is out of sight in the admin; a mention opens nothing; who is suspended finds one page.
        readers -= {"suspended"}
        if state in ("removed", "author_suspended"):
            readers -= STAFF | ({"owner"} if state == "author_suspended" else set())
        if state == "followers":
            readers -= {"mentioned"}
    return {owner if reader == "owner" else reader for reader in readers}


def allowed(actor: str) -> set[str]:
    """Return the names of the canaries this actor may find, and should where a door leads there."""
    return _posts(actor) | _comments(actor) | _people(actor) | _own(actor) | {"page live"}


def _posts(actor: str) -> set[str]:
    found: set[str] = set()
    for state in POSTS:
        # To other owners' posts an owner is a stranger.
        stands_as = "member" if actor.startswith("owner:") and actor != f"owner:{POSTS[state][0]}" else actor
        if stands_as in post_readers(state):
            found |= {f"post {state}", f"alt text of {state}"}
            # Under what was removed nothing is said any more.
            found |= {f"talk under {state}"} if state != "removed" else set()
    if actor in post_readers("public"):
        found.add("earlier version")
    if actor in STAFF:
        # Moderators read the whole history of what was reported, and who wrote it.
        found |= {"withdrawn version", "name of owner:sanctioned"}
        found |= {f"{what} {state}" for state in REPORTED_POSTS for what in ("post", "alt text of")}
    return found


def _comments(actor: str) -> set[str]:
    found = set()
    if actor not in KEPT_APART:
        found.add("comment on_public")
    if actor in {"follower", "mentioned", "owner:open", "owner:closed"}:
        found.add("post host followers")
        found |= {"comment on_followers", "comment on_followers_reported"}
    if actor not in NOT_FOR_THE_WARY:
        found.add("comment author_blocked_viewer")
    return found


def _people(actor: str) -> set[str]:
    found = set()
    for name in (*(f"owner:{state}" for state in OWNERS), *ACTORS, *OTHERS):
        if _may_know(actor, name):
            found |= {f"name of {name}", f"biography of {name}"}
    return found


def _may_know(actor: str, name: str) -> bool:
    if actor == name:
        return True
    owner = name.removeprefix("owner:")
    if name == "suspended" or owner in HIDDEN_OWNERS:
        return False
    if actor.startswith("owner:"):
        return name not in KEPT_APART and not (actor == "owner:wary" and name in NOT_FOR_THE_WARY)
    if owner == "wary":
        return actor not in NOT_FOR_THE_WARY
    return not (name.startswith("owner:") and actor in KEPT_APART)


def _own(actor: str) -> set[str]:
    """Return what is told to this actor alone."""
    found = {f"email of {actor}", "page login_only"} if actor != "anon" else set()
    if actor == "owner:open":
        # Their draft, what was decided about them, and whom they keep away.
        found |= {"draft", "alt text of draft", "name of blocked"}
        found |= {"message about post removed", "message about comment removed", "comment removed"}
        # Taken back from readers, and kept until the post goes: so it is in the copy of everything.
        found.add("withdrawn version")
    if actor == "blocker":
        # Whoever keeps somebody away must be able to report them and to end it, wherever the other is by now.
        found |= {f"name of owner:{state}" for state in OWNERS if state != "gone"}
    return found
