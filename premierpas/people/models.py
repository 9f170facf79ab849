"""Pupils, their year, their families; and the links by which adults may see them."""

import uuid

import pghistory
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock
from premierpas.core.outbox.models import Channel
from premierpas.core.phones import said_phone
from premierpas.core.plain_column import Plain
from premierpas.core.positions import PositionedModel
from premierpas.organisations.models import Classroom, Membership, School

from .enums import (
    Consent,
    Language,
    LinkPurpose,
    Relation,
)
from .other_days import AllowedDays, WeeksWish  # noqa: F401  Django finds models here
from .volunteer import Volunteer  # noqa: F401  likewise


@pghistory.track(fields=["user", "home_confirmed_at", "anonymised_at"], model_name="PupilEvent")
class Pupil(PositionedModel):
    """A person of 12 to 17 years. Everything of a year hangs on the enrolment. `place` is the home."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="pupil")
    last_name = models.CharField(_("nom"), max_length=100)
    first_name = models.CharField(_("prénom"), max_length=100)
    sort_name = models.CharField(max_length=210, db_collation="C")
    spellings = models.JSONField(
        default=list, db_default=[], blank=True, help_text="other spellings that somebody confirmed"
    )
    birth_date = models.DateField(_("date de naissance"))
    street = models.CharField(_("adresse"), max_length=200, blank=True)
    postal_code = models.CharField(_("code postal"), max_length=5, blank=True)
    city = models.CharField(_("ville"), max_length=100, blank=True)
    insee = models.CharField(max_length=5, blank=True)
    home_confirmed_at = models.DateTimeField(null=True, blank=True)
    phone = models.CharField(_("téléphone"), max_length=20, blank=True)
    last_action_at = models.DateTimeField(null=True, blank=True)
    anonymised_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["sort_name"], name="pupil_sort_name"),
            models.Index(fields=["birth_date"], name="pupil_birth_date"),
            GinIndex(fields=["sort_name", "phone"], opclasses=["gin_trgm_ops"] * 2, name="pupil_search"),
        ]

    def __str__(self) -> str:
        return f"pupil {self.pk}"

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}"

    @property
    def listed_name(self) -> str:
        """The name as a class list shows it."""
        return f"{self.last_name}, {self.first_name}"


class Enrolment(models.Model):
    """A pupil in one school year: level, class; everything of a year hangs on it."""

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="enrolments")
    classroom = models.ForeignKey(Classroom, on_delete=models.CASCADE, related_name="enrolments")
    school_year = models.PositiveSmallIntegerField()
    external_id = models.CharField(max_length=40, blank=True)
    since = models.DateTimeField(default=clock.now)
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pupil", "school_year"], condition=models.Q(left_on=None), name="enrolment_one_class_a_year"
            )
        ]
        indexes = [models.Index(fields=["classroom", "left_on"], name="enrolment_classroom")]

    def __str__(self) -> str:
        return f"{self.pupil_id} in {self.classroom_id}"


class GuardianQuerySet(models.QuerySet["Guardian"]):
    """Guardians of pupils."""

    def confirmed(self) -> "GuardianQuerySet":
        """Those whom the school has confirmed: the only ones that messages, codes and agreements go to."""
        return self.filter(confirmed_at__isnull=False)


class Guardian(models.Model):
    """A holder of parental authority; contact entered or confirmed by the school, never by the pupil alone.

    One that a class list brought is `to_confirm` (no `confirmed_at`) until somebody of the school has looked at it.
    """

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="guardians")
    name = models.CharField(_("nom"), max_length=150)
    relation = models.CharField(_("lien avec l’élève"), max_length=10, choices=Relation, default=Relation.PARENT)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("téléphone"), max_length=20, blank=True)
    language = models.CharField(_("langue"), max_length=3, choices=Language, default=Language.FRENCH)
    rank = models.PositiveSmallIntegerField(default=1)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True, default=clock.now)

    objects = GuardianQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pupil", "rank"], name="guardian_rank_once"),
            models.CheckConstraint(condition=models.Q(rank__in=[1, 2]), name="guardian_one_or_two"),
        ]
        indexes = [
            GinIndex(
                OpClass(Plain("name"), "gin_trgm_ops"), OpClass("phone", "gin_trgm_ops"),
                OpClass(Plain("email"), "gin_trgm_ops"), name="guardian_search",
            )
        ]  # fmt: skip
        ordering = ["rank"]

    def __str__(self) -> str:
        return f"guardian {self.rank} of {self.pupil_id}"

    @property
    def to_confirm(self) -> bool:
        return self.confirmed_at is None

    @property
    def reach(self) -> str:
        """Number and address as people write them."""
        return ", ".join(filter(None, [said_phone(self.phone).replace(" ", "\u00a0"), self.email]))


@pghistory.track()
class Authorisation(models.Model):
    """A guardian's authorisation that the school has recorded: under 15, no application leaves before it."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="authorisations")
    consent = models.CharField(max_length=20, choices=Consent, default=Consent.APPLY)
    signed_on = models.DateField(_("date de l’autorisation"))
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    recorded_at = models.DateTimeField(default=clock.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "consent"], condition=models.Q(withdrawn_at=None), name="authorisation_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.consent} of {self.enrolment_id}"


@pghistory.track()
class PupilLink(models.Model):
    """Why an adult may see a pupil: the only thing every predicate about a pupil reads, at every request.

    Open while `since` ≤ now < `until`; one without an end stays open. The same reason never holds twice at a time.
    """

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="links")
    adult = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="pupil_links")
    capacity = models.CharField(max_length=16, help_text="the name of a kind of capacity")
    purpose = models.CharField(max_length=12, choices=LinkPurpose)
    membership = models.ForeignKey(
        Membership, null=True, blank=True, on_delete=models.CASCADE, related_name="pupil_links"
    )
    volunteer = models.ForeignKey(
        "people.Volunteer", null=True, blank=True, on_delete=models.CASCADE, related_name="pupil_links"
    )
    reference = models.BigIntegerField(default=0, help_text="the class, territory, application or pair it came with")
    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    since = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="pupil_link_ends_after_its_start",
            ),
            ExclusionConstraint(
                name="pupil_link_one_at_a_time",
                expressions=[
                    ("pupil", RangeOperators.EQUAL),
                    ("adult", RangeOperators.EQUAL),
                    ("capacity", RangeOperators.EQUAL),
                    ("purpose", RangeOperators.EQUAL),
                    (Coalesce("membership", 0), RangeOperators.EQUAL),
                    (Coalesce("volunteer", 0), RangeOperators.EQUAL),
                    ("reference", RangeOperators.EQUAL),
                    (
                        models.Func("since", "until", function="tstzrange", output_field=DateTimeRangeField()),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]
        indexes = [models.Index(fields=["adult", "pupil", "until"], name="pupil_link_of_adult")]

    def __str__(self) -> str:
        return f"{self.adult_id} → {self.pupil_id}"


class ContactPreference(models.Model):
    """A way by which somebody doesn't want to hear of a topic: the app shows it anyway."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    topic = models.CharField(max_length=40)
    channel = models.CharField(max_length=8, choices=Channel)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "topic", "channel"], name="contact_preference_once")]

    def __str__(self) -> str:
        return f"{self.topic} not by {self.channel}"


class ClassListUpload(models.Model):
    """A class list that somebody has sent and not yet confirmed; gone once imported, or after a day."""

    key = models.UUIDField(unique=True, default=uuid.uuid4)
    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    rows = models.JSONField()
    errors = models.JSONField(default=list)
    choices = models.JSONField(default=dict, db_default={}, help_text="what was refused or decided so far")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["at"], name="class_list_upload_at")]

    def __str__(self) -> str:
        return str(self.key)
