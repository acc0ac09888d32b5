"""The menu as a page or as a fragment, with what is muted of both."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render

from community.blocks.durations import Duration
from community.blocks.models import Mute
from community.common.answers import wants_fragment
from community.members.models import Member
from community.members.signed_in import MemberRequest
from community.posts.models import Post


@dataclass(frozen=True)
class Menu:
    """Who it is about, the conversation it was opened in if any, what is muted of both, and where to report it."""

    person: Member
    post: Post | None
    report_url: str
    person_mute: Mute | None
    post_mute: Mute | None
    back_url: str


def show_menu(
    request: MemberRequest, person: Member, post: Post | None, announced: str, report_url: str = ""
) -> HttpResponse:
    """Answer with the menu as it is now that something was muted or unmuted in it."""
    about = post if post is not None else person
    return menu_page(request, person, post, report_url, about, announced=announced)


def menu_page(
    request: MemberRequest,
    person: Member,
    post: Post | None,
    report_url: str,
    about: Any,
    announced: str = "",
) -> HttpResponse:
    person_mute, post_mute = _mutes(request.member, person, post)
    menu = Menu(person, post, report_url, person_mute, post_mute, back_url=about.get_absolute_url())
    context = {
        "menu": menu,
        "durations": Duration.choices,
        "is_own": person == request.member,
        "announced": announced,
    }
    is_fragment = wants_fragment(request)
    return render(request, "blocks/_menu.html" if is_fragment else "blocks/menu.html", context)


def _mutes(owner: Member, person: Member, post: Post | None) -> tuple[Mute | None, Mute | None]:
    found = (
        Mute.objects.visible_to(owner).in_force().filter(Q(member=person) | Q(post=post, post__isnull=False))
    )
    by_person = {mute.member_id is not None: mute for mute in found}
    return by_person.get(True), by_person.get(False)
