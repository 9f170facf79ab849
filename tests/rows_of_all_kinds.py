"""One row of each kind that tells of people and that no act has made in a test's world."""

from hashlib import sha256
from typing import Any
from uuid import uuid4

from django.apps import apps
from django.core.files.base import ContentFile
from django.db import models

from premierpas.core import clock
from premierpas.core.retention import personal
from premierpas.placements.models import Agreement, Scan


def one_of_each(agreement: Agreement) -> None:
    """Make them, around a signed agreement where they need one; a scan with its file."""
    content = b"%PDF scan of Benali"
    scan = Scan(agreement=agreement, sha256=sha256(content).hexdigest(), pages=1, checked_by="Benali")
    scan.file.save("scan.pdf", ContentFile(content), save=False)
    scan.save()
    around = {"agreement": agreement, "placement": agreement.placement, "pupil": agreement.placement.pupil}
    for each in personal():
        _one_of(each.table, around)


# What a row of its kind needs beside what its columns ask for.
_SAID: dict[str, dict[str, Any]] = {
    "following.Nudge": {"step": "write"}, "privacy.Opening": {"link": 1}, "entrance.Consent": {"leaves": "adult"},
}  # fmt: skip


def _one_of(model: type[models.Model], around: dict[str, Any]) -> models.Model:
    found = model._default_manager.first()
    return found or model._default_manager.create(
        **{
            field.name: _value(field, around)
            for field in model._meta.concrete_fields
            if not (field.null or field.has_default() or field.auto_created or field.generated)
        }
        | _SAID.get(model._meta.label, {})
    )


def _value(field: models.Field, around: dict[str, Any]) -> Any:
    if isinstance(field, models.ForeignKey):
        return around.get(field.name) or _one_of(apps.get_model(field.related_model._meta.label), around)
    if field.choices:
        return field.choices[0][0]
    if isinstance(field, models.DateTimeField):
        return clock.now()
    if isinstance(field, models.DateField):
        return clock.today()
    if isinstance(field, models.IntegerField):
        return 1
    if isinstance(field, models.UUIDField):
        return uuid4()
    if isinstance(field, models.BooleanField):
        return True
    return b"x" if isinstance(field, models.BinaryField) else "x"
