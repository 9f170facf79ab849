"""The sheet that travels in the pupil's bag: what is signed, where to sign, and the code that leads to the page."""

from premierpas.core.elision import elided
from premierpas.core.languages import in_french
from premierpas.ui.pdf.documents import qr_drawing
from premierpas.ui.typography import clock_time, full_day

from ..actions.signing import STATEMENTS
from ..in_words import hours_of, reading_of
from ..models import Party, Signatory
from .one_page import one_page_pdf

_ROLES = {
    Party.GUARDIAN: "Responsable légal",
    Party.HOST: "Pour la structure d’accueil",
    Party.SCHOOL: "Pour l’établissement",
    Party.PUPIL: "Élève",
}
SIZES = (10.5, 10, 9.5, 9, 8.5, 8, 7.5)  # points of type, tried in turn until the page holds everything


@in_french()
def paper_sheet_pdf(signatory: Signatory, address: str) -> bytes:
    """One page to sign by hand; `address`: the whole address of the party's own link, drawn as a QR code."""
    agreement = signatory.agreement
    content = agreement.content
    dates = content.dates
    reading = reading_of(agreement, with_contacts=False)
    data = {
        "heading": elided(f"Convention de stage de {content.pupil_name}"),
        "over": f"{content.classroom}, {content.school_name}",
        "role": _ROLES[Party(signatory.party)],
        "name": signatory.name,
        "facts": [[*fact, ""][:3] for fact in [*reading.facts, *reading.practical]],
        "statement": str(STATEMENTS[Party(signatory.party)]),
        "qr_alt": "Code QR de la page de la convention",
        "weeks": [
            {"caption": week["caption"], "rows": [[row["name"], _spans(row)] for row in week["days"]]}
            for week in hours_of(content)
        ],
        "means": "L’élève reste élève : ni payé, ni salarié. Il observe, n’utilise ni machine, ni produit, ni appareil "
        "et ne fait aucun travail, même léger. Le texte entier (deux pages) est remis avec cette feuille, ou s’ouvre "
        "avec le code ci-contre.",
        "back": f"À rendre à l’établissement avant le {full_day(dates[0])}."
        if dates
        else "À rendre à l’établissement.",
        "reference": f"Convention {agreement.pk}, version {agreement.number}, texte {agreement.terms_hash[:16]}",
    }
    raw = {"qr": qr_drawing(address)}
    at = agreement.requested_at or agreement.created_at
    return one_page_pdf("paper", data, SIZES, title=str(data["heading"]), at=at, raw=raw)


def _spans(row: dict) -> str:
    return " et ".join(
        f"{clock_time(a)} – {clock_time(b)}" for a, b in filter(None, [row["morning"], row["afternoon"]])
    )
