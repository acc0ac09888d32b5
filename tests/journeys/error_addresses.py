"""The site's addresses, and some that go wrong in every way a page can."""

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from config.urls import handler400, handler429, handler500
from config.urls import urlpatterns as addresses

__all__ = ["handler400", "handler429", "handler500"]


def break_down(request: HttpRequest, status: int) -> HttpResponse:
    if status == 400:
        raise SuspiciousOperation
    if status == 403:
        raise PermissionDenied
    if status == 500:
        raise RuntimeError("Broken for a test.")
    if status == 503:
        raise OperationalError("Away for a test.")
    return render(request, f"{status}.html", status=status)


urlpatterns = [path("broken/<int:status>/", break_down), *addresses]
