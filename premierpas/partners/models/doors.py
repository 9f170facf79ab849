"""The doors that partners can open, introductions asked for, and hours of what they are good at."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock, states
from premierpas.outreach.models import CompanyFile

from ..enums import (
    FIRST_HOURS_STATES,
    FIRST_INTRO_STATES,
    HOURS_MOVES,
    INTRO_MOVES,
    Became,
    HoursState,
    IntroState,
    SkillKind,
)
from .files import Contact


class Door(models.Model):
    """A company, a trade or people whom somebody of a partner knows well enough to introduce the association."""

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="doors")
    opens = models.CharField(_("ce que cette personne peut ouvrir"), max_length=150)
    sector = models.CharField(_("secteur"), max_length=40, blank=True)
    added_at = models.DateTimeField(default=clock.now)
    closed_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"door {self.pk}"


class Introduction(models.Model):
    """A volunteer asks for one for a company's file; the partner's person answers, and hears what became of it."""

    door = models.ForeignKey(Door, on_delete=models.CASCADE, related_name="introductions")
    file = models.ForeignKey(CompanyFile, on_delete=models.CASCADE, related_name="introductions")
    state = models.CharField(max_length=5, choices=IntroState, default=IntroState.ASKED)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)
    words = models.TextField(_("pourquoi elle aiderait"), blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=300, blank=True)
    became = models.CharField(max_length=8, choices=Became, blank=True)
    outcome = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["door", "file"],
                condition=models.Q(state__in=[IntroState.ASKED, IntroState.YES]),
                name="introduction_open_once",
            )
        ]
        triggers = states.guards("state", INTRO_MOVES, FIRST_INTRO_STATES)

    def __str__(self) -> str:
        return f"introduction {self.pk}"


class Skill(models.Model):
    """What somebody of a partner is good at, and how many hours of it they offer."""

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="skills")
    kind = models.CharField(_("compétence"), max_length=10, choices=SkillKind)
    words = models.CharField(_("en quelques mots"), max_length=150, blank=True)
    hours = models.PositiveSmallIntegerField(_("heures offertes"))
    added_at = models.DateTimeField(default=clock.now)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(hours__gte=1), name="skill_of_an_hour")]

    def __str__(self) -> str:
        return f"skill {self.pk}"


class Hours(models.Model):
    """Some of these hours, asked for something; given, and thanked for."""

    skill = models.ForeignKey(Skill, on_delete=models.CASCADE, related_name="asked")
    state = models.CharField(max_length=8, choices=HoursState, default=HoursState.ASKED)
    hours = models.PositiveSmallIntegerField(_("heures"))
    purpose = models.CharField(_("pour quoi"), max_length=200)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)
    given = models.PositiveSmallIntegerField(null=True, blank=True)
    thanks = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(hours__gte=1), name="hours_of_one")]
        triggers = states.guards("state", HOURS_MOVES, FIRST_HOURS_STATES)

    def __str__(self) -> str:
        return f"hours {self.pk}"
