"""Everything that is kept of a person, in one ZIP: JSON for programs, a page for people, and the files."""

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q, QuerySet
from django.template.loader import render_to_string

from premierpas.accounts.models import User
from premierpas.core import clock
from premierpas.core.outbox.secrets import hidden
from premierpas.core.retention import Clock, Personal, of_clock
from premierpas.people.models import Guardian, Pupil
from premierpas.placements.models import SealedFile
from premierpas.ui.typography import title_first
from premierpas.week.models import Photo

from .engine import of_whom

# What would open something, and what only the machine reads.
_HIDDEN = {
    "password", "passphrase_hash", "nonce", "token_hash", "row", "device", "picture", "position", "search", "secrets",
    "key", "page", "turn", "result", "data_key",
}  # fmt: skip
# Notes of those who follow a report up tell of others too: whoever answers a demand gives them by hand.
_NOT_SHOWN = {
    "messaging.IncidentNote",
    "mfa.Authenticator",
    "accounts.UserSession",
    "accounts.KnownDevice",
    "account.EmailConfirmation",
}
_ARCHIVE = {
    "placements.Agreement": "placement__pupil", "placements.Entry": "placement__pupil",
    "placements.Signature": "signatory__agreement__placement__pupil", "placements.Scan": "agreement__placement__pupil",
    "placements.SealedFile": "agreement__placement__pupil",
}  # fmt: skip


@dataclass
class Export:
    """The ZIP, and how much it holds."""

    content: bytes
    models: int
    rows: int
    files: int


@dataclass
class _Part:
    model: str
    what: str
    purpose: str
    until: str
    rows: list[dict[str, Any]] = field(default_factory=list)


def export_person(user: User, *, to_family: bool = False) -> Export:
    """All that is kept of the holder of an account; of a pupil, the whole file.

    `to_family`: without what is a pupil's own (`Personal.private`): what they reported may be about the family.
    """
    pupil = Pupil.objects.filter(user=user).first()
    parts = [part for part in _parts(user, pupil, to_family) if part.rows]
    made_at = clock.now()
    out, files = io.BytesIO(), 0
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        told = {"made_at": made_at, "site": settings.SITE_NAME, "parts": [vars(part) for part in parts]}
        archive.writestr("donnees.json", json.dumps(told, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1))
        words = {"parts": parts, "to_family": to_family, "made_at": made_at, "site_name": settings.SITE_NAME}
        archive.writestr("donnees.html", render_to_string("privacy/export.html", words))
        for name, content in _files(pupil, to_family):
            archive.writestr(name, content)
            files += 1
    rows = sum(len(part.rows) for part in parts)
    return Export(out.getvalue(), len({part.model for part in parts}), rows, files)


def _parts(user: User, pupil: Pupil | None, to_family: bool) -> Iterator[_Part]:
    found = of_whom(Clock.ACCOUNT, user.pk)
    if pupil is not None:
        found = [*of_whom(Clock.PUPIL, pupil.pk), *found, *_archived(pupil)]
    found += [(each, rows) for each in of_clock(Clock.ROW) if (rows := _by_date(each, user, pupil)) is not None]
    seen: set[str] = set()
    for each, rows in found:
        if each.model not in _NOT_SHOWN and each.model not in seen and not (to_family and each.private):
            seen.add(each.model)
            part = _Part(each.model, title_first(str(each.what)), str(each.purpose), str(each.until.label))
            part.rows = [_told(row) for row in rows.order_by("pk")]
            yield part


def _archived(pupil: Pupil) -> list[tuple[Personal, QuerySet[Any]]]:
    return [
        (each, each.table._default_manager.filter(**{_ARCHIVE[each.model]: pupil.pk}))
        for each in of_clock(Clock.ARCHIVE)
        if each.model in _ARCHIVE
    ]


def _by_date(each: Personal, user: User, pupil: Pupil | None) -> QuerySet[Any] | None:
    """The rows with a date of their own that are about this person; None where they are about nobody."""
    rows = each.table._default_manager.all()
    if each.model == "core.Message":
        return rows.filter(Q(user=user) | Q(to__in=_addresses(user, pupil)))
    if each.model == "accounts.Link":
        return rows.filter(recipient__in=_addresses(user, pupil))
    if each.model == "organisations.Invitation":
        return rows.filter(email=user.email) if user.email else None
    if each.model == "privacy.Opening":
        return rows.filter(pupil=pupil) if pupil else None
    if each.model in ("privacy.Demand", "privacy.Warned"):
        return rows.filter(user=user)
    return None


def _addresses(user: User, pupil: Pupil | None) -> list[str]:
    found = [user.email, user.phone]
    if pupil is not None:
        found.append(pupil.phone)
        for pair in Guardian.objects.filter(pupil=pupil).values_list("email", "phone"):
            found += pair
    return [each for each in found if each]


def _told(row: models.Model) -> dict[str, Any]:
    """A row as words: its fields by their names, without what would open something."""
    told: dict[str, Any] = {}
    for column in row._meta.concrete_fields:
        if column.name in _HIDDEN or column.name.startswith("pgh_"):
            continue
        value = getattr(row, column.attname)
        if column.choices:
            value = getattr(row, f"get_{column.name}_display")()
        elif isinstance(column, models.FileField):
            value = value.name
        elif isinstance(column, models.BinaryField):
            continue
        elif type(value).__module__.startswith("psycopg"):
            value = str(value)
        if value not in ("", None, [], {}):
            told[title_first(str(column.verbose_name))] = value
    if row._meta.label == "core.Message":
        told["Body"] = hidden(row)  # type: ignore[arg-type]
    return told


def _files(pupil: Pupil | None, to_family: bool) -> Iterator[tuple[str, bytes]]:
    if pupil is None:
        return
    photos = Photo.objects.none() if to_family else Photo.objects.filter(placement__pupil=pupil)
    for photo in photos.order_by("pk"):
        yield f"photos/{photo.day.isoformat()}-{photo.pk}.jpg", bytes(photo.picture)
    for sealed in SealedFile.objects.filter(agreement__placement__pupil=pupil).order_by("pk"):
        if default_storage.exists(str(sealed.file.name)):
            with default_storage.open(str(sealed.file.name)) as stored:
                yield f"conventions/convention-{sealed.agreement_id}.pdf", stored.read()
