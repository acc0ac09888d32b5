"""The embedded default: one machine, SQLite, mail on the terminal."""

from config.settings.base import *

DEBUG = env.bool("DEBUG", default=True)
SECRET_KEY = "development-only-key-that-guards-nothing-and-never-leaves-this-machine"  # noqa: S105
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
DEMO_ALLOWED = True
