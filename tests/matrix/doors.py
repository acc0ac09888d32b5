"""How each action of the matrix is asked for over HTTP: the one table of (object, action) and address."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from tests.world.people import handle_of
from tests.world.things import POSTS
from tests.world.world import World

NOBODY = 999_999


@dataclass
class Ask:
    """One request. `shows` is the secret that a reader must find in the answer, and others must not."""

    address: str
    data: dict[str, Any] | None = None
    shows: str = ""
    is_fragment: bool = False
    # For deeds whose address names nobody: what must stay as it is when somebody else asks.
    kept: Callable[[], Any] | None = None
    headers: dict[str, str] = field(default_factory=dict)


Door = Callable[[World, str, str, str], Ask]
DOORS: dict[tuple[str, str], Door] = {}


def door(thing: str, *actions: str) -> Callable[[Door], Door]:
    """Say that a function knows how these actions are asked for; it gets world, state, action and actor."""

    def note(function: Door) -> Door:
        for action in actions:
            DOORS[thing, action] = function
        return function

    return note


def case_page(world: World, name: str) -> str:
    """Where moderators read and decide what was reported."""
    report = world.things.reports.get(name)
    return reverse("cases_of_moderation:inspect", args=[report.case_id if report else NOBODY])


def decision_form(world: World, action: str) -> dict[str, Any]:
    return {
        "deed": "decide",
        "measures": [action],
        "rule": world.things.reports["post public"].rule_id,
        "message": "Please read our rules.",
        "reporter_message": "Thank you for telling us.",
        "length": "week",
    }


def is_staff(actor: str) -> bool:
    return actor in ("moderator", "admin")


def number_of(world: World, state: str) -> int:
    return world.things.posts[state].pk


def page_of_post(world: World, state: str) -> str:
    return world.things.posts[state].get_absolute_url()


@door("post", "read")
def read_post(world: World, state: str, action: str, actor: str) -> Ask:
    secret = f"post {state}"
    if state == "draft":
        return Ask(reverse("drafts:draft", args=[world.things.draft.pk]), shows="draft")
    if is_staff(actor) and state in ("removed", "author_suspended", "held"):
        # Staff read what is out of sight in the queue.
        return Ask(case_page(world, f"post {state}"), shows=secret)
    return Ask(page_of_post(world, state), shows=secret)


@door("post", "read htmx")
def read_talk(world: World, state: str, action: str, actor: str) -> Ask:
    """The fragment of a post is its conversation."""
    if is_staff(actor) and state in ("removed", "author_suspended", "held"):
        return Ask(case_page(world, f"post {state}"), shows=f"post {state}")
    address = reverse("comments:create", args=[number_of(world, state)])
    return Ask(address, shows=f"talk under {state}", is_fragment=True)


@door("post", "read opengraph")
def read_card(world: World, state: str, action: str, actor: str) -> Ask:
    return Ask(page_of_post(world, state), shows=f"post {state}")


@door("post", "read media")
def read_file(world: World, state: str, action: str, actor: str) -> Ask:
    """The address that asks who wants the file; what is open besides is in test_media."""
    return Ask(reverse("pictures:file", args=[world.things.pictures[state].key, "40.jpg"]))


@door("post", "list:home")
def following(world: World, state: str, action: str, actor: str) -> Ask:
    return Ask(reverse("feeds:following"), shows=secret_of(state))


@door("post", "list:profile")
def profile_list(world: World, state: str, action: str, actor: str) -> Ask:
    return Ask(reverse("members:profile", args=[owner_handle(state)]), shows=secret_of(state))


@door("post", "list:tag")
def tag_list(world: World, state: str, action: str, actor: str) -> Ask:
    tag = "tagpublic" if state == "draft" else f"tag{state}".replace("_", "")
    return Ask(reverse("feeds:tag", args=[tag]), shows=secret_of(state))


@door("post", "list:latest")
def latest_list(world: World, state: str, action: str, actor: str) -> Ask:
    return Ask(reverse("feeds:latest"), shows=secret_of(state))


@door("post", "list:front")
def front_page(world: World, state: str, action: str, actor: str) -> Ask:
    return Ask("/", shows=secret_of(state))


@door("post", "list:rss")
def atom(world: World, state: str, action: str, actor: str) -> Ask:
    return Ask(reverse("feeds:latest_news"), shows=secret_of(state))


@door("post", "list:tag_rss")
def atom_of_tag(world: World, state: str, action: str, actor: str) -> Ask:
    return Ask(reverse("feeds:tag_news", args=[f"tag{state}".replace("_", "")]), shows=secret_of(state))


@door("post", "list:member_rss")
def atom_of_member(world: World, state: str, action: str, actor: str) -> Ask:
    return Ask(reverse("feeds:member_news", args=[owner_handle(state)]), shows=secret_of(state))


def secret_of(state: str) -> str:
    return "draft" if state == "draft" else f"post {state}"


def owner_handle(state: str) -> str:
    return handle_of(f"owner:{POSTS[state][0] if state in POSTS else 'open'}")


@door("post", "like", "unlike", "comment", "delete", "report")
def act_on_post(world: World, state: str, action: str, actor: str) -> Ask:
    if state == "draft":
        return Ask(reverse("drafts:discard", args=[world.things.draft.pk]), {})
    number = number_of(world, state)
    form: dict[str, Any] = {}
    if action == "comment":
        form = {"text": "Well done.", "submission_key": str(uuid.uuid4())}
    if action == "report":
        form = {"rule": world.things.reports["post public"].rule_id}
    names = {
        "like": "likes:like_post",
        "unlike": "likes:unlike_post",
        "comment": "comments:create",
        "delete": "posts:delete",
        "report": "moderation:report_post",
    }
    return Ask(reverse(names[action], args=[number]), form)


@door("post", "edit", "lock_comments", "change_visibility", "attach_media")
def change_post(world: World, state: str, action: str, actor: str) -> Ask:
    post, things = world.things.posts.get(state), world.things
    form: dict[str, Any] = {"title": "T", "text": "Changed.", "tags": "", "audience": "everyone"}
    form |= {"comment_policy": "everyone", "licence": "all-rights", "submission_key": str(uuid.uuid4())}
    if state == "draft":
        draft = things.draft
        form |= {"number": draft.number, "submission_key": str(draft.submission_key)}
        # Saving a draft goes by its key; somebody else's key makes a draft of one's own.
        return Ask(reverse("drafts:save"), form, kept=lambda: row_of(draft, "text", "audience"))
    form |= {"version": post.version, "pictures": [things.pictures[state].key]}
    form |= {"lock_comments": {"comment_policy": "nobody"}, "change_visibility": {"audience": "me"}}.get(
        action, {}
    )
    if action == "attach_media":
        form["pictures"] = []
    return Ask(reverse("posts:edit", args=[post.pk]), form)


def row_of(row: Any, *names: str) -> Any:
    """Return these fields of a row as they are now; None when it is gone."""
    return type(row).objects.filter(pk=row.pk).values_list(*names).first()


@door("post", "view_likers")
def likers(world: World, state: str, action: str, actor: str) -> Ask:
    """Likers are named on the post's own page."""
    ask = read_post(world, state, action, actor)
    ask.shows = (
        f"post {state}" if is_staff(actor) and state in ("removed", "author_suspended") else "name of fan"
    )
    return ask


@door("post", "view_history")
def history(world: World, state: str, action: str, actor: str) -> Ask:
    shows = "earlier version" if state == "public" else ""
    return Ask(reverse("posts:history", args=[number_of(world, state)]), shows=shows)


@door("post", "remove", "restore", "read_in_report")
def decide_about_post(world: World, state: str, action: str, actor: str) -> Ask:
    page = case_page(world, f"post {state}")
    if action == "read_in_report":
        return Ask(page, shows=f"post {state}")
    if (state, action) == ("removed", "restore"):
        # Its case is decided; what was decided is taken back.
        address = reverse("decisions_of_moderators:take_back", args=[world.things.decision.pk])
        return Ask(address, {"text": "We were wrong."})
    return Ask(page, decision_form(world, action))


@door("comment", "read")
def read_comment(world: World, state: str, action: str, actor: str) -> Ask:
    if is_staff(actor) and state == "removed":
        return Ask(case_page(world, "comment removed"), shows="comment removed")
    comment = world.things.comments[state]
    return Ask(comment.post.get_absolute_url(), shows=f"comment {state}")


@door("comment", "edit", "delete")
def change_comment(world: World, state: str, action: str, actor: str) -> Ask:
    return Ask(
        reverse(f"comments:{action}", args=[world.things.comments[state].pk]), {"text": "Said better."}
    )


@door("comment", "remove", "read_in_report")
def decide_about_comment(world: World, state: str, action: str, actor: str) -> Ask:
    page = case_page(world, f"comment {state}")
    if action == "read_in_report":
        return Ask(page, shows=f"comment {state}")
    return Ask(page, decision_form(world, action))
