"""One visit to each address of ours by somebody who may: what to put into the address, and into the form."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from community.posts.models import PostVersion
from tests.world.people import PASSWORD, handle_of
from tests.world.world import World

Values = Callable[[World], list[Any]]


def nothing(world: World) -> list[Any]:
    return []


@dataclass(frozen=True)
class Visit:
    actor: str
    values: Values = nothing
    form: dict[str, Any] | None = None


def profile(name: str) -> Values:
    return lambda world: [handle_of(name)]


def post(state: str) -> Values:
    return lambda world: [world.things.posts[state].pk]


def comment(state: str) -> Values:
    return lambda world: [world.things.comments[state].pk]


def version(world: World) -> list[Any]:
    kept = PostVersion.objects.filter(post=world.things.posts["public"], withdrawn_at=None)
    return [world.things.posts["public"].pk, kept.latest("number").number]


def tag(world: World) -> list[Any]:
    return ["tagpublic"]


HOST = profile("owner:open")
COMPOSED = {"title": "T", "text": "New.", "tags": "", "audience": "everyone", "comment_policy": "everyone"}
COMPOSED |= {"licence": "all-rights"}

VISITS = {
    "healthz": Visit("anon"),
    "readyz": Visit("anon"),
    "robots": Visit("anon"),
    "security": Visit("anon"),
    "wagtail_serve": Visit("anon", lambda world: ["page-live/"]),
    "media": Visit("anon", lambda world: [world.open_file]),
    "account_login": Visit("anon"),
    "account_signup": Visit("anon"),
    "account_reset_password": Visit("anon"),
    "account_reset_password_done": Visit("anon"),
    "account_email": Visit("member"),
    "account_change_password": Visit("member"),
    "account_reauthenticate": Visit("member"),
    "account_logout": Visit("member", form={}),
    "account_second_factor": Visit("moderator"),
    "mfa_index": Visit("member"),
    "usersessions_list": Visit("member"),
    "members:profile": Visit("anon", HOST),
    "members:settings": Visit("member"),
    "members:edit": Visit("member", form={"display_name": "N", "pronouns": "", "biography": "New."}),
    "members:remove_picture": Visit("member", form={}),
    "guidelines:versions": Visit("anon"),
    "guidelines:version": Visit("anon", lambda world: [1]),
    "guidelines:changed": Visit("member", form={"version": "1"}),
    "moderation:own_decisions": Visit("member"),
    "moderation:own_mail": Visit("moderator", form={"is_wanted": "on"}),
    "posts:ask_for_note": Visit("member", post("public"), {}),
    "members:quiet": Visit("member", form={}),
    "members:privacy": Visit("member", form={"is_private": "on"}),
    "members:leave": Visit("member"),
    "members:pause": Visit("member", form={}),
    "members:come_back": Visit("owner:away", form={}),
    "members:suggestions": Visit("member"),
    "members:goodbye": Visit("anon"),
    "members:choose_handle": Visit("member"),
    "members:quilt": Visit("anon", lambda world: ["0123456789abcdef"]),
    "follows:follow": Visit("member", HOST, {}),
    "follows:unfollow": Visit("follower", HOST, {}),
    "follows:withdraw": Visit("pending", profile("owner:closed"), {}),
    "follows:followers": Visit("anon", HOST),
    "follows:following": Visit("anon", HOST),
    "follows:remove": Visit("owner:open", profile("follower"), {}),
    "follows:requests": Visit("owner:closed"),
    "follows:accept_all": Visit("owner:closed", form={}),
    "follows:accept": Visit("owner:closed", profile("pending"), {}),
    "follows:decline": Visit("owner:closed", profile("pending"), {}),
    "blocks:post_menu": Visit("member", post("public")),
    "blocks:comment_menu": Visit("member", comment("on_public")),
    "blocks:member_menu": Visit("member", HOST),
    "blocks:block": Visit("member", HOST, {}),
    "blocks:unblock": Visit("blocker", HOST, {}),
    "blocks:mute": Visit("member", HOST, {"duration": "week"}),
    "blocks:unmute": Visit("member", HOST, {}),
    "blocks:mute_post": Visit("member", post("public"), {"duration": "week"}),
    "blocks:unmute_post": Visit("owner:open", post("host public"), {}),
    "blocks:blocked": Visit("owner:open"),
    "blocks:muted": Visit("owner:open"),
    "filters:words": Visit("member"),
    "filters:add": Visit("member"),
    "pictures:file": Visit("follower", lambda world: [world.things.pictures["followers"].key, "40.jpg"]),
    "pictures:discard": Visit("owner:open", lambda world: [world.things.pictures["draft"].key], {}),
    "feeds:following": Visit("member"),
    "feeds:latest": Visit("anon"),
    "feeds:latest_news": Visit("anon"),
    "feeds:tags": Visit("anon"),
    "feeds:tag": Visit("anon", tag),
    "feeds:follow_tag": Visit("member", tag, {}),
    "feeds:unfollow_tag": Visit("member", tag, {}),
    "feeds:hide_tag": Visit("member", tag, {}),
    "feeds:unhide_tag": Visit("member", tag, {}),
    "feeds:chosen_tags": Visit("member"),
    "feeds:tag_news": Visit("anon", tag),
    "feeds:member_news": Visit("anon", HOST),
    "posts:create": Visit("member", form=COMPOSED | {"submission_key": str(uuid.uuid4())}),
    "posts:preview": Visit("member", form={"text": "So."}),
    "posts:tag_suggestions": Visit("member"),
    "posts:short": Visit("anon", post("public")),
    "posts:edit": Visit("owner:open", post("followers"), COMPOSED | {"audience": "followers"}),
    "posts:delete": Visit("owner:open", post("public"), {}),
    "posts:history": Visit("anon", post("public")),
    "posts:version": Visit("anon", version),
    "posts:withdraw_version": Visit("owner:open", version, {}),
    "posts:usual": Visit(
        "member", form={"audience": "everyone", "comment_policy": "everyone", "licence": "cc0"}
    ),
    "posts:post": Visit("anon", lambda world: [*post("public")(world), world.things.posts["public"].slug]),
    "drafts:list": Visit("owner:open"),
    "drafts:save": Visit("member", form=COMPOSED | {"submission_key": str(uuid.uuid4())}),
    "drafts:save_change": Visit("owner:open", post("members"), COMPOSED | {"text": "Other."}),
    "drafts:draft": Visit("owner:open", lambda world: [world.things.draft.pk]),
    "drafts:discard": Visit("owner:open", lambda world: [world.things.draft.pk], {}),
    "drafts:unschedule": Visit("owner:open", lambda world: [world.things.draft.pk], {}),
    "comments:create": Visit("member", post("public"), {"text": "So.", "submission_key": str(uuid.uuid4())}),
    "comments:thread": Visit(
        "anon", lambda world: [*post("host public")(world), *comment("on_public")(world)]
    ),
    "comments:permalink": Visit("anon", comment("on_public")),
    "comments:reply": Visit("member", comment("on_public")),
    "comments:edit": Visit("owner:open", comment("on_public"), {"text": "Better."}),
    "comments:delete": Visit("owner:open", comment("on_public"), {}),
    "likes:like_post": Visit("member", post("public"), {}),
    "likes:unlike_post": Visit("member", post("public"), {}),
    "likes:like_comment": Visit("member", comment("on_public"), {}),
    "likes:unlike_comment": Visit("member", comment("on_public"), {}),
    "notifications:list": Visit("member"),
    "notifications:mark_read": Visit("member", form={}),
    "moderation:report_post": Visit("member", post("public"), {"rule": "RULE", "note": ""}),
    "moderation:report_comment": Visit("member", comment("on_public"), {"rule": "RULE", "note": ""}),
    "moderation:report_member": Visit("member", HOST, {"rule": "RULE", "note": ""}),
    "moderation:appeal": Visit(
        "limited", lambda world: [world.judged.decisions["limited"].pk], {"text": "No."}
    ),
    "exports:known": Visit("member"),
    "exports:index": Visit("member"),
    "exports:ask": Visit("member", form={}),
    "exports:fetch": Visit("owner:open", lambda world: [world.export.key]),
}

# What else a member changes about themselves at addresses that name nobody; looked at above, sent with these.
OWN_DEEDS: dict[str, dict[str, Any]] = {
    "account_email": {"action_add": "", "email": "another@example.org"},
    "account_change_password": {
        "oldpassword": PASSWORD,
        "password1": "quite another long one",
        "password2": "quite another long one",
    },
    "usersessions_list": {},
    "members:leave": {},
}

# Addresses of ours that need more than one request, by the beginning of their name, and where they are proved.
PROVED_ELSEWHERE = {
    "account_": "tests/accounts: joining, keys, signing in",
    "mfa_": "tests/accounts: passkeys and codes need a browser’s answer or a code",
    "usersessions_": "tests/accounts: sessions",
    "filters:": "tests/filters: a filter has to be there",
    "moderation:answer": "tests/moderation: there has to be a message of the team",
    "members:change_picture": "tests/members/test_settings: needs a file",
    "members:leave_now": "tests/members/test_leaving: one has to have asked to leave",
    "pictures:upload": "tests/pictures/test_uploads: needs a file",
    "wagtail": "Wagtail’s own, for pages and papers behind a password, of which there are none",
}


def form_of(world: World, visit: Visit) -> dict[str, Any]:
    """Return the filled-in form; the rule to cite is known only once there is a world."""
    rule = world.things.reports["post public"].rule_id
    return {name: rule if value == "RULE" else value for name, value in (visit.form or {}).items()}
