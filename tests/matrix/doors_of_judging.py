"""The doors of cases, decisions and appeals, and of the copies that members take along."""

from typing import Any

from django.urls import reverse

from tests.matrix.doors import Ask, case_page, decision_form, door
from tests.world.world import World

APPELLANTS = ("limited", "suspended")


@door("report", "assign", "note", "read_case")
def case(world: World, state: str, action: str, actor: str) -> Ask:
    """What a case is: reports about one thing, which one moderator hands to another and notes something about."""
    name = {"open": "post public"}.get(state, state)
    if action == "read_case":
        return Ask(case_page(world, name), shows=f"note of the report about {name}")
    forms: dict[str, dict[str, Any]] = {
        "assign": {"deed": "hand_over", "to": world.people["second admin"].pk},
        "note": {"deed": "note", "text": "Looked at it."},
    }
    return Ask(case_page(world, name), forms[action])


@door("report", "read_own_status")
def own_report(world: World, state: str, action: str, actor: str) -> Ask:
    """Whoever reported reads what came of it on the page that is theirs."""
    return Ask(reverse("moderation:own_decisions"), shows="post public")


@door("member", "warn", "limit")
def decide_about_member(world: World, state: str, action: str, actor: str) -> Ask:
    return Ask(case_page(world, "member open"), decision_form(world, action))


@door("appeal", "create", "read")
def own_appeal(world: World, state: str, action: str, actor: str) -> Ask:
    """Against a decision about oneself; everybody else tries it with the one about the suspended."""
    about = actor if actor in APPELLANTS else "suspended"
    if action == "read":
        return Ask(reverse("moderation:own_decisions"), shows=f"appeal of {about}")
    address = reverse("moderation:appeal", args=[world.judged.decisions[about].pk])
    return Ask(address, {"text": "Please look at this again."})


@door("appeal", "read_in_admin", "answer")
def appeal_in_the_admin(world: World, state: str, action: str, actor: str) -> Ask:
    page = reverse("appeals_of_members:inspect", args=[world.judged.appeals["suspended"].pk])
    if action == "read_in_admin":
        return Ask(page, shows="appeal of suspended")
    return Ask(page, {"state": "reversed", "answer": "You are right."})


@door("profile", "export")
def ask_for_copy(world: World, state: str, action: str, actor: str) -> Ask:
    return Ask(reverse("exports:ask"), {})


@door("export_archive", "download")
def fetch_copy(world: World, state: str, action: str, actor: str) -> Ask:
    return Ask(reverse("exports:fetch", args=[world.export.key]), shows="draft")
