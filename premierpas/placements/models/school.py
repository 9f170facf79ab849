"""What a school sets for its agreements, and who may sign for its head."""

import pghistory
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock
from premierpas.organisations.models import Membership, School


class SigningOrder(models.TextChoices):
    """Who signs first."""

    ANY = "any", _("dans n’importe quel ordre")
    SCHOOL_LAST = "school_last", _("le chef d’établissement en dernier")
    HOST_FIRST = "host_first", _("la structure d’accueil en premier")


@pghistory.track(exclude=["logo"])
class SchoolTerms(models.Model):
    """A school's own settings for agreements; a school without a row has the usual ones."""

    school = models.OneToOneField(School, on_delete=models.CASCADE, related_name="agreement_terms")
    extra_article = models.TextField(_("article propre à l’établissement"), max_length=1200, blank=True)
    own_articles = models.TextField(
        _("articles propres à l’établissement"), max_length=12000, blank=True, default="", db_default=""
    )
    own_articles_version = models.PositiveSmallIntegerField(default=0, db_default=0)
    objectives = models.TextField(_("objectifs du stage"), max_length=600, blank=True)
    follow_up = models.TextField(_("suivi pendant la semaine"), max_length=400, blank=True)
    insurance = models.CharField(_("assurance de l’établissement"), max_length=200, blank=True)
    board_decision = models.CharField(_("délibération du conseil d’administration"), max_length=200, blank=True)
    guardians = models.PositiveSmallIntegerField(_("signatures de responsables légaux"), default=1)
    second_guardian_required = models.BooleanField(_("la seconde signature est obligatoire"), default=False)
    order = models.CharField(_("ordre des signatures"), max_length=12, choices=SigningOrder, default=SigningOrder.ANY)
    logo = models.BinaryField(blank=True, default=b"")
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(guardians__in=[1, 2]), name="school_terms_one_or_two_guardians")
        ]

    def __str__(self) -> str:
        return f"terms of {self.school_id}"


@pghistory.track()
class Delegation(models.Model):
    """The head teacher's dated delegation: a member of the school who may sign agreements in their name."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="delegations")
    delegate = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="delegations")
    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    first_day = models.DateField(_("premier jour"))
    last_day = models.DateField(_("dernier jour"))
    granted_at = models.DateTimeField(default=clock.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")),
                name="delegation_ends_after_its_start",
                violation_error_message=_("Le dernier jour est avant le premier."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.delegate_id} for {self.school_id}"
