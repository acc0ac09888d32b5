"""Adding and removing pictures while a post is written, and handing out those that are not public."""

from itertools import count

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from community.common.answers import go_back, say_refused
from community.common.errors import OperationRefused
from community.members.models import Member
from community.members.signed_in import MemberRequest, OpenRequest, members_only
from community.moderation.models import Decision, Report
from community.pictures.addresses import file_names, folder_of
from community.pictures.forms import PicturesField
from community.pictures.media import closed_response
from community.pictures.models import Picture
from community.pictures.operations import add_picture, discard_picture
from community.posts.models import Post


@require_POST
@members_only
def upload(request: MemberRequest) -> HttpResponse:
    """Answer with a row for each picture taken and a sentence for each refused; 422 when none was taken."""
    already = len(request.POST.getlist("pictures"))
    try:
        uploads = PicturesField().clean(request.FILES.getlist("files"), already=already)
    except ValidationError as error:
        return _plain_refusal(" ".join(error.messages))
    pictures, refusals = _add_all(request.member, uploads)
    if not pictures:
        return _plain_refusal(" ".join(refusals))
    context = {"rows": zip(pictures, count(already + 1), strict=False), "refusals": refusals}
    return render(request, "pictures/_upload_answer.html", context)


@require_POST
@members_only
def discard(request: MemberRequest, key: str) -> HttpResponse:
    """Remove a picture that is in no post yet; those in a post are removed by editing the post."""
    picture = get_object_or_404(Picture.objects.by(request.member).in_one_draft(), key=key)
    writing = reverse("posts:create")
    try:
        discard_picture(picture=picture, by=request.member)
    except OperationRefused as refusal:
        return say_refused(request, refusal, writing)
    return HttpResponse() if request.headers.get("HX-Request") == "true" else go_back(request, writing)


@require_safe
def file(request: OpenRequest, key: str, name: str) -> HttpResponseBase:
    """Hand out a file to those who may see its picture; for everybody else it does not exist."""
    picture = get_object_or_404(Picture, key=key)
    if name not in file_names(picture) or not _may_see(request, picture):
        raise Http404
    return closed_response(f"{folder_of(picture.key, is_open=picture.is_open)}/{name}")


def _add_all(member: Member, uploads: list[File]) -> tuple[list[Picture], list[str]]:
    """Add each upload; the refused are told by their number, because file names are never shown or kept."""
    pictures, refusals = [], []
    for number, upload in enumerate(uploads, start=1):
        try:
            pictures.append(add_picture(by=member, upload=upload))
        except OperationRefused as refusal:
            told = {"number": number, "reason": refusal}
            several = len(uploads) > 1
            refusals.append(_("File %(number)d: %(reason)s") % told if several else str(refusal))
    return pictures, refusals


def _plain_refusal(words: str) -> HttpResponse:
    """Plain text: the page shows it as a notice and keeps what was typed."""
    return HttpResponse(words, status=422, content_type="text/plain; charset=utf-8")


def _may_see(request: OpenRequest, picture: Picture) -> bool:
    member = request.member
    if member is not None and picture.owner_id == member.pk:
        return True
    if Post.objects.visible_to(member).filter(post_pictures__picture=picture).exists():
        return True
    return request.user.has_perm("moderation.moderate_content") and _is_before_moderators(picture)


def _is_before_moderators(picture: Picture) -> bool:
    """Whether moderators have a reason to look: its post was reported, or they have decided about it."""
    about = {"post__post_pictures__picture": picture}
    return Report.objects.filter(**about).exists() or Decision.objects.filter(**about).exists()
