"""Where the site differs from the oracle on purpose: few, each with its reason. Everything else must be as it says.

A difference never allows more answers than one: it names the other answer. They are tried in turn, each on what the
one before left.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tests.matrix.cells import Cell, oracle

Applies = Callable[[Cell], bool]
Instead = str | Callable[[Cell], str]

OWN_PAGES = ("edit", "delete", "lock_comments", "change_visibility", "attach_media")
ROOMS = ("report", "audit_log", "member")
COMPOSER = ("edit", "lock_comments", "change_visibility", "attach_media")
OWN_LISTS = ("block", "mute", "notification", "follow_request", "appeal")
# What is open to the suspended as well: their copy, why it was decided, saying that it was wrong.
RIGHTS = ("export", "download", "read_own_status")
PUBLIC_FILES = ("healthz", "robots", "security_txt")
STAFF = ("editor", "moderator", "admin")
DECIDE = ("moderator", "admin")
# What the follower of the world has reported, so that moderators have a page for it.
REPORTED = ("public", "removed", "author_suspended", "author_limited", "followers_reported", "held")


@dataclass(frozen=True)
class Difference:
    reason: str
    applies: Applies
    instead: Instead


def expected(cell: Cell) -> str:
    """Return what this site must answer: what the oracle says, but for the differences."""
    for one in DIFFERENCES:
        if one.applies(cell):
            cell = cell._replace(expected=one.instead if isinstance(one.instead, str) else one.instead(cell))
    return cell.expected


def as_if(actor: str) -> Callable[[Cell], str]:
    # Where the oracle asks no visitor, the page is one's own and leads them to sign in.
    return lambda cell: oracle().get((*cell[:4], actor), "login")


def is_in_the_admin(cell: Cell) -> bool:
    by_report = cell.action in ("remove", "restore", "read_in_report")
    in_room = cell.object in ROOMS and cell.action != "read_own_status"
    return cell.object.startswith("wagtail_") or in_room or by_report


def is_write(cell: Cell) -> bool:
    return not cell.action.startswith(("read", "list:", "view_"))


def is_refused(cell: Cell) -> bool:
    return cell.expected in ("403", "404")


def is_suspended(cell: Cell) -> bool:
    owner_is = cell.state in ("author_suspended", "suspended") and cell.object in ("post", "profile")
    return cell.actor == "suspended" or (cell.actor == "owner" and owner_is)


def is_right(cell: Cell) -> bool:
    return cell.object == "appeal" or cell.action in RIGHTS


def has_no_profile(cell: Cell) -> bool:
    """Whether the oracle itself shows this actor no profile of the author."""
    state = {"author_suspended": "suspended", "author_deleted": "deleted"}.get(cell.state, "public")
    return oracle().get(("profile", state, "read", "html", cell.actor)) == "404"


DIFFERENCES = [
    Difference(
        "Nobody signs in before their address is confirmed: the unverified are visitors.",
        lambda cell: cell.actor == "unverified",
        as_if("anon"),
    ),
    Difference(
        "Who left has no sign-in any more.",
        lambda cell: (
            cell.actor == "owner"
            and cell.state in ("author_deleted", "deleted")
            and cell[0] != "comment"
            and not (cell.object == "post" and cell.state == "deleted")
        ),
        as_if("anon"),
    ),
    Difference(
        "A mention opens nothing: it is told to those who may read the post anyway.",
        lambda cell: cell[:2] == ("post", "followers") and cell.actor == "mentioned",
        as_if("member"),
    ),
    Difference(
        "Who may read a post may read how it read before, but for what its author took back.",
        lambda cell: cell.action == "view_history" and cell.expected in ("403", "login"),
        lambda cell: {"notice": "404"}.get(
            oracle()[cell.object, cell.state, "read", "html", _reader(cell)],
            oracle()[cell.object, cell.state, "read", "html", _reader(cell)],
        ),
    ),
    Difference(
        "The pages for changing and deleting a thing are there for whoever made it, and for nobody else.",
        lambda cell: cell.action in OWN_PAGES and cell.expected == "403",
        "404",
    ),
    Difference(
        "A visitor’s deed is answered with the way to sign in, whether or not there is such a thing.",
        lambda cell: _is_visitor(cell) and is_write(cell) and is_refused(cell),
        "login",
    ),
    Difference(
        "A visitor who sends words gets them back to copy, with 403; the composer’s own saving gets 401.",
        lambda cell: _is_visitor(cell) and cell.object == "post" and cell.action in COMPOSER,
        lambda cell: "401" if cell.state == "draft" else "403",
    ),
    Difference(
        "Drafts lie behind sign-in: visitors are led there, whatever the number.",
        lambda cell: _is_visitor(cell) and cell[:4] == ("post", "draft", "read", "html"),
        "login",
    ),
    Difference(
        "What moderators removed is a notice to its author, and nothing can be done there but to delete it.",
        lambda cell: cell.actor == "owner" and cell[:2] == ("post", "removed") and cell.expected == "403",
        lambda cell: "notice" if cell.action == "view_likers" else "404",
    ),
    Difference(
        "The conversation under a removed post is gone for its author too; the notice is on the post’s own page.",
        lambda cell: cell[:4] == ("post", "removed", "read", "htmx") and cell.actor == "owner",
        "404",
    ),
    Difference(
        "Staff look at what is out of sight in the queue; on the post’s own page it is not there for them.",
        lambda cell: (
            cell.object == "post"
            and cell.state in ("removed", "author_suspended")
            and cell.actor in DECIDE
            and not is_in_the_admin(cell)
            and (is_write(cell) or (cell.state, cell.action) == ("author_suspended", "list:profile"))
        ),
        "404",
    ),
    Difference(
        "Nobody likes or reports what they made themselves: they are told so.",
        lambda cell: (
            cell.object == "post"
            and cell.actor == "owner"
            and cell.action in ("like", "report")
            and cell.expected in ("allow", "403")
        ),
        "told",
    ),
    Difference(
        "Nobody follows themselves: they are told so. Whom a block keeps away finds no profile.",
        lambda cell: cell.object == "profile" and cell.action == "follow" and cell.expected == "403",
        lambda cell: "told" if cell.actor == "owner" else "404",
    ),
    Difference(
        "A list on a profile that the viewer may not know is not there at all.",
        lambda cell: cell.action == "list:profile" and cell.expected == "absent" and has_no_profile(cell),
        "404",
    ),
    Difference(
        "Who follows or asks already is told so; it changes nothing.",
        lambda cell: (
            cell.action == "follow"
            and (cell.actor == "follower" or (cell.state, cell.actor) == ("private", "pending"))
        ),
        "told",
    ),
    Difference(
        "The author of a removed post keeps what they wrote, pictures too, on the notice.",
        lambda cell: cell[:4] == ("post", "removed", "read", "media") and cell.actor == "owner",
        "allow",
    ),
    Difference(
        "A removed comment is kept as it is, also from its author, so that the decision can be looked at again.",
        lambda cell: cell[:3] == ("comment", "removed", "delete") and cell.actor == "owner",
        "404",
    ),
    Difference(
        "A draft is saved under its own key; whoever sends somebody else’s makes a draft of their own.",
        lambda cell: cell[:3] == ("post", "draft", "edit") and cell.expected == "404",
        "nothing",
    ),
    Difference(
        "The page of a private profile is there, without its posts.",
        lambda cell: (
            cell[:3] == ("profile", "private", "read_posts")
            and cell.expected == "404"
            and cell.actor not in ("blocked", "blocker")
        ),
        "absent",
    ),
    Difference(
        "A comment out of sight is a place without words on the page of its post, which is there.",
        lambda cell: (
            cell.object == "comment"
            and cell.action == "read"
            and cell.expected == "404"
            and cell.state != "on_followers"
        ),
        "absent",
    ),
    Difference(
        "A block hides the two from each other where they are signed in; visitors see what is for everyone.",
        lambda cell: cell[:3] == ("comment", "author_blocked_viewer", "read") and _is_visitor(cell),
        "allow",
    ),
    Difference(
        "Lists of one’s own have one address for everybody, and show nothing of anybody else’s.",
        lambda cell: (
            (cell.object in OWN_LISTS or cell.action == "read_own_status")
            and cell.expected == "404"
            and not is_write(cell)
        ),
        "absent",
    ),
    Difference(
        "Ending a mute that is not there, or having read what is new, is no more than that for oneself.",
        lambda cell: cell.object in ("mute", "notification") and cell.expected == "404" and is_write(cell),
        lambda cell: "told" if cell.object == "mute" else "nothing",
    ),
    Difference(
        "Who follows a private account sees the button, and taking back a request they have not made changes nothing.",
        lambda cell: cell[:3] == ("follow_request", "pending", "cancel") and cell.actor == "follower",
        "nothing",
    ),
    Difference(
        "Wagtail leads members without access to sign in, whatever the room.",
        lambda cell: is_in_the_admin(cell) and is_refused(cell) and cell.actor not in STAFF,
        "login",
    ),
    Difference(
        "Wagtail leads staff out of a room that is not theirs, to the first page of the admin.",
        lambda cell: (
            is_in_the_admin(cell)
            and is_refused(cell)
            and (cell.actor == "editor" or cell.object.startswith("wagtail_"))
        ),
        "away",
    ),
    Difference(
        "A decision that is not offered is refused by the form.",
        lambda cell: (
            cell.actor in DECIDE
            and (
                (
                    is_refused(cell)
                    and (cell.action == "restore" or cell[:3] == ("member", "is_admin", "suspend"))
                )
                or (cell.action == "remove" and cell.state == "removed")
            )
        ),
        lambda cell: "404" if cell.object == "post" and cell.state not in REPORTED else "422",
    ),
    Difference(
        "Administrators decide about each other; nobody decides about themselves, so one is always left.",
        lambda cell: cell[:3] == ("member", "is_admin", "suspend") and cell.actor == "admin",
        "allow",
    ),
    Difference(
        "Moderators see the page of a member without their address.",
        lambda cell: cell[:3] == ("member", "active", "read_email") and cell.actor == "moderator",
        "absent",
    ),
    Difference(
        "Nobody changes the log: there is no such address, and Wagtail answers as to any that is not there.",
        lambda cell: cell.object == "audit_log" and is_write(cell) and cell.actor != "suspended",
        lambda cell: {"moderator": "away", "admin": "404", "editor": "404"}.get(cell.actor, "login"),
    ),
    Difference(
        "Editors and administrators describe and join tags; moderators do not.",
        lambda cell: cell.object == "wagtail_snippets" and cell.actor in ("editor", "moderator"),
        lambda cell: "allow" if cell.actor == "editor" else "away",
    ),
    Difference(
        "Editors read what happened to pages; nothing of members is in that list (tests/admin/test_rooms).",
        lambda cell: cell[:3] == ("wagtail_reports", "any", "site_history") and cell.actor == "editor",
        "allow",
    ),
    Difference(
        "The suspended find one page at every address but those of their rights: what was decided and until when.",
        lambda cell: is_suspended(cell) and cell.object not in PUBLIC_FILES and not is_right(cell),
        lambda cell: "403" if cell.surface == "htmx" else "notice",
    ),
    Difference(
        "Django’s own admin is not there.",
        lambda cell: cell.object == "django_admin" and cell.actor != "suspended",
        "404",
    ),
]


def _is_visitor(cell: Cell) -> bool:
    left = cell.actor == "owner" and cell[:2] == ("post", "author_deleted")
    return cell.actor in ("anon", "unverified") or left


def _reader(cell: Cell) -> str:
    return "anon" if _is_visitor(cell) else cell.actor
