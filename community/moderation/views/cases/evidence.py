"""Hands moderators the kept copy of a reported picture; each time is noted in the log."""

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from community.moderation import operations
from community.moderation.models import Case, KeptPicture
from community.moderation.views.access import moderator_of
from community.pictures.media import closed_response


@require_safe
def kept_picture(request: HttpRequest, pk: int, key: str) -> HttpResponseBase:
    """Answer with the file; 404 for whoever may not read the case."""
    moderator = moderator_of(request)
    case = get_object_or_404(Case.objects.for_moderator(moderator), pk=pk)
    picture = get_object_or_404(KeptPicture, snapshot__case=case, key=key)
    if moderator is None:
        raise Http404
    operations.note_reading(case=case, by=moderator, what="picture")
    return closed_response(picture.path)
