"""What is too large to be a few pictures is refused before it is read."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from community.pictures.limits import MAX_TOGETHER_BYTES, MIB

GetResponse = Callable[[HttpRequest], HttpResponse]

# Room for the words and the multipart envelope beside the pictures.
MAX_BODY_BYTES = MAX_TOGETHER_BYTES + 2 * MIB


class RefuseLargeBodies:
    """Answer 413 by the announced length. WSGI servers read no further than they were told, so nothing slips by."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or int(length[:20]) <= MAX_BODY_BYTES:
            return self.get_response(request)
        if request.headers.get("HX-Request"):
            words = _("These files are larger than 40 MB together. Choose fewer, or smaller copies.")
            return HttpResponse(words, status=413, content_type="text/plain; charset=utf-8")
        return render(request, "413.html", status=413)
