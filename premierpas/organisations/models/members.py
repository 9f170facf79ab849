"""Who belongs where, in which role, and who is invited."""

from datetime import date, timedelta

import pghistory
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock

from ..enums import SCHOOL_ROLES, Role
from .company import Company
from .school import Classroom, School
from .territory import Territory


@pghistory.track(exclude=["note"])
class Membership(models.Model):
    """A person's dated place in a school, company or territory: what grants them a capacity."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=16, choices=Role)
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.CASCADE, related_name="memberships")
    company = models.ForeignKey("Company", null=True, blank=True, on_delete=models.CASCADE, related_name="memberships")
    territory = models.ForeignKey(
        Territory, null=True, blank=True, on_delete=models.CASCADE, related_name="memberships"
    )
    function = models.CharField(_("fonction"), max_length=100, blank=True)
    may_sign = models.BooleanField(_("peut signer"), default=False)
    since = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True, blank=True)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="membership_of_its_kind_of_organisation",
                condition=(
                    models.Q(role__in=SCHOOL_ROLES, school__isnull=False, company=None, territory=None)
                    | models.Q(role=Role.COMPANY, company__isnull=False, school=None, territory=None)
                    | models.Q(role=Role.COORDINATOR, territory__isnull=False, school=None, company=None)
                ),
            ),
            models.UniqueConstraint(
                fields=["user", "role", "school", "company", "territory"],
                condition=models.Q(until=None),
                nulls_distinct=False,
                name="membership_once",
            ),
        ]
        indexes = [
            models.Index(fields=["school", "role"], name="membership_school"),
            models.Index(fields=["company"], name="membership_company"),
            models.Index(fields=["territory"], name="membership_territory"),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.user_id}"


class ClassroomTeacher(models.Model):
    """A teacher of a class; one of them is its referent (professeur référent). A stand-in has `since` and `until`."""

    classroom = models.ForeignKey(Classroom, on_delete=models.CASCADE, related_name="teachers")
    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="classrooms")
    is_referent = models.BooleanField(_("professeur référent"), default=False)
    since = models.DateTimeField(null=True, blank=True)
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(since=None, until=None)
                | models.Q(since__isnull=False, until__isnull=False, until__gt=models.F("since")),
                name="classroom_teacher_ends_after_its_start",
            ),
            models.UniqueConstraint(fields=["classroom", "membership"], name="classroom_teacher_once"),
            models.UniqueConstraint(
                fields=["classroom"], condition=models.Q(is_referent=True), name="classroom_one_referent"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.membership_id} in {self.classroom_id}"

    @property
    def last_day(self) -> date | None:
        """The last day of a stand-in, as it was typed."""
        return (self.until.astimezone(clock.PARIS) - timedelta(days=1)).date() if self.until else None


class Invitation(models.Model):
    """A person asked to join an organisation; the link in the message makes the account and the membership.

    `claimed_name`: what whoever opened the message typed, where it isn't the name of who was meant.
    """

    email = models.EmailField(_("e-mail"))
    name = models.CharField(_("nom"), max_length=150)
    role = models.CharField(max_length=16, choices=Role)
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.CASCADE, related_name="invitations")
    company = models.ForeignKey(Company, null=True, blank=True, on_delete=models.CASCADE, related_name="invitations")
    territory = models.ForeignKey(
        Territory, null=True, blank=True, on_delete=models.CASCADE, related_name="invitations"
    )
    function = models.CharField(_("fonction"), max_length=100, blank=True, db_default="", default="")
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=clock.now)
    claimed_name = models.CharField(max_length=150, blank=True, db_default="", default="")
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["email", "role", "school", "company", "territory"],
                condition=models.Q(accepted_at=None, withdrawn_at=None),
                nulls_distinct=False,
                name="invitation_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.email}"
