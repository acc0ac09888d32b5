"""What the composer's page sends by itself every few seconds."""

import uuid
from typing import cast

from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from community.common.errors import OperationRefused
from community.drafts.forms import key_sent, number_sent, window_sent, words_sent
from community.drafts.operations import AlreadySent, DraftConflict, save_draft
from community.members.signed_in import MemberRequest, OpenRequest
from community.posts.forms.picture_rows import rows_sent
from community.posts.models import Post
from community.posts.views.composing import terms_otherwise
from community.posts.views.writing import is_of_another


@never_cache
@require_http_methods(["GET", "POST"])
def save(request: OpenRequest, number: int | None = None) -> HttpResponse:
    """Keep a new post, or the change of the post with this number.

    200 tells number and address of the draft, 204 that there is nothing to keep, 401 that one is signed out, 409 the
    other text, 410 that it has been posted (with a key to go on under), 422 a sentence. GET tells a fresh token, for
    a page that was open while its member signed in again.
    """
    if request.member is None or is_of_another(request):
        return JsonResponse(
            {"sign_in": f"{reverse('account_login')}?next={reverse('drafts:list')}"}, status=401
        )
    if request.method == "GET":
        return JsonResponse({"token": get_token(request)})
    asked = cast(MemberRequest, request)
    post = None if number is None else get_object_or_404(Post.objects.by(asked.member), pk=number)
    return _saved(asked, post)


def _saved(request: MemberRequest, post: Post | None) -> HttpResponse:
    asked = request.POST
    rows, _gone = rows_sent(asked, request.member, post)
    words = words_sent(asked, rows, terms_otherwise(request.member, post))
    if post is None and words.is_empty and not number_sent(asked):
        return HttpResponse(status=204)
    try:
        draft = save_draft(
            by=request.member,
            words=words,
            submission_key=key_sent(asked),
            post=post,
            expected_number=number_sent(asked),
            window=window_sent(asked),
        )
    except DraftConflict as conflict:
        return render(request, "drafts/_conflict.html", {"other": conflict.draft}, status=409)
    except AlreadySent:
        return JsonResponse({"key": str(uuid.uuid4())}, status=410)
    except OperationRefused as refusal:
        return HttpResponse(str(refusal), status=422, content_type="text/plain; charset=utf-8")
    address = "" if post is not None else draft.get_absolute_url()
    discard = reverse("drafts:discard", args=[draft.pk])
    return JsonResponse({"number": draft.number, "address": address, "discard": discard})
