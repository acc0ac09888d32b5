"""How old a session is: kept in the session itself, so that looking costs nothing."""

from datetime import timedelta

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.utils import timezone

from community.accounts.models import User
from community.accounts.permissions import may_open_admin

KEY = "ages"
# So often a visit is written down; in between it counts as the same one.
REFRESH = timedelta(minutes=15)


def begin(session: SessionBase, user: User) -> None:
    """Note that the session begins now, and whether it is one of the staff, whose sessions end sooner."""
    now = timezone.now().timestamp()
    session[KEY] = {"since": now, "seen": now, "staff": may_open_admin(user)}


def is_over(session: SessionBase) -> bool:
    """Return whether nobody came for too long, or whether it has lasted for too long altogether."""
    ages = session.get(KEY)
    if ages is None:
        return False
    now = timezone.now().timestamp()
    idle = settings.STAFF_SESSION_IDLE if ages["staff"] else settings.SESSION_IDLE
    lifetime = settings.STAFF_SESSION_LIFETIME if ages["staff"] else settings.SESSION_LIFETIME
    return now - ages["seen"] >= idle.total_seconds() or now - ages["since"] >= lifetime.total_seconds()


def is_due(session: SessionBase) -> bool:
    """Return whether this visit should be written down."""
    ages = session.get(KEY)
    return ages is None or timezone.now().timestamp() - ages["seen"] >= REFRESH.total_seconds()


def refresh(session: SessionBase, user: User) -> None:
    """Write this visit down. Whoever has become staff since the last one has the shorter limits from now on."""
    if KEY not in session:
        begin(session, user)
    now = timezone.now().timestamp()
    session[KEY] = {**session[KEY], "seen": now, "staff": may_open_admin(user)}
