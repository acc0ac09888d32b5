"""Settings for real people. A missing variable stops the start with its name."""

from config.settings.base import *

SECRET_KEY = env("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
SITE_ADDRESS = env("SITE_ADDRESS")
WAGTAILADMIN_BASE_URL = SITE_ADDRESS
DATABASES = {"default": with_safe_options(env.db_url("DATABASE_URL"))}
CACHES = {"default": with_safe_cache(env.cache_url("CACHE_URL"))}
vars().update(env.email_url("EMAIL_URL"))
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
TASKS["default"]["BACKEND"] = env("TASK_BACKEND", default="django_tasks_db.DatabaseBackend")

STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ALLAUTH_TRUSTED_PROXY_COUNT else None
SECURE_HSTS_SECONDS = 2 * 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
# To be on the browsers' list is hard to take back, so it is asked for; the check would ask for it every time.
SECURE_HSTS_PRELOAD = env.bool("HSTS_PRELOAD", default=False)
SILENCED_SYSTEM_CHECKS += ["security.W021"]
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrftoken"
LANGUAGE_COOKIE_SECURE = True
STAFF_SECOND_FACTOR_REQUIRED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = False
CONTENT_SECURITY_POLICY["DIRECTIVES"]["upgrade-insecure-requests"] = True
