"""The site's addresses, one that breaks, and one that gives a visitor both cookies there are."""

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.urls import path

from config.urls import handler400, handler429, handler500
from config.urls import urlpatterns as addresses

__all__ = ["handler400", "handler429", "handler500"]


def give_cookies(request: HttpRequest) -> HttpResponse:
    get_token(request)
    request.session["mark"] = 1
    return HttpResponse("given", content_type="text/plain")


def break_down(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("Broken for a test.")


urlpatterns = [path("cookies/", give_cookies), path("broken/", break_down), *addresses]
