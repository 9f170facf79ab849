"""An agreement that was signed on paper elsewhere, as this platform can vouch for it: registered, by whom, its scan."""

import base64
import io
from typing import Any

from django.core.files.storage import default_storage
from PIL import Image

from premierpas.core import clock
from premierpas.core.languages import in_french
from premierpas.core.text import one_line
from premierpas.organisations.siret import spaced
from premierpas.ui.typography import clock_time, full_day, joined

from ..in_words import hours_of, said_days
from ..models import Agreement, Entry, Happening, Party, Scan
from ..terms.content import Content, person
from ..terms.standard import country_abroad
from .signatures import chain_rows

_SHOWN = 1240  # pixels of a page's width as it is shown; the scan itself is attached whole


@in_french()
def registration_of(agreement: Agreement, entries: list[Entry]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the sheet says, and the scan as it is attached and shown."""
    scan = Scan.objects.filter(agreement=agreement).order_by("pk").last()
    told = next((each for each in reversed(entries) if each.happening == Happening.REGISTERED), None)
    data = {
        "heading": "Convention signée en dehors de la plateforme",
        "reference": f"Enregistrement {agreement.pk}, version {agreement.number}",
        "means": "Fiche d’enregistrement. La convention elle-même est le document papier, dont la copie numérisée est "
        "jointe à ce fichier et montrée ci-après. Rien n’a été signé sur la plateforme.",
        "facts": [list(row) for row in _facts(agreement.content) if row[1]],
        "registered": [list(row) for row in (_registered(told) if told else []) if row[1]],
        "chain": chain_rows(entries),
    }
    pdf = _bytes(scan) if scan else b""
    scan_hash = scan.sha256 if scan else ""
    return data, {"scan_hash": scan_hash, "scan": list(pdf), "pages": _pages(pdf) if pdf else []}


def _facts(content: Content) -> list[tuple[str, str]]:
    town = f"{content.host_postal_code} {content.host_city}".strip()
    place = ", ".join(filter(None, [content.host_street, town, country_abroad(content.host_country)]))
    siret = spaced(content.host_siret) if len(content.host_siret) == 14 else content.host_without_siret
    return [
        ("Élève", ", ".join(filter(None, [content.pupil_name, content.classroom]))),
        ("Établissement", content.school_name),
        ("Structure", content.host_name),
        ("Lieu", place),
        ("SIRET", siret),
        ("Jours", said_days(content.dates) if content.dates else ""),
        ("Horaires", " ; ".join(_hours(row) for week in hours_of(content) for row in week["days"])),
        ("Tuteur", joined([person(each) for each in content.tutors if each.get("name")])),
    ]


def _hours(row: dict[str, Any]) -> str:
    spans = [f"{clock_time(slot[0])} – {clock_time(slot[1])}" for slot in (row["morning"], row["afternoon"]) if slot]
    return f"{row['name']} {', '.join(spans)}"


def _registered(entry: Entry) -> list[tuple[str, str]]:
    at = entry.at.astimezone(clock.PARIS)
    names = entry.data.get("names", {})
    read = [f"{Party(party).label} : {one_line(name)}" for party, name in names.items() if name]
    return [
        ("Enregistrée par", f"{entry.data['by']}, qui dit avoir vu l’original"),
        ("Le", f"{full_day(at)} à {clock_time(at)} (heure de Paris)"),
        ("Noms lus sur le papier", " ; ".join(read)),
    ]


def _bytes(scan: Scan) -> bytes:
    with default_storage.open(str(scan.file.name)) as file:
        return bytes(file.read())


def _pages(pdf: bytes) -> list[str]:
    """Each page's picture as an SVG: a text, so that it travels in JSON."""
    from pypdf import PdfReader  # no start waits for it

    return [_drawing(Image.open(io.BytesIO(page.images[0].data))) for page in PdfReader(io.BytesIO(pdf)).pages]


def _drawing(picture: Image.Image) -> str:
    picture = picture.convert("L") if picture.mode in ("1", "L") else picture.convert("RGB")
    picture.thumbnail((_SHOWN, _SHOWN * 2))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=70)
    size = f'width="{picture.width}" height="{picture.height}"'
    data = base64.b64encode(out.getvalue()).decode()
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><image {size} href="data:image/jpeg;base64,{data}"/></svg>'
