"""Accounts know who signs in and how; what a person may be (capacities) is told by the floors above."""

from hashlib import sha256
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock
from premierpas.core.languages import FRENCH

from .links import Link  # noqa: F401  Django finds models here


class UserManager(BaseUserManager["User"]):
    """Makes users; an adult by e-mail, a pupil by user name."""

    def create_user(self, *, username: str, name: str, email: str | None = None, **fields: Any) -> "User":
        """A person who can't sign in by password: adults get codes by e-mail, pupils a card."""
        user = self.model(username=username, name=name, email=email.strip().lower() if email else None, **fields)
        user.set_unusable_password()
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        """The account of a user name."""
        return self.get(username=username)


class User(AbstractBaseUser, PermissionsMixin):
    """One person's account. Pupils have a user name and no need for an e-mail; adults sign in by e-mail."""

    username = models.CharField(_("nom d’utilisateur"), max_length=60, unique=True)
    name = models.CharField(_("nom"), max_length=150)
    email = models.EmailField(_("e-mail"), null=True, blank=True)
    phone = models.CharField(_("téléphone"), max_length=20, blank=True)
    language = models.CharField(_("langue"), max_length=2, default=FRENCH, db_default=FRENCH)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=clock.now)

    objects = UserManager()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_once")]

    def __str__(self) -> str:
        return self.username


def username_of(email: str) -> str:
    """An adult's user name: the address; shortened without ever being another's where it is longer than one may be."""
    return email if len(email) <= 60 else f"{email[:43]}-{sha256(email.encode()).hexdigest()[:16]}"


class EmailChange(models.Model):
    """A change of address that waits for a code from both addresses; the row goes when it is done, over or given up."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="email_change")
    email = models.EmailField(_("nouvel e-mail"))
    nonce = models.CharField(max_length=32)
    asked_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    failures = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return f"e-mail of {self.user_id}"


class PupilCard(models.Model):
    """The card a pupil signs in with. A new one replaces the old, whose three words no longer open anything."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="cards")
    passphrase_hash = models.CharField(max_length=500, help_text="encrypted: three words could be found by trying")
    issued_at = models.DateTimeField(default=clock.now)
    issued_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    revoked_at = models.DateTimeField(null=True, blank=True)
    first_used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=models.Q(revoked_at=None), name="card_one_valid_per_user"
            )
        ]

    def __str__(self) -> str:
        return f"card of {self.user_id}"


class UserSession(models.Model):
    """A device on which a person is signed in, so that they can see it and end it."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="sessions")
    row = models.CharField(
        max_length=40, unique=True, db_column="session_key", help_text="of the session: a hash of the browser's key"
    )
    device = models.CharField(max_length=120, blank=True)
    started_at = models.DateTimeField(default=clock.now)
    seen_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"session of {self.user_id}"


class KnownDevice(models.Model):
    """A device on which a person has signed in; never what the browser holds, only its hash."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="known_devices")
    device = models.CharField(max_length=40)
    first_seen_at = models.DateTimeField(default=clock.now)
    seen_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "device"], name="known_device_once_per_user")]

    def __str__(self) -> str:
        return f"device of {self.user_id}"


class Attempt(models.Model):
    """How often something was tried lately, by one account, device or address: what the limiter counts."""

    bucket = models.CharField(max_length=120)
    window = models.DateTimeField()
    account = models.CharField(max_length=80, blank=True, db_default="", help_text="hashed; whose failures they are")
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bucket", "window"], name="attempt_bucket_once_per_window")]
        indexes = [
            models.Index(fields=["window"], name="attempt_window"),
            models.Index(fields=["account"], condition=~models.Q(account=""), name="attempt_account"),
        ]

    def __str__(self) -> str:
        return self.bucket
