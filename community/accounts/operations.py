"""Everything that changes what is kept about where somebody is signed in."""

from datetime import timedelta

from allauth.account.adapter import get_adapter
from allauth.core.internal.httpkit import HTTP_USER_AGENT_MAX_LENGTH
from allauth.usersessions.models import UserSession
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from community.accounts.devices import device_in_words, shortened
from community.accounts.models import KnownDevice, User
from community.common.transactions import atomic_retry

# A device that nobody signed in with for so long is new again.
FORGET_DEVICE_AFTER = timedelta(days=180)


def user_agent(request: HttpRequest) -> str:
    """Return what the browser says it is, as much of it as is kept."""
    return request.headers.get("User-Agent", "")[:HTTP_USER_AGENT_MAX_LENGTH]


@atomic_retry
def note_session(*, user: User, request: HttpRequest) -> None:
    """Write down that this session is used now, and from which network; the whole address is never stored."""
    UserSession.objects.update_or_create(
        session_key=request.session.session_key,
        defaults={
            "user": user,
            "ip": shortened(get_adapter(request).get_client_ip(request)),
            "user_agent": user_agent(request),
            "last_seen_at": timezone.now(),
        },
    )


@atomic_retry
def rename_session(*, old_key: str | None, new_key: str | None) -> None:
    """Let the list of sessions follow one whose key has changed."""
    if old_key and new_key:
        UserSession.objects.filter(session_key=old_key).update(session_key=new_key)


@atomic_retry
def forget_session(*, session_key: str | None) -> None:
    """Take a session that is over out of the list."""
    UserSession.objects.filter(session_key=session_key).delete()


@atomic_retry
def end_session(*, session: UserSession, by: User) -> None:
    """Sign one's own other device out: its key is dead at once. Raises UserSession.DoesNotExist for anybody else's."""
    UserSession.objects.get(pk=session.pk, user=by).end()


@atomic_retry
def end_other_sessions(*, user: User, keep: str | None) -> int:
    """Sign every device out but the one with this session key; return how many that were."""
    others = list(UserSession.objects.filter(user=user).exclude(session_key=keep))
    for session in others:
        session.end()
    return len(others)


@atomic_retry
def remember_device(*, user: User, request: HttpRequest) -> bool:
    """Note what this person signs in with, as a hash that tells nobody else anything; return whether it is new."""
    now = timezone.now()
    KnownDevice.objects.filter(user=user, last_seen_at__lt=now - FORGET_DEVICE_AFTER).delete()
    network = shortened(get_adapter(request).get_client_ip(request))
    seen = f"{user.pk}|{device_in_words(user_agent(request))}|{network}"
    fingerprint = salted_hmac("accounts.known_device", seen, algorithm="sha256").hexdigest()
    _device, is_new = KnownDevice.objects.update_or_create(
        user=user, fingerprint=fingerprint, defaults={"last_seen_at": now}
    )
    return is_new
