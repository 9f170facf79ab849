"""All sealed agreements of a class, a school or a deployment in one ZIP, with an index and the public certificate."""

import csv
import io
import zipfile
from typing import IO, Any

from cryptography.hazmat.primitives import serialization
from django.core.files.storage import default_storage
from django.db.models import QuerySet
from django.utils.text import slugify

from premierpas.core.languages import in_french
from premierpas.core.spreadsheets import defused

from ..models import Agreement, Kind, SealedFile
from .remembered import trusted_certificates

HEAD = ["fichier", "convention", "version", "avenant", "classe", "etablissement", "uai", "eleve", "structure",
        "premier_jour", "dernier_jour", "signee_le", "type", "etat", "etat_le", "sha256"]  # fmt: skip

_KINDS = {Kind.HERE: "convention", Kind.OUTSIDE: "hors plateforme"}


@in_french()
def export_zip(file: IO[bytes], agreements: QuerySet[Agreement]) -> dict[str, int]:
    """Write the sealed files of these agreements' placements, amendments too; returns counts of files and bytes."""
    placements = agreements.order_by().values("placement_id")
    rows = SealedFile.objects.filter(agreement__placement__in=placements).select_related(
        "agreement__placement__enrolment__classroom__school"
    )
    index = io.StringIO()
    writer = csv.writer(index, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEAD)
    count = size = 0
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for row in rows.order_by("agreement__placement__enrolment__classroom", "agreement_id").iterator(500):
            name = _name(row)
            with default_storage.open(str(row.file.name)) as stored:
                archive.writestr(name, stored.read())
            writer.writerow([defused(cell) for cell in _line(row, name)])
            count, size = count + 1, size + row.size
        archive.writestr("index.csv", "\ufeff" + index.getvalue())
        archive.writestr("certificate.pem", certificate_pem())
    return {"agreements": count, "bytes": size}


def certificate_pem() -> bytes:
    """The public certificates that the files can be checked with, the present one first."""
    return b"".join(each.public_bytes(serialization.Encoding.PEM) for each in trusted_certificates())


def _name(row: SealedFile) -> str:
    agreement = row.agreement
    classroom = agreement.placement.enrolment.classroom
    kind = (
        "avenant" if agreement.is_amendment else ("enregistrement" if agreement.kind == Kind.OUTSIDE else "convention")
    )
    who = slugify(agreement.terms.get("pupil_name", ""))[:60] or "eleve"
    school, room = slugify(classroom.school.name)[:40] or "etablissement", slugify(classroom.name) or "classe"
    return f"{school}/{room}/{kind}-{agreement.pk}-{who}.pdf"


def _line(row: SealedFile, name: str) -> list[Any]:
    agreement = row.agreement
    terms, classroom = agreement.terms, agreement.placement.enrolment.classroom
    dates = agreement.content.dates
    return [
        name, agreement.pk, agreement.number, agreement.amends_id or "", classroom.name, classroom.school.name,
        classroom.school.uai, terms.get("pupil_name", ""), terms.get("host_name", ""),
        dates[0].isoformat() if dates else "", dates[-1].isoformat() if dates else "",
        agreement.signed_at.isoformat() if agreement.signed_at else "", *_standing(agreement), row.sha256,
    ]  # fmt: skip


def _standing(agreement: Agreement) -> tuple[str, str, str]:
    """Of which type, in which state, and since when: a file that is whole may be of an agreement that is over."""
    kind = "avenant" if agreement.is_amendment else _KINDS[Kind(agreement.kind)]
    since = agreement.ended_at or agreement.signed_at
    return kind, agreement.get_state_display(), since.isoformat() if since else ""
