"""What happens to sessions when somebody signs in, shows again that it is them, or changes how they do."""

from typing import Any

from allauth.account.signals import authentication_step_completed, password_changed, password_set
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from community.accounts import session_ages
from community.accounts.models import User
from community.accounts.operations import end_other_sessions, note_session, rename_session
from community.accounts.permissions import FACTORS, may_open_admin


@receiver(user_logged_in)
def begin_session(sender: type[User], request: HttpRequest, user: User, **kwargs: Any) -> None:
    session_ages.begin(request.session, user)


@receiver(authentication_step_completed)
def renew_key(sender: type[User], request: HttpRequest, user: User, **kwargs: Any) -> None:
    """Give the session a new key when somebody showed again that it is them: an old one is worth nothing then."""
    if kwargs.get("reauthenticated"):
        old_key = request.session.session_key
        request.session.cycle_key()
        rename_session(old_key=old_key, new_key=request.session.session_key)


@receiver([password_changed, password_set])
def keep_this_session(sender: type[User], request: HttpRequest, user: User, **kwargs: Any) -> None:
    """Every session of the old password is dead; this one goes on under a new key."""
    end_other_sessions(user=user, keep=request.session.session_key)
    note_session(user=user, request=request)


@receiver(authenticator_added)
def end_sessions_without_it(
    sender: type[Authenticator], request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any
) -> None:
    """Sign the other devices of staff out when they set up a second factor: those were opened without one."""
    if authenticator.type in FACTORS and may_open_admin(user):
        end_other_sessions(user=user, keep=request.session.session_key)
