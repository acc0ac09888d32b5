"""The way in for sign-ins that have no member yet, and the way out."""

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from community.accounts.models import User
from community.members.forms import HandleForm
from community.members.operations import HandleRefused, ProfileRefused
from community.members.operations import choose_handle as make_member
from home.chrome import new_members_are_private


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def choose_handle(request: HttpRequest) -> HttpResponse:
    """Let people who came in by the command line or by an administrator choose the name others see."""
    if getattr(request, "member", None) is not None:
        return redirect("feeds:following")
    form = HandleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            is_private = new_members_are_private()
            make_member(user=cast(User, request.user), is_private=is_private, **form.cleaned_data)
        except HandleRefused as error:
            form.add_error("handle", str(error))
        except ProfileRefused as error:
            form.add_error("display_name", str(error))
        else:
            return redirect("feeds:following")
    return render(request, "members/choose_handle.html", {"form": form})


@require_safe
def goodbye(request: HttpRequest) -> HttpResponse:
    return render(request, "members/goodbye.html")
