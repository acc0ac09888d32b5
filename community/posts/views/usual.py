"""What a member's next posts begin with."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from community.common.errors import OperationRefused
from community.members.signed_in import MemberRequest, members_only
from community.posts.forms.terms import UsualTermsForm, initial_terms
from community.posts.terms import set_usual_terms


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def usual(request: MemberRequest) -> HttpResponse:
    """Show and change who sees the next posts, who may comment on them, and what may be done with them."""
    data = request.POST if request.method == "POST" else None
    form = UsualTermsForm(data, initial=initial_terms(request.member))
    if form.is_valid():
        try:
            set_usual_terms(by=request.member, **form.cleaned_data)
        except OperationRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved. Your next post begins like this."))
            return redirect("posts:usual")
    return render(request, "posts/usual.html", {"form": form}, status=422 if form.errors else 200)
