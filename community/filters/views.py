"""The words a member filters: the list, and one of them with a try before it is kept."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from community.common.errors import OperationRefused
from community.feeds.trying import LOOKED_THROUGH, try_out
from community.filters.forms import FilterForm
from community.filters.models import MOST_FILTERS, WordFilter
from community.filters.operations import add_filter, change_filter, checked_phrase, delete_filter
from community.members.signed_in import MemberRequest, members_only


@require_safe
@members_only
def words(request: MemberRequest) -> HttpResponse:
    filters = WordFilter.objects.visible_to(request.member).order_by("-created_at", "-pk")
    return render(request, "filters/words.html", {"filters": filters, "most": MOST_FILTERS})


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def add(request: MemberRequest) -> HttpResponse:
    return _edit(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def change(request: MemberRequest, number: int) -> HttpResponse:
    return _edit(request, get_object_or_404(WordFilter.objects.visible_to(request.member), pk=number))


@require_POST
@members_only
def delete(request: MemberRequest, number: int) -> HttpResponse:
    found = get_object_or_404(WordFilter.objects.visible_to(request.member), pk=number)
    delete_filter(word_filter=found, by=request.member)
    messages.success(request, _("“%(phrase)s” is no longer filtered.") % {"phrase": found.phrase})
    return redirect("filters:words")


def _edit(request: MemberRequest, found: WordFilter | None) -> HttpResponse:
    """Show the form; try the filter on the latest posts, or keep it."""
    form = FilterForm(request.POST if request.method == "POST" else None, word_filter=found)
    trial = None
    if form.is_valid():
        try:
            if "try" not in request.POST:
                return _kept(request, form, found)
            checked_phrase(form.cleaned_data["phrase"])
            trial = try_out(form.wanted, request.member)
        except OperationRefused as error:
            form.add_error("phrase", str(error))
    context = {"form": form, "found": found, "trial": trial, "looked_through": LOOKED_THROUGH}
    return render(request, "filters/edit.html", context, status=422 if form.errors else 200)


def _kept(request: MemberRequest, form: FilterForm, found: WordFilter | None) -> HttpResponse:
    if found is None:
        found = add_filter(by=request.member, **form.wishes)
    else:
        change_filter(word_filter=found, by=request.member, **form.wishes)
    messages.success(request, _("“%(phrase)s” is filtered.") % {"phrase": found.phrase})
    return redirect("filters:words")
