"""Who may sign in. What others see of a person is their member, one floor up."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def normalise_email(email: str) -> str:
    """Return the address as it is stored: lower case throughout, so that it is unique on every database."""
    return email.strip().lower()


class UserManager(BaseUserManager["User"]):
    def get_queryset(self) -> models.QuerySet["User"]:
        """Sign-ins with their member, whom every page of a signed-in person asks for next."""
        return super().get_queryset().select_related("member")

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make a user who signs in with this address; raises ValueError without one."""
        if not email:
            raise ValueError("A user needs an email address.")
        user = self.model(email=normalise_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make an administrator; whoever may do that at the command line is believed about the address."""
        with transaction.atomic(using=self._db):
            user = self.create_user(email, password, is_staff=True, is_superuser=True, **fields)
            user.emailaddress_set.create(email=user.email, verified=True, primary=True)
        return user

    def get_by_natural_key(self, email: str | None) -> "User":
        return self.get(email=normalise_email(email or ""))


class User(AbstractUser):
    """A sign-in: an email address, a password, and for staff a name for the admin. Never shown to members."""

    username = None  # type: ignore[assignment]
    email = models.EmailField(
        _("email address"), unique=True, error_messages={"unique": _("This address is already used.")}
    )

    # allauth makes this relation: the addresses of a sign-in and whether each is confirmed.
    emailaddress_set: Any

    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("sign-in")
        verbose_name_plural = _("sign-ins")

    def __str__(self) -> str:
        return self.email

    def clean(self) -> None:
        """Store what the forms of the admin were given in the same shape as everywhere else."""
        super().clean()
        self.email = normalise_email(self.email)


class KnownDevice(models.Model):
    """Something a person has signed in with before, as a hash of browser and network that only tells whether it is new."""

    user = models.ForeignKey(User, models.CASCADE, related_name="known_devices")
    fingerprint = models.CharField(max_length=64)
    last_seen_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("known device")
        verbose_name_plural = _("known devices")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["user", "fingerprint"], name="known_device_once")
        ]

    def __str__(self) -> str:
        return self.fingerprint[:8]
