"""Trades that pupils keep, and the lists of others (ROME, ONISEP), each in tables of its own with its licence."""

from django.db import models

from premierpas.core import clock
from premierpas.people.models import Pupil

from .enums import Source


class KeptTrade(models.Model):
    """A trade that a pupil keeps, by the slug of its sheet."""

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="kept_trades")
    slug = models.SlugField(max_length=60)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pupil", "slug"], name="kept_trade_once")]

    def __str__(self) -> str:
        return f"{self.pupil_id} keeps {self.slug}"


class Import(models.Model):
    """The last import of a source: when, from which file."""

    source = models.CharField(max_length=8, choices=Source, primary_key=True)
    file = models.CharField(max_length=200)
    at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return self.source


class RomeOccupation(models.Model):
    """An occupation of ROME 4. France Travail, Licence Ouverte 2.0."""

    code = models.CharField(max_length=5, primary_key=True)
    name = models.CharField(max_length=300)

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class RomeTitle(models.Model):
    """A job title of ROME 4. France Travail, Licence Ouverte 2.0."""

    ogr = models.PositiveIntegerField(primary_key=True)
    occupation = models.ForeignKey(RomeOccupation, on_delete=models.CASCADE, related_name="titles")
    name = models.CharField(max_length=300)
    sort_name = models.CharField(max_length=300)

    def __str__(self) -> str:
        return self.name


class OnisepOccupation(models.Model):
    """An occupation of ONISEP's list Idéo. ODbL 1.0: it is never shipped, and whoever asks gets this table."""

    code = models.CharField(max_length=20, primary_key=True)
    name = models.CharField(max_length=300)
    sort_name = models.CharField(max_length=300)
    address = models.URLField(max_length=300)
    rome = models.CharField(max_length=5, blank=True)
    domains = models.CharField(max_length=500, blank=True)
    publications = models.TextField(blank=True, help_text="the guides of ONISEP that tell of it, with their years")

    def __str__(self) -> str:
        return self.name
