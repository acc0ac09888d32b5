"""Hands a copy's file to its owner: by the web server, by the object store, or ourselves, also a part of it."""

import re
from typing import BinaryIO, cast

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

from community.exports.models import Export
from community.exports.storage import path_of
from community.pictures.media import SignsAddresses

TYPE = "application/zip"
_RANGE = re.compile(r"bytes=(\d{1,15})-(\d{0,15})", re.ASCII)


def download(export: Export, name: str, wanted: str) -> HttpResponseBase:
    """Answer with the file under a name; `wanted` is the Range header. Nothing on the way keeps a copy. Raises Http404."""
    response = _answer(path_of(export.key), name, wanted)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _answer(path: str, name: str, wanted: str) -> HttpResponseBase:
    if settings.PICTURE_ACCEL_PREFIX:
        response = HttpResponse(content_type=TYPE)
        response.headers["X-Accel-Redirect"] = f"{settings.PICTURE_ACCEL_PREFIX.rstrip('/')}/{path}"
        response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
        return response
    if isinstance(default_storage, SignsAddresses):
        return HttpResponseRedirect(default_storage.signed_address(path, download_as=name))
    try:
        stored = cast(BinaryIO, default_storage.open(path))
    except FileNotFoundError as error:
        raise Http404 from error
    return _streamed(stored, default_storage.size(path), name, wanted)


def _streamed(stored: BinaryIO, size: int, name: str, wanted: str) -> HttpResponseBase:
    """Send the file, or all of it from some point on: so a download that broke off goes on where it was."""
    response = FileResponse(stored, as_attachment=True, filename=name, content_type=TYPE)
    response.headers["Accept-Ranges"] = "bytes"
    found = _RANGE.fullmatch(wanted)
    if found is None:
        return response
    first, last = int(found[1]), min(int(found[2] or size - 1), size - 1)
    if first > last or last != size - 1:
        # Only the rest of a file is handed out in part; for anything else the whole is a right answer too.
        return response
    stored.seek(first)
    rest = FileResponse(stored, status=206, as_attachment=True, filename=name, content_type=TYPE)
    rest.headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    rest.headers["Content-Length"] = str(last - first + 1)
    rest.headers["Accept-Ranges"] = "bytes"
    return rest
