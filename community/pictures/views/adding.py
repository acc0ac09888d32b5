"""Adding and removing pictures while a post is written."""

from itertools import count

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from community.common.answers import go_back, say_refused, wants_fragment
from community.common.errors import OperationRefused
from community.limits.answers import with_refusal
from community.members.signed_in import MemberRequest, members_only
from community.pictures.forms import PicturesField
from community.pictures.models import Picture
from community.pictures.operations import discard_picture
from community.pictures.views.uploads import add_all


@require_POST
@members_only
def upload(request: MemberRequest) -> HttpResponse:
    """Answer with a row for each picture taken and a sentence for each refused; 422 or 429 when none was taken."""
    already = len(request.POST.getlist("pictures"))
    try:
        uploads = PicturesField().clean(request.FILES.getlist("files"), already=already)
    except ValidationError as error:
        return _plain_refusal(" ".join(error.messages))
    added = add_all(request.member, uploads)
    if not added.pictures:
        answer = _plain_refusal(" ".join(added.refusals))
        return with_refusal(answer, added.too_many) if added.too_many else answer
    context = {"rows": zip(added.pictures, count(already + 1), strict=False), "refusals": added.refusals}
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
    return HttpResponse() if wants_fragment(request) else go_back(request, writing)


def _plain_refusal(words: str) -> HttpResponse:
    """Plain text: the page shows it as a notice and keeps what was typed."""
    return HttpResponse(words, status=422, content_type="text/plain; charset=utf-8")
