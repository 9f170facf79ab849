"""Positions in the database: a stored generated cube of 3-D coordinates in km, so that `<->` is a distance in km."""

from typing import Any

from django.db import models
from django.db.models import F, Func, GeneratedField
from django.db.models.fields import Field

from .geography import Position


class CubeField(Field):
    """A PostgreSQL cube, read as text and never written: it is generated."""

    def db_type(self, connection: Any) -> str:
        return "cube"


def point(latitude: Any, longitude: Any) -> Func:
    """The database expression for a place given in degrees (WGS84)."""
    return Func(latitude, longitude, function="public.premierpas_position", output_field=CubeField())


class PositionedModel(models.Model):
    """A place on earth, in degrees (WGS84); both or neither."""

    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    position = GeneratedField(
        expression=point(F("latitude"), F("longitude")), output_field=CubeField(null=True), db_persist=True
    )

    class Meta:
        abstract = True

    @property
    def place(self) -> Position | None:
        """The position as a value, when known."""
        if self.latitude is None or self.longitude is None:
            return None
        return Position(self.latitude, self.longitude)
