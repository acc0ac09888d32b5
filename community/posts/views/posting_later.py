"""A composer that was sent to be posted at a time of its own."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from community.common.errors import OperationRefused
from community.drafts.forms import TimeForm
from community.drafts.models import Draft
from community.drafts.operations import schedule_draft, unschedule_draft
from community.limits.spending import TooMany, spending
from community.members.signed_in import MemberRequest
from community.posts.views.composing import Composer, composer_page, is_fit, too_often_here


def drafted_address(draft: Draft) -> str:
    """Return where one goes on with a draft."""
    return reverse("posts:edit", args=[draft.post_id]) if draft.post_id else draft.get_absolute_url()


def post_later(request: MemberRequest, composer: Composer) -> HttpResponse:
    composer.time_form = TimeForm(request.POST)
    if not composer.time_form.is_valid():
        composer.refusals += map(str, composer.time_form.errors["publish_at"])
    if not is_fit(request, composer):
        return composer_page(request, composer, status=422)
    if composer.draft is None:
        composer.refusals.append(_("There’s nothing to post yet. Write something, or add a picture."))
        return composer_page(request, composer, status=422)
    publish_at = composer.time_form.cleaned_data["publish_at"]
    try:
        # Another time for the same post is a change.
        with spending(request.member, "edit" if composer.draft.publish_at else "post"):
            schedule_draft(draft=composer.draft, by=request.member, publish_at=publish_at)
    except TooMany as refusal:
        return too_often_here(request, composer, refusal)
    except OperationRefused as refusal:
        composer.refusals.append(str(refusal))
        return composer_page(request, composer, status=422)
    when = date_format(timezone.localtime(publish_at), "j F Y, H:i")
    told = {"when": when, "zone": timezone.get_current_timezone_name()}
    messages.success(request, _("It will be posted on %(when)s (%(zone)s).") % told)
    return redirect("drafts:list")


def take_time_back(request: MemberRequest, draft: Draft) -> HttpResponse:
    unschedule_draft(draft=draft, by=request.member)
    messages.success(request, _("It waits for you now and will not be posted by itself."))
    return redirect(drafted_address(draft))
