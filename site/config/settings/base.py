"""What every way of running the site has in common. Values come from the environment, see `.env.example`."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

import environ
from django.utils.translation import gettext_lazy as _

from config.settings.caches import with_safe_cache
from config.settings.databases import with_safe_options
from config.settings.limits import *
from config.settings.media import media_hosts, media_storage
from config.settings.protection import (
    FILE_POLICY,
    admin_policy,
    isolation_headers,
    page_policy,
    permissions_policy,
)

ROOT = Path(__file__).resolve().parents[3]

env = environ.Env()
env.read_env(ROOT / ".env")

DEBUG = False
SECRET_KEY = env("SECRET_KEY", default="")
# Former keys: what they signed or enciphered stays readable while a new one takes over.
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
SITE_ADDRESS = env("SITE_ADDRESS", default="http://127.0.0.1:8000")
WAGTAILADMIN_BASE_URL = SITE_ADDRESS

INSTALLED_APPS = [
    "home",
    "community.exports",
    "community.feeds",
    "community.drafts",
    "community.likes",
    "community.comments",
    "community.posts",
    "community.safeguards",
    "community.moderation",
    "community.follows",
    "community.notifications",
    "community.pictures",
    "community.blocks",
    "community.filters",
    "community.limits",
    "community.members",
    "community.accounts",
    "community.common",
    "wagtail.contrib.settings",
    "wagtail.contrib.redirects",
    "wagtail.contrib.forms",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.admin",
    "wagtail",
    "modelsearch",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "community.accounts.apps.SessionsConfig",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    # These three see every answer, also those of the ones below that let nothing through.
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "csp.middleware.CSPMiddleware",
    "community.common.middleware.SecurityHeaders",
    "django.middleware.security.SecurityMiddleware",
    "community.common.middleware.RefuseUnreadableAddresses",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "community.accounts.middleware.SessionAges",
    "community.members.middleware.CurrentMember",
    "community.limits.middleware.CountRequests",
    "community.pictures.middleware.RefuseLargeBodies",
    "community.members.middleware.NoticeInstead",
    "community.accounts.middleware.SecondFactorForStaff",
    "home.middleware.AskAboutGuidelines",
    "community.moderation.middleware.RoomsOfModeration",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
ASGI_APPLICATION = "config.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["community.common.templatetags.ui"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "django.contrib.auth.context_processors.auth",
                "community.members.context_processors.me",
                "community.notifications.context_processors.unread_count",
                "home.context_processors.chrome",
            ],
        },
    }
]

DATABASES = {
    "default": with_safe_options(env.db_url("DATABASE_URL", default=f"sqlite:///{ROOT / 'db.sqlite3'}"))
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# MariaDB and MySQL know no unique constraint with a condition. allauth and Wagtail have three; ours have none.
SILENCED_SYSTEM_CHECKS = ["models.W036"]
CACHES = {"default": with_safe_cache(env.cache_url("CACHE_URL", default="locmemcache://commonplace"))}
TASKS = {
    "default": {
        "BACKEND": env("TASK_BACKEND", default="django_tasks.backends.immediate.ImmediateBackend"),
        # Wagtail and modelsearch enqueue while a transaction is open; an inline task must see what it is about.
        "ENQUEUE_ON_COMMIT": False,
    }
}

LANGUAGE_CODE = env("LANGUAGE_CODE", default="en-gb")
LANGUAGES = [("en-gb", _("English"))]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
LOCALE_PATHS = [ROOT / "site" / "locale"]
TIME_ZONE = env("TIME_ZONE", default="UTC")
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = env.path("STATIC_ROOT", default=ROOT / "staticfiles")
STATICFILES_DIRS = [ROOT / "site" / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = str(env.path("MEDIA_ROOT", default=ROOT / "media"))
# Django hands out public pictures itself; behind a web server that reads MEDIA_ROOT this can be off.
SERVE_MEDIA = env.bool("SERVE_MEDIA", default=True)
# The internal location of nginx for pictures that need a permission check; empty streams them from Django.
PICTURE_ACCEL_PREFIX = env("PICTURE_ACCEL_PREFIX", default="")
STORAGES = {
    "default": media_storage(env),
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MEDIA_HOSTS = media_hosts(STORAGES["default"])
# No other site may read our files by script.
WHITENOISE_ALLOW_ALL_ORIGINS = False
FILE_UPLOAD_PERMISSIONS = 0o644
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
DATA_UPLOAD_MAX_NUMBER_FILES = 12

# Accounts: email and password sign in, the handle is public.
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "community.accounts.passwords.MaximumLengthValidator", "OPTIONS": {"max_length": 128}},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "community.accounts.passwords.PublicNameValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "feeds:following"
PASSWORD_RESET_TIMEOUT = 60 * 60
ACCOUNT_ADAPTER = "community.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_CHANGE_EMAIL = True
# The password is asked for again before the address can change, and is then believed for five minutes.
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * 60
ACCOUNT_LOGIN_ON_PASSWORD_RESET = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_FORMS = {
    "signup": "community.accounts.forms.joining.JoinForm",
    "login": "community.accounts.forms.signing_in.SignInForm",
    "add_email": "community.accounts.forms.signing_in.ChangeEmailForm",
    "change_password": "community.accounts.forms.signing_in.ChangePasswordForm",
    "set_password": "community.accounts.forms.signing_in.SetPasswordForm",
    "reset_password": "community.accounts.forms.signing_in.ResetPasswordForm",
    "reset_password_from_key": "community.accounts.forms.signing_in.ResetPasswordKeyForm",
    "reauthenticate": "community.accounts.forms.signing_in.ReauthenticateForm",
    "confirm_email_verification_code": "community.accounts.forms.signing_in.ConfirmCodeForm",
}
# A second way to show that it is you: passkeys, codes of an app, and codes on paper for when both are lost.
MFA_ADAPTER = "community.accounts.second_factor.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
# Clocks of phones go wrong by a few seconds; a code of the half minute before or after is still taken, once.
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "community.accounts.forms.second_factor.CodeForm",
    "authenticate_webauthn": "community.accounts.forms.second_factor.PasskeyForm",
    "login_webauthn": "community.accounts.forms.second_factor.SignInWithPasskeyForm",
    "reauthenticate": "community.accounts.forms.second_factor.CodeAgainForm",
    "reauthenticate_webauthn": "community.accounts.forms.second_factor.PasskeyAgainForm",
    "activate_totp": "community.accounts.forms.second_factor.StartAppForm",
    "add_webauthn": "community.accounts.forms.second_factor.AddPasskeyForm",
    "signup_webauthn": "community.accounts.forms.second_factor.JoinWithPasskeyForm",
    "edit_webauthn": "community.accounts.forms.second_factor.RenamePasskeyForm",
}
# Whoever may open the admin shows it is them in two ways. Only development may turn this off.
STAFF_SECOND_FACTOR_REQUIRED = True
# How long a session lasts without a visit, and at most: for everybody, and for whoever may open the admin.
SESSION_IDLE = timedelta(days=14)
SESSION_LIFETIME = timedelta(days=90)
STAFF_SESSION_IDLE = timedelta(hours=12)
STAFF_SESSION_LIFETIME = timedelta(hours=24)
# Programs send the form for joining the moment they have it; people need a few seconds.
JOIN_MIN_SECONDS = 2
# "key" is the address somebody typed. Joining counts every form sent, also those that were refused.
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    # The address first: tries that it refuses don't count for the machine, so whoever shares it can still sign in.
    "login_failed": "5/300s/key,10/m/ip",
    "signup": "20/30m/ip",
    "reset_password": "25/5m/ip,5/30m/key",
    "reset_password_from_key": "25/5m/ip",
    "confirm_email": "1/10s/key,5/30m/key",
}
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="Commonplace <hello@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# Whom to tell of a hole, as a full address such as mailto:… or https://…; empty for DEFAULT_FROM_EMAIL.
SECURITY_CONTACT = env("SECURITY_CONTACT", default="")

# Wagtail: one admin, signed in to through allauth only, telling no other host about the people in it.
# The name in mail and in the admin; the one on pages is among the settings administrators change.
WAGTAIL_SITE_NAME = env("SITE_NAME", default="Commonplace")
WAGTAILIMAGES_IMAGE_MODEL = "home.SiteImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "home.image_forms.SiteImageForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp", "heic"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
# Papers to read or print; nothing a browser would run.
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "epub", "ods", "odt", "pdf", "txt", "xlsx"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
# Always a download: what a browser would show of a paper, our policy for files would not let it.
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_REQUIRED = False
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAILADMIN_UNSAFE_PAGE_DELETION_LIMIT = 20
WAGTAIL_WORKFLOW_ENABLED = True
# Some systems list a zone of this name, and browsers know none.
WAGTAIL_USER_TIME_ZONES = sorted(available_timezones() - {"localtime"})
TAGGIT_CASE_INSENSITIVE = True

# What browsers are told to refuse. Wagtail puts a script beside some of its form fields, so the rooms that have them
# allow it; where members' words are read, in the rooms of moderation and on the first page, nothing inline runs.
CONTENT_SECURITY_POLICY: dict[str, dict[str, Any]] = {"DIRECTIVES": page_policy(MEDIA_HOSTS)}
ADMIN_PREFIX = "/admin/"
ADMIN_CONTENT_SECURITY_POLICY = admin_policy(MEDIA_HOSTS)
ADMIN_WITHOUT_INLINE_SCRIPT = ("/admin/moderation/", "/admin/bulk/moderation/")
PERMISSIONS_POLICY = permissions_policy()
FILE_CONTENT_SECURITY_POLICY = FILE_POLICY
ISOLATION_HEADERS = isolation_headers(MEDIA_HOSTS)
X_FRAME_OPTIONS = ISOLATION_HEADERS["X-Frame-Options"]
SECURE_REFERRER_POLICY = ISOLATION_HEADERS["Referrer-Policy"]
SECURE_CROSS_ORIGIN_OPENER_POLICY = ISOLATION_HEADERS["Cross-Origin-Opener-Policy"]
# Never kept by a browser or a proxy, whoever asks and whatever is put behind the slash.
PRIVATE_PATHS = (
    ADMIN_PREFIX, "/accounts/", "/settings/", "/drafts/", "/notifications/", "/feed/", "/pictures/", "/welcome/",
    "/decisions/",
)  # fmt: skip
SESSION_COOKIE_AGE = int(SESSION_IDLE.total_seconds())
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Dotted paths of functions that look at what is about to be shown, see community/safeguards/classifiers.py.
SAFEGUARD_CLASSIFIERS: list[str] = env.list("SAFEGUARD_CLASSIFIERS", default=[])

# Only development and the tests may fill the site with the demonstration community.
DEMO_ALLOWED = False

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", default="INFO")},
    # It would write the names of people's passkeys into the log.
    "loggers": {"fido2": {"level": "WARNING"}},
}
