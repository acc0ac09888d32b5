"""Settings of the test suite: quick hashing, files in a temporary folder, nothing sent."""

import tempfile

from config.settings.base import *

DEBUG = False
SECRET_KEY = "test-only-key-that-guards-nothing-and-is-long-enough-for-the-checks"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
DEMO_ALLOWED = True
JOIN_MIN_SECONDS = 0
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
# The cast is at home here from the start; tests/limits turns the rules for newcomers on.
NEWCOMERS = NEWCOMERS | {"hours": 0, "posts": 0}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = tempfile.mkdtemp(prefix="commonplace-media-")
WHITENOISE_AUTOREFRESH = True
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, so that a second run may keep it and the browser's threads may share it.
    DATABASES["default"]["TEST"] = {
        "NAME": env("TEST_DATABASE_FILE", default=str(ROOT / ".cache" / "test.sqlite3"))
    }
