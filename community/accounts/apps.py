from allauth.usersessions.apps import UserSessionsConfig
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "community.accounts"
    verbose_name = _("Accounts")
    default = True


class SessionsConfig(UserSessionsConfig):
    """allauth's list of sessions, filled by `operations.note_session`: by itself it would store whole addresses."""

    default = False

    def ready(self) -> None:
        pass
