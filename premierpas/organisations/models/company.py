"""Companies, how they were verified, and where pupils go."""

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock, states
from premierpas.core.positions import PositionedModel

from ..enums import FIRST_COMPANY_STATES, VERIFICATION_MOVES, CompanyKind, Verification
from .territory import Territory


@pghistory.track(exclude=["phone", "email", "position", "wanted_name", "name_asked_at"])
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
    wanted_name = models.CharField(_("nom demandé"), max_length=150, blank=True, default="", db_default="")
    name_asked_at = models.DateTimeField(null=True, blank=True)

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


class Tutor(models.Model):
    """Somebody of a company without an account, who looks after pupils: named on offers and agreements."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="tutors")
    name = models.CharField(_("prénom et nom"), max_length=150)
    function = models.CharField(_("fonction"), max_length=100, blank=True)
    contact = models.CharField(_("téléphone ou e-mail"), max_length=254)
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["company", "name"], condition=models.Q(until=None), name="tutor_once_by_name"
            )
        ]

    def __str__(self) -> str:
        return f"tutor of {self.company_id}"
