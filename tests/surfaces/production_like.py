"""Production settings, for the tests that need them as they are: without collected files, and with a session kept in its cookie."""

from config.settings.production import *

ROOT_URLCONF = "tests.surfaces.production_addresses"
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = True
# There is no database to keep one in; what is said about the cookie is the same.
SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
