"""One stored file as an answer, with headers that keep a browser from running anything in it."""

from typing import BinaryIO, cast

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.http.response import HttpResponseBase

# The types we write, told exactly; whatever is not here is not handed out.
CONTENT_TYPES = {
    "avif": "image/avif",
    "webp": "image/webp",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
}


def file_response(path: str) -> HttpResponseBase:
    """Answer with one stored file whose name is known to be ours; 404 when it is gone."""
    try:
        stored = cast(BinaryIO, default_storage.open(path))
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(stored, content_type=content_type_of(path))
    return with_safe_headers(response)


def with_safe_headers(response: HttpResponseBase) -> HttpResponseBase:
    """Make sure a browser shows the file as the picture it is and runs nothing in it."""
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = settings.FILE_CONTENT_SECURITY_POLICY
    response.headers["Content-Disposition"] = "inline"
    return response


def content_type_of(path: str) -> str:
    """Return the exact type for a file name of ours."""
    return CONTENT_TYPES[path.rsplit(".", 1)[-1].lower()]
