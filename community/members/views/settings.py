"""What members set about themselves."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from community.common.errors import OperationRefused
from community.members.forms import PictureForm, ProfileForm
from community.members.operations import edit_profile
from community.members.signed_in import MemberRequest, members_only
from community.pictures.operations import remove_profile_picture, set_profile_picture


@require_safe
@members_only
def index(request: MemberRequest) -> HttpResponse:
    return render(request, "members/settings.html")


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def edit(request: MemberRequest) -> HttpResponse:
    """Change what one says about oneself; what was typed stays in the form when something is refused."""
    member = request.member
    form = ProfileForm(request.POST if request.method == "POST" else None, member=member)
    if request.method == "POST" and form.is_valid():
        words = {name: form.cleaned_data[name] for name in ("display_name", "pronouns", "biography")}
        try:
            edit_profile(member=member, by=member, links=form.links, **words)
        except OperationRefused as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Your profile is saved."))
            return redirect(member)
    return _edit_page(request, form, PictureForm())


@require_POST
@members_only
def change_picture(request: MemberRequest) -> HttpResponse:
    form = PictureForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            set_profile_picture(member=request.member, by=request.member, upload=form.cleaned_data["picture"])
        except OperationRefused as error:
            form.add_error("picture", str(error))
        else:
            messages.success(request, _("This is your picture now."))
            return redirect("members:edit")
    return _edit_page(request, ProfileForm(member=request.member), form)


@require_POST
@members_only
def remove_picture(request: MemberRequest) -> HttpResponse:
    remove_profile_picture(member=request.member, by=request.member)
    messages.success(request, _("Your picture is removed. Your quilt block is back."))
    return redirect("members:edit")


def _edit_page(request: MemberRequest, form: ProfileForm, picture_form: PictureForm) -> HttpResponse:
    return render(request, "members/edit.html", {"form": form, "picture_form": picture_form})
