"""The doors of people, of what is theirs alone, of moderation and of the admin."""

from typing import Any

from django.urls import reverse
from wagtail.models import Collection, Site

from community.blocks.models import Block, Mute
from community.notifications.models import Notification
from tests.matrix.doors import Ask, case_page, decision_form, door, is_staff
from tests.world.people import handle_of
from tests.world.world import World

# Whose profile stands for which state of the oracle.
PROFILES = {
    "public": "open",
    "private": "closed",
    "suspended": "sanctioned",
    "deleted": "gone",
    "limited": "quiet",
    "paused": "away",
}


def handle(state: str) -> str:
    return handle_of(f"owner:{PROFILES[state]}")


@door("profile", "read")
def read_profile(world: World, state: str, action: str, actor: str) -> Ask:
    person = world.people.owner(PROFILES[state])
    page = reverse("members:profile", args=[person.handle])
    if state == "suspended" and is_staff(actor):
        page = reverse("members_under_moderation:inspect", args=[person.pk])
    return Ask(page, shows=f"name of owner:{PROFILES[state]}")


@door("profile", "read_posts", "read_followers", "read_following")
def read_of_profile(world: World, state: str, action: str, actor: str) -> Ask:
    if action == "read_posts":
        secret = {"public": "post public", "private": "post author_private"}[state]
        return Ask(reverse("members:profile", args=[handle(state)]), shows=secret)
    side = action.removeprefix("read_")
    shows = "name of fan" if side == "followers" else "name of bystander"
    return Ask(reverse(f"follows:{side}", args=[handle(state)]), shows=shows)


@door("profile", "follow")
def follow(world: World, state: str, action: str, actor: str) -> Ask:
    return Ask(reverse("follows:follow", args=[handle(state)]), {})


@door("profile", "edit", "delete_account", "change_email", "change_password", "set_private", "sessions")
def own_settings(world: World, state: str, action: str, actor: str) -> Ask:
    names = {
        "edit": "members:edit",
        "delete_account": "members:leave",
        "change_email": "account_email",
        "change_password": "account_change_password",
        "set_private": "members:privacy",
        "sessions": "usersessions_list",
    }
    forms: dict[str, dict[str, Any] | None] = {
        "edit": {"display_name": "New", "pronouns": "", "biography": ""},
    }
    return Ask(reverse(names[action]), forms.get(action))


@door("follow_request", "read", "accept", "reject", "cancel")
def follow_request(world: World, state: str, action: str, actor: str) -> Ask:
    owner, asker = handle_of("owner:closed"), handle_of("pending")
    if action == "read":
        return Ask(reverse("follows:requests"), shows="name of pending")
    if action == "cancel":
        return Ask(reverse("follows:withdraw", args=[owner]), {}, kept=lambda: requests_to(world))
    name = {"accept": "follows:accept", "reject": "follows:decline"}[action]
    return Ask(reverse(name, args=[asker]), {}, kept=lambda: requests_to(world))


def requests_to(world: World) -> list[Any]:
    owner = world.people.owner("closed")
    return list(owner.follow_requests_received.order_by("pk").values_list("requester_id", "declined_at"))


@door("block", "read", "delete")
def block(world: World, state: str, action: str, actor: str) -> Ask:
    if action == "read":
        return Ask(reverse("blocks:blocked"), shows="name of blocked")
    made = Block.objects.filter(blocker=world.people.owner("open"), blocked=world.people["blocked"])
    return Ask(reverse("blocks:unblock", args=[handle_of("blocked")]), {}, kept=made.exists)


@door("mute", "read", "delete")
def mute(world: World, state: str, action: str, actor: str) -> Ask:
    if action == "read":
        return Ask(reverse("blocks:muted"), shows="name of bystander")
    made = Mute.objects.filter(owner=world.people.owner("open"), member=world.people["bystander"])
    return Ask(reverse("blocks:unmute", args=[handle_of("bystander")]), {}, kept=made.exists)


@door("notification", "read", "mark_read")
def notification(world: World, state: str, action: str, actor: str) -> Ask:
    if action == "read":
        return Ask(reverse("notifications:list"), shows="message about post removed")
    theirs = Notification.objects.filter(recipient=world.people.owner("open"), read_at__isnull=True)
    return Ask(reverse("notifications:mark_read"), {}, kept=theirs.count)


@door("report", "read", "resolve", "act", "read_reporter_name")
def report(world: World, state: str, action: str, actor: str) -> Ask:
    name = {"open": "post public", "about_me": "member open"}.get(state, state)
    page = case_page(world, name)
    if action == "read":
        return Ask(page, shows=f"note of the report about {name}")
    if action == "read_reporter_name":
        return Ask(page, shows="name of fan")
    return Ask(page, decision_form(world, {"resolve": "dismiss", "act": "hold"}[action]))


@door("audit_log", "read", "edit", "delete")
def audit_log(world: World, state: str, action: str, actor: str) -> Ask:
    page = reverse("decisions_of_moderators:inspect", args=[world.things.decision.pk])
    if action == "read":
        return Ask(page, shows="message about post removed")
    return Ask(f"{page}{action}/", {})


@door("member", "suspend", "read_email")
def member(world: World, state: str, action: str, actor: str) -> Ask:
    person = world.people["second admin" if state == "is_admin" else "owner:open"]
    page = reverse("members_under_moderation:inspect", args=[person.pk])
    if action == "suspend":
        # About an administrator there is no case to suspend them in, so this is the way to one.
        is_admin = state == "is_admin"
        opening = reverse("members_under_moderation:open_case", args=[person.pk])
        form = {"text": "Look."} if is_admin else decision_form(world, "suspend")
        return Ask(opening if is_admin else case_page(world, "member open"), form)
    if actor == "admin":
        page = reverse("wagtailusers_users:edit", args=[person.user_id])
    return Ask(page, shows="email of owner:open")


@door("cms_page", "read")
def cms_page(world: World, state: str, action: str, actor: str) -> Ask:
    return Ask(f"/{world.things.pages[state].slug}/", shows=f"page {state}")


for _public in ("healthz", "robots", "security_txt"):

    @door(_public, "read")
    def public(world: World, state: str, action: str, actor: str, thing: str = _public) -> Ask:
        return Ask(reverse(thing.removesuffix("_txt")))


ROOMS = {
    ("wagtail_home", "read"): ("wagtailadmin_home", ""),
    ("wagtail_page", "edit"): ("wagtailadmin_pages:edit", "page"),
    ("wagtail_page", "publish"): ("wagtailadmin_pages:unpublish", "page"),
    ("wagtail_page", "copy"): ("wagtailadmin_pages:copy", "page"),
    ("wagtail_page", "history"): ("wagtailadmin_pages:history", "page"),
    ("wagtail_page", "compare_revisions"): ("wagtailadmin_pages:revisions_compare", "revisions"),
    ("wagtail_page", "preview"): ("wagtailadmin_pages:view_draft", "page"),
    ("wagtail_images", "index"): ("wagtailimages:index", ""),
    ("wagtail_documents", "index"): ("wagtaildocs:index", ""),
    ("wagtail_admin_api", "pages"): ("wagtailadmin_api:pages:listing", ""),
    ("wagtail_admin_api", "images"): ("wagtailadmin_api:images:listing", ""),
    ("wagtail_users", "index"): ("wagtailusers_users:index", ""),
    ("wagtail_users", "edit"): ("wagtailusers_users:edit", "user"),
    ("wagtail_users", "bulk_action"): ("wagtail_bulk_action", "users"),
    ("wagtail_groups", "edit"): ("wagtailusers_groups:edit", "group"),
    ("wagtail_settings", "community"): ("wagtailsettings:edit", "settings"),
    ("wagtail_settings", "site"): ("wagtailsites:edit", "site"),
    ("wagtail_snippets", "tags_merge"): ("tags_on_posts:index", ""),
    ("wagtail_reports", "site_history"): ("wagtailadmin_reports:site_history", ""),
    ("wagtail_reports", "moderation_queue"): ("reports_from_members:index", ""),
    ("wagtail_collections", "edit"): ("wagtailadmin_collections:index", ""),
    ("wagtail_redirects", "edit"): ("wagtailredirects:index", ""),
    ("wagtail_workflows", "edit"): ("wagtailadmin_workflows:index", ""),
}


def _room(world: World, thing: str, action: str) -> Ask:
    name, what = ROOMS[thing, action]
    page = world.things.pages["live"]
    revision = page.latest_revision_id
    numbers: dict[str, list[Any]] = {
        "": [],
        "page": [page.pk],
        "revisions": [page.pk, revision, "live"],
        "user": [world.people["bystander"].user_id],
        "users": ["accounts", "user", "set_active_state"],
        "group": [1],
        "settings": ["home", "communitysettings"],
        "site": [Site.objects.get().pk],
        "collection": [Collection.get_first_root_node().pk],
    }
    query = f"?id={world.people['bystander'].user_id}" if what == "users" else ""
    return Ask(reverse(name, args=numbers[what]) + query)


for _thing, _action in ROOMS:

    @door(_thing, _action)
    def room(world: World, state: str, action: str, actor: str, thing: str = _thing) -> Ask:
        return _room(world, thing, action)


@door("django_admin", "login")
def django_admin(world: World, state: str, action: str, actor: str) -> Ask:
    """Django's own admin is not there; Wagtail's has its place."""
    return Ask("/django-admin/login/")
