"""Schools, companies, territories, and who belongs to them."""

import pghistory
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock, states
from premierpas.core.positions import PositionedModel

from .enums import FIRST_COMPANY_STATES, VERIFICATION_MOVES, CompanyKind, Level, Priority, Role, Verification


class Territory(models.Model):
    """A set of communes with its coordinators and settings; each school and site lies in exactly one."""

    name = models.CharField(max_length=120, unique=True)
    slug = models.SlugField(max_length=60, unique=True)
    live_applications = models.PositiveSmallIntegerField(
        _("candidatures en cours par élève"), default=settings.LIVE_APPLICATIONS_PER_PUPIL
    )
    phone = models.CharField(_("téléphone"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    live_applications__gte=1, live_applications__lte=settings.LIVE_APPLICATIONS_PER_PUPIL
                ),
                name="territory_applications_only_stricter",
                violation_error_message=_("Un territoire peut seulement baisser cette limite."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class TerritoryHoliday(models.Model):
    """School holidays that a territory enters, where its academy has a calendar of its own (Corsica, overseas)."""

    territory = models.ForeignKey(Territory, on_delete=models.CASCADE, related_name="holidays")
    name = models.CharField(_("nom"), max_length=60)
    first_day = models.DateField(_("premier jour"))
    last_day = models.DateField(_("dernier jour"))

    class Meta:
        ordering = ["first_day"]
        constraints = [
            models.UniqueConstraint(fields=["territory", "first_day"], name="territory_holiday_once"),
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")), name="territory_holiday_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class TerritoryCommune(models.Model):
    """A commune (INSEE code) of a territory."""

    territory = models.ForeignKey(Territory, on_delete=models.CASCADE, related_name="communes")
    insee = models.CharField(max_length=5, unique=True)

    def __str__(self) -> str:
        return self.insee


class School(PositionedModel):
    """A collège or lycée that takes part; the register of all schools ships with the product (core.register)."""

    uai = models.CharField(_("code UAI"), max_length=8, unique=True)
    name = models.CharField(_("nom"), max_length=150)
    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="schools")
    priority = models.CharField(max_length=12, choices=Priority, default=Priority.NONE)
    academy = models.CharField(_("académie"), max_length=60)
    zone = models.CharField(_("zone de vacances"), max_length=1, blank=True)
    street = models.CharField(_("adresse"), max_length=200, blank=True)
    postal_code = models.CharField(_("code postal"), max_length=5, blank=True)
    city = models.CharField(_("ville"), max_length=100, blank=True)
    insee = models.CharField(max_length=5, blank=True)
    phone = models.CharField(_("téléphone"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    joined_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return self.name

    @property
    def is_priority(self) -> bool:
        """REP, REP+ or in a priority district; `qpv_proche` doesn't count (domain.md, Fairness)."""
        return self.priority in (Priority.REP, Priority.REP_PLUS, Priority.QPV)


class Classroom(models.Model):
    """A class of one school year; `key` is its name as lists are matched by."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="classrooms")
    school_year = models.PositiveSmallIntegerField(_("année scolaire"), help_text=_("année de la rentrée"))
    name = models.CharField(_("nom"), max_length=40)
    key = models.CharField(max_length=40)
    level = models.CharField(_("niveau"), max_length=3, choices=Level)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["school", "school_year", "key"], name="classroom_once_per_year")]
        ordering = ["key"]

    def __str__(self) -> str:
        return self.name


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
                    models.Q(
                        role__in=[Role.HEAD_TEACHER, Role.TEACHER], school__isnull=False, company=None, territory=None
                    )
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
    """A teacher of a class; one of them is its referent (professeur référent)."""

    classroom = models.ForeignKey(Classroom, on_delete=models.CASCADE, related_name="teachers")
    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="classrooms")
    is_referent = models.BooleanField(_("professeur référent"), default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["classroom", "membership"], name="classroom_teacher_once"),
            models.UniqueConstraint(
                fields=["classroom"], condition=models.Q(is_referent=True), name="classroom_one_referent"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.membership_id} in {self.classroom_id}"


@pghistory.track()
class InternshipPeriod(models.Model):
    """When a class, or a whole level of a school, may go: search, expiry and risk use it."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="periods")
    classroom = models.ForeignKey(Classroom, null=True, blank=True, on_delete=models.CASCADE, related_name="periods")
    level = models.CharField(max_length=3, choices=Level)
    first_day = models.DateField(_("premier jour"))
    last_day = models.DateField(_("dernier jour"))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")),
                name="period_ends_after_its_start",
                violation_error_message=_("Le dernier jour est avant le premier."),
            ),
            models.UniqueConstraint(
                fields=["school", "classroom", "level", "first_day"], nulls_distinct=False, name="period_once"
            ),
        ]
        indexes = [models.Index(fields=["first_day", "last_day"], name="period_days")]

    def __str__(self) -> str:
        return f"{self.first_day} – {self.last_day}"


@pghistory.track(exclude=["phone", "email", "position"])
class Company(PositionedModel):
    """A host: one establishment, one SIRET. A SIRET is public and proves nothing about who typed it."""

    siret = models.CharField(_("SIRET"), max_length=14, unique=True)
    name = models.CharField(_("nom"), max_length=150)
    slug = models.SlugField(max_length=80)
    kind = models.CharField(_("type de structure"), max_length=16, choices=CompanyKind, default=CompanyKind.COMPANY)
    naf = models.CharField(_("activité (NAF)"), max_length=8, blank=True)
    street = models.CharField(_("adresse"), max_length=200, blank=True)
    postal_code = models.CharField(_("code postal"), max_length=5, blank=True)
    city = models.CharField(_("ville"), max_length=100, blank=True)
    insee = models.CharField(max_length=5, blank=True)
    phone = models.CharField(_("téléphone"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    territory = models.ForeignKey(Territory, null=True, blank=True, on_delete=models.PROTECT, related_name="companies")
    state = models.CharField(max_length=12, choices=Verification, default=Verification.UNVERIFIED)
    signed_up_at = models.DateTimeField(default=clock.now)

    class Meta:
        triggers = states.guards("state", VERIFICATION_MOVES, FIRST_COMPANY_STATES)
        indexes = [models.Index(fields=["territory", "state"], name="company_territory_state")]

    def __str__(self) -> str:
        return self.name

    @property
    def siren(self) -> str:
        """The number shared by all establishments of a firm."""
        return self.siret[:9]

    @property
    def is_verified(self) -> bool:
        return self.state == Verification.VERIFIED


class CompanyCheck(models.Model):
    """One call-back: who verified which person of which company, on a contact found where, when, with what result."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="checks")
    person = models.ForeignKey(Membership, null=True, on_delete=models.SET_NULL, related_name="+")
    contact = models.CharField(_("contact rappelé"), max_length=200)
    found_at = models.CharField(_("où ce contact a été trouvé"), max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    called_on = models.DateField(_("date de l’appel"), null=True, blank=True)
    at = models.DateTimeField(default=clock.now)
    accepted = models.BooleanField()
    note = models.TextField(_("note"), blank=True)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"check of {self.company_id}"


class Site(PositionedModel):
    """Where the pupil goes: a place or service of a company."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="sites")
    name = models.CharField(_("nom du lieu"), max_length=120)
    street = models.CharField(_("adresse"), max_length=200)
    postal_code = models.CharField(_("code postal"), max_length=5)
    city = models.CharField(_("ville"), max_length=100)
    insee = models.CharField(max_length=5)
    is_exact = models.BooleanField(_("position exacte"), default=False)
    territory = models.ForeignKey(Territory, null=True, blank=True, on_delete=models.PROTECT, related_name="sites")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["company", "name", "street", "insee"], name="site_once")]

    def __str__(self) -> str:
        return f"{self.name}, {self.city}"


class Invitation(models.Model):
    """A person asked to join an organisation; the link in the message makes the account and the membership."""

    email = models.EmailField(_("e-mail"))
    name = models.CharField(_("nom"), max_length=150)
    role = models.CharField(max_length=16, choices=Role)
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.CASCADE, related_name="invitations")
    company = models.ForeignKey(Company, null=True, blank=True, on_delete=models.CASCADE, related_name="invitations")
    territory = models.ForeignKey(
        Territory, null=True, blank=True, on_delete=models.CASCADE, related_name="invitations"
    )
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=clock.now)
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
