"""What a company said on site, and the objections that were heard."""

from django.conf import settings
from django.db import models

from premierpas.core import clock
from premierpas.offers.enums import OfferLevel
from premierpas.offers.models import Offer

from ..enums import Objection, Outcome
from .files import CompanyFile, Contact


class Interview(models.Model):
    """What a company said on site: enough for an offer and an agreement. One that is open is its author's to complete.

    What isn't known yet is empty: it is asked later, and never stands in the way of keeping the rest.
    """

    file = models.ForeignKey(CompanyFile, on_delete=models.CASCADE, related_name="interviews")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=clock.now)
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    title = models.CharField(max_length=120, blank=True)
    sector = models.CharField(max_length=30, blank=True)
    occupations = models.JSONField(
        default=list, db_default=[], blank=True, help_text="the slugs of the sheets of trades a pupil would meet"
    )
    trades = models.TextField(blank=True, help_text="what a pupil would see, as it was said")
    level = models.CharField(max_length=8, choices=OfferLevel, default=OfferLevel.COLLEGE)
    places = models.PositiveSmallIntegerField(default=1)
    weeks = models.JSONField(default=list, blank=True, help_text="[[first day, last day], …]")
    street = models.CharField(max_length=200, blank=True)
    postal_code = models.CharField(max_length=5, blank=True)
    city = models.CharField(max_length=100, blank=True)
    tutor_name = models.CharField(max_length=150, blank=True)
    tutor_phone = models.CharField(max_length=20, blank=True)
    tutor_email = models.EmailField(blank=True)
    needs = models.TextField(blank=True, help_text="what the company wants for itself")
    said = models.TextField(blank=True, help_text="its own words")
    offer = models.ForeignKey(Offer, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    drafted_at = models.DateTimeField(null=True, blank=True)
    shown_at = models.DateTimeField(null=True, blank=True, help_text="the draft was sent to the host to confirm")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.CharField(
        max_length=150, blank=True, db_default="", help_text="who of the host, as they typed it"
    )
    to_mend = models.TextField(blank=True, db_default="", help_text="what the host wants otherwise")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["file", "by"], condition=models.Q(drafted_at=None), name="interview_open_once_a_person"
            ),
            models.CheckConstraint(condition=models.Q(places__gte=1), name="interview_places_from_one"),
        ]

    def __str__(self) -> str:
        return f"interview {self.pk} of {self.file_id}"


class Heard(models.Model):
    """An objection that was heard in an interview, what was answered and what became of it."""

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="objections")
    objection = models.CharField(max_length=16, choices=Objection)
    outcome = models.CharField(max_length=8, choices=Outcome)
    answer = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["interview", "objection"], name="objection_once_an_interview")]

    def __str__(self) -> str:
        return f"{self.objection} in {self.interview_id}"
