"""The screens for rules before harm in the admin: the list, one rule, its dry run, and its switch."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from community.common.errors import OperationRefused
from community.members.models import Member
from community.moderation.views.access import moderator_of, moderators_only
from community.safeguards import operations
from community.safeguards.forms import SafeguardForm
from community.safeguards.matching import digest
from community.safeguards.models import Safeguard
from community.safeguards.starter import STARTER, add_starters
from community.safeguards.views.dry_run import dry_run


def _moderator(request: HttpRequest) -> Member:
    """Return who is looking: behind the door nobody is without a member."""
    return cast(Member, moderator_of(request))


@require_safe
@moderators_only
def index(request: HttpRequest) -> HttpResponse:
    rules = Safeguard.objects.select_related("owner")
    names = {rule.name for rule in rules}
    has_all = all(starter["name"] in names for starter in STARTER)
    return render(request, "safeguards/admin/index.html", {"rules": rules, "has_all_starters": has_all})


@require_http_methods(["GET", "HEAD", "POST"])
@moderators_only
def change(request: HttpRequest, number: int | None = None) -> HttpResponse:
    """Add or change a rule; it leads to the dry run, without which nothing is switched on."""
    rule = get_object_or_404(Safeguard, pk=number) if number is not None else Safeguard()
    form = SafeguardForm(request.POST if request.method == "POST" else None, instance=rule)
    if request.method == "POST" and form.is_valid():
        kept = operations.keep_safeguard(safeguard=form.save(commit=False), by=_moderator(request))
        messages.success(request, _("“%(name)s” is kept.") % {"name": kept.name})
        return redirect("safeguards:try", kept.pk)
    context = {"form": form, "rule": rule, "is_new": number is None}
    return render(request, "safeguards/admin/rule.html", context, status=422 if form.errors else 200)


@require_safe
@moderators_only
def try_it(request: HttpRequest, number: int) -> HttpResponse:
    """Show what the rule would have met. The page carries the digest of what was tried to its button."""
    rule = get_object_or_404(Safeguard, pk=number)
    context = {"rule": rule, "run": dry_run(rule), "digest": digest(rule)}
    return render(request, "safeguards/admin/try.html", context)


@require_POST
@moderators_only
def turn_on(request: HttpRequest, number: int) -> HttpResponse:
    """Switch on what this page has shown; a rule that was changed meanwhile is tried again."""
    rule = get_object_or_404(Safeguard, pk=number)
    by = _moderator(request)
    if request.POST.get("seen") != digest(rule):
        messages.warning(
            request, _("This rule was changed since. Look at what it would meet now, then switch it on.")
        )
        return redirect("safeguards:try", number)
    try:
        operations.note_dry_run(safeguard=rule, by=by)
        operations.switch_on(safeguard=rule, by=by)
    except OperationRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("safeguards:try", number)
    messages.success(request, _("“%(name)s” is switched on.") % {"name": rule.name})
    return redirect("safeguards:index")


@require_POST
@moderators_only
def turn_off(request: HttpRequest, number: int) -> HttpResponse:
    rule = get_object_or_404(Safeguard, pk=number)
    operations.switch_off(safeguard=rule, by=_moderator(request))
    messages.success(request, _("“%(name)s” rests now.") % {"name": rule.name})
    return redirect("safeguards:index")


@require_http_methods(["GET", "HEAD", "POST"])
@moderators_only
def delete(request: HttpRequest, number: int) -> HttpResponse:
    rule = get_object_or_404(Safeguard, pk=number)
    if request.method != "POST":
        return render(request, "safeguards/admin/delete.html", {"rule": rule})
    operations.delete_safeguard(safeguard=rule, by=_moderator(request))
    messages.success(request, _("“%(name)s” is deleted.") % {"name": rule.name})
    return redirect("safeguards:index")


@require_POST
@moderators_only
def begin_with_starters(request: HttpRequest) -> HttpResponse:
    """Add the rules a community can begin with, switched off."""
    added = add_starters(by=_moderator(request))
    sentence = ngettext(
        "%(count)d rule was added. Try it before you switch it on.",
        "%(count)d rules were added. Try each before you switch it on.",
        len(added),
    )
    messages.success(request, sentence % {"count": len(added)})
    return redirect("safeguards:index")
