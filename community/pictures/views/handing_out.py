"""Handing out the files of pictures that are not public."""

from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from community.members.signed_in import OpenRequest
from community.moderation.models import Case
from community.moderation.views.reviewing import may_review
from community.pictures.addresses import file_names, folder_of
from community.pictures.media import closed_response
from community.pictures.models import Picture
from community.posts.models import Post


@require_safe
def file(request: OpenRequest, key: str, name: str) -> HttpResponseBase:
    """Hand out a file to those who may see its picture; for everybody else it does not exist."""
    picture = get_object_or_404(Picture, key=key)
    if name not in file_names(picture) or not _may_see(request, picture):
        raise Http404
    return closed_response(f"{folder_of(picture.key, is_open=picture.is_open)}/{name}")


def _may_see(request: OpenRequest, picture: Picture) -> bool:
    member = request.member
    if member is not None and picture.owner_id == member.pk:
        return True
    if Post.objects.visible_to(member).filter(post_pictures__picture=picture).exists():
        return True
    return may_review(request, Case.objects.filter(post__post_pictures__picture=picture), "picture")
