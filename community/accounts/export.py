"""What sign-ins hold about a person."""

from typing import TYPE_CHECKING

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from community.accounts.devices import device_in_words, network_in_words
from community.accounts.models import User
from community.common.belongings import Kind, Row, moment

if TYPE_CHECKING:
    from community.members.models import Member


def _sign_in(member: "Member") -> QuerySet[User]:
    return User.objects.filter(member=member)


def _describe_sign_in(user: User) -> Row:
    return {
        "email": user.email,
        "name_for_the_admin": user.get_full_name(),
        "is_staff": user.is_staff,
        "joined_at": moment(user.date_joined),
        "last_signed_in_at": moment(user.last_login),
    }


def _addresses(member: "Member") -> QuerySet[EmailAddress]:
    return EmailAddress.objects.filter(user=member.user_id).order_by("pk")


def _describe_address(address: EmailAddress) -> Row:
    return {"email": address.email, "is_confirmed": address.verified, "is_main": address.primary}


def _second_factors(member: "Member") -> QuerySet[Authenticator]:
    return Authenticator.objects.filter(user=member.user_id).order_by("pk")


def _describe_second_factor(factor: Authenticator) -> Row:
    """Say what there is, without the secret in it."""
    used, added = moment(factor.last_used_at), moment(factor.created_at)
    return {"kind": factor.get_type_display(), "added_at": added, "last_used_at": used}


def _sessions(member: "Member") -> QuerySet[UserSession]:
    return UserSession.objects.filter(user=member.user_id).order_by("pk")


def _describe_session(session: UserSession) -> Row:
    return {
        "device": device_in_words(session.user_agent),
        "network": network_in_words(session.ip),
        "since": moment(session.created_at),
        "last_seen_at": moment(session.last_seen_at),
    }


KINDS = (
    Kind(
        name="sign_in",
        title=_("Your sign-in"),
        purpose=_(
            "So that you, and nobody else, can sign in. Of your password only a scrambled form is kept."
        ),
        kept=_("Until you leave."),
        find=_sign_in,
        describe=_describe_sign_in,
        holds=("members.Member.user",),
        page="account_change_password",
    ),
    Kind(
        name="email_addresses",
        title=_("Your email address"),
        purpose=_("To sign in, for a new password, and for the few messages you can’t do without."),
        kept=_("Until you change it or leave."),
        find=_addresses,
        describe=_describe_address,
        holds=("account.EmailAddress.user",),
        page="account_email",
    ),
    Kind(
        name="second_factors",
        title=_("Your passkeys and codes"),
        purpose=_("So that a stolen password is not enough to be you."),
        kept=_("Until you remove them or leave."),
        find=_second_factors,
        describe=_describe_second_factor,
        holds=("mfa.Authenticator.user",),
        page="mfa_index",
    ),
    Kind(
        name="sessions",
        title=_("Where you are signed in"),
        purpose=_(
            "So that you can see and end it. Of the network only the first part of its address is kept."
        ),
        kept=_("Until you sign out; 14 days after the last visit at most."),
        find=_sessions,
        describe=_describe_session,
        holds=("usersessions.UserSession.user",),
        page="usersessions_list",
    ),
)
