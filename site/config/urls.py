"""Every address of the site. Wagtail's pages come last and get what nobody else claims."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from community.common import health, programs
from community.pictures.media import serve_media

# Wagtail's own sign-in views know neither rate limits nor a second factor, so they only point to ours.
_sign_in = RedirectView.as_view(pattern_name="account_login", query_string=True)
_reset_password = RedirectView.as_view(pattern_name="account_reset_password")

handler400 = "community.common.failures.unreadable"
handler500 = "community.common.failures.broken"
handler429 = "community.accounts.views.limits.too_many_tries"

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("robots.txt", programs.robots, name="robots"),
    path(".well-known/security.txt", programs.security, name="security"),
    path("admin/login/", _sign_in),
    path("admin/password_reset/", _reset_password),
    path("_util/login/", _sign_in),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("accounts/", include("community.accounts.urls")),
    path("accounts/", include("allauth.account.urls")),
    path("", include("home.urls")),
    path("accounts/security/", include("allauth.mfa.urls")),
    path("accounts/security/sessions/", include("allauth.usersessions.urls")),
    path("", include("community.members.urls")),
    path("", include("community.follows.urls")),
    path("", include("community.blocks.urls")),
    path("", include("community.filters.urls")),
    path("", include("community.pictures.urls")),
    path("", include("community.feeds.urls")),
    path("", include("community.posts.urls")),
    path("", include("community.drafts.urls")),
    path("", include("community.comments.urls")),
    path("", include("community.likes.urls")),
    path("", include("community.notifications.urls")),
    path("", include("community.moderation.urls")),
    path("", include("community.exports.urls")),
]

if settings.SERVE_MEDIA:
    urlpatterns += [path(f"{settings.MEDIA_URL.strip('/')}/<path:path>", serve_media, name="media")]

urlpatterns += [path("", include(wagtail_urls))]
