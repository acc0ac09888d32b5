"""The answer when something was muted or unmuted."""

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse

from community.blocks.views.menu_page import show_menu
from community.common.answers import go_back, wants_fragment
from community.members.models import Member
from community.members.signed_in import MemberRequest
from community.posts.models import Post


def answer_changed(request: MemberRequest, person: Member, post: Post | None, said: str) -> HttpResponse:
    if wants_fragment(request):
        return show_menu(request, person, post, said)
    messages.success(request, said)
    return go_back(request, fallback=reverse("blocks:muted"))
