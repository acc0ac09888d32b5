"""Hands out stored files, where no web server does it for us."""

import re
from typing import Protocol, runtime_checkable

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from community.pictures.stored_files import content_type_of, file_response, with_safe_headers

MEMBERS_PICTURE = re.compile(r"pictures/([0-9a-f]{2})/\1[0-9a-f]{30}/[0-9]{1,4}\.(?:avif|webp|jpg)", re.ASCII)
# The sizes made of editors' pictures: one name, no folder below, no hidden file.
EDITORS_PICTURE = re.compile(r"images/[\w-][\w.+-]*\.(?:avif|webp|jpe?g|png|gif)")
FOR_EVER = "public, max-age=31536000, immutable"


@require_safe
def serve_media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Answer with a public file: a member's open picture or a size of an editors' picture; else 404."""
    if not (MEMBERS_PICTURE.fullmatch(path) or EDITORS_PICTURE.fullmatch(path)):
        raise Http404
    response = file_response(path)
    response.headers["Cache-Control"] = FOR_EVER
    return response


@runtime_checkable
class SignsAddresses(Protocol):
    """A storage that can hand out a private file by itself, through a link that soon dies."""

    def signed_address(self, name: str, download_as: str = "") -> str: ...


def closed_response(path: str) -> HttpResponseBase:
    """Answer with a file that not everyone may see, once it is known that this viewer may; nothing keeps a copy."""
    if settings.PICTURE_ACCEL_PREFIX:
        response = _by_web_server(path)
    elif isinstance(default_storage, SignsAddresses):
        response = HttpResponseRedirect(default_storage.signed_address(path))
    else:
        response = file_response(path)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _by_web_server(path: str) -> HttpResponseBase:
    """Let the web server send the file from its internal location."""
    response = HttpResponse(content_type=content_type_of(path))
    response.headers["X-Accel-Redirect"] = f"{settings.PICTURE_ACCEL_PREFIX.rstrip('/')}/{path}"
    return with_safe_headers(response)
