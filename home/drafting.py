"""The admin's page on which editors have figures drafted. They see sums alone, never a report."""

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from community.accounts.models import User
from community.common.errors import NotAllowed, OperationRefused
from home.models import HomePage, TransparencyPage
from home.operations import draft_transparency
from home.transparency import last_months, month_named


def may_draft(user: User | AnonymousUser) -> bool:
    """Whether they may put a page below the home page."""
    parent = HomePage.objects.live().order_by("path").first()
    return parent is not None and parent.permissions_for_user(user).can_add_subpage()


@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: HttpRequest) -> HttpResponse:
    """Offer the last months with what has become of each; POST drafts one and opens it. Raises PermissionDenied."""
    user = request.user
    if not isinstance(user, User) or not may_draft(user):
        raise PermissionDenied
    if request.method == "POST":
        try:
            page = draft_transparency(month=month_named(request.POST.get("month", "")), by=user)
        except NotAllowed as refusal:
            raise PermissionDenied from refusal
        except OperationRefused as refusal:
            messages.error(request, str(refusal))
        else:
            if page.first_published_at:
                messages.info(request, _("This month was published before. Its figures stay as they are."))
            return redirect("wagtailadmin_pages:edit", page.pk)
    made = {page.month: page for page in TransparencyPage.objects.order_by("-pk")}
    months = [(month, made.get(month)) for month in last_months()]
    return render(request, "home/admin/draft_transparency.html", {"months": months})
