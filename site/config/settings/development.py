"""The embedded default: one machine, SQLite, mail on the terminal."""

from config.settings.base import *

DEBUG = env.bool("DEBUG", default=True)
SECRET_KEY = "development-only-key-that-guards-nothing-and-never-leaves-this-machine"  # noqa: S105
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
DEMO_ALLOWED = True
# Passkeys need a secure connection, which this machine does not have with itself.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
# The demonstration's staff get into the admin at once; it says so there.
STAFF_SECOND_FACTOR_REQUIRED = env.bool("STAFF_SECOND_FACTOR_REQUIRED", default=False)
