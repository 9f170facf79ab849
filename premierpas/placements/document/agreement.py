"""The agreement as a PDF: two pages for an ordinary week, then the evidence when all have signed."""

from datetime import date
from typing import Any

from django.conf import settings

from premierpas.core.canonical import canonical_json
from premierpas.core.languages import in_french
from premierpas.ui.pdf.rendering import page_count, render_pdf
from premierpas.ui.typography import clock_time, full_date, hours, title_first

from ..changes import changes_of
from ..in_words import hours_of
from ..models import Agreement, AgreementState, Entry, Kind, Party, SchoolTerms, Signatory
from ..terms.articles import AMENDS
from ..terms.content import Content
from ..terms.wording import law_of, wording_of
from .evidence import evidence_of, terms_bytes
from .parties import TO_FILL, concerned, contracting
from .registration import registration_of
from .signatures import block_of, proof_of, whole_words

SIZES = (9.3, 8.9, 8.5, 8.1)  # points of type
_SEATS = [Party.SCHOOL, Party.HOST, Party.GUARDIAN, Party.PUPIL]
_SOUTHERN_YEAR = frozenset({"986", "988"})  # from February to December
WIDE = 30  # letters of a word in a column of the page; longer ones may break


# Nobody is bound by a text in these states; it says so in its head and on every page.
_STATES = {
    AgreementState.DRAFT: "Projet à compléter",
    AgreementState.READY: "Projet prêt à signer",
    AgreementState.SIGNING: "Projet en cours de signature",
    AgreementState.REFUSED: "Texte refusé",
    AgreementState.VOID: "Texte annulé",
}


@in_french()
def agreement_pdf(agreement: Agreement) -> bytes:
    """The agreement in its present state, the same bytes for the same rows.

    A signed one carries `terms.json` and `evidence.json`. One that was signed elsewhere is a registration, with the
    scan. Two to four queries, however many have signed.
    """
    setting = setting_of(agreement)
    if _is_registration(agreement):
        return render_pdf("registration", **setting)
    return _on_two_pages(setting)


def _on_two_pages(setting: dict[str, Any]) -> bytes:
    """In the largest type that keeps all but the evidence on two pages; long texts take more."""
    data = setting["data"]
    for size in SIZES:
        front = render_pdf("agreement", **setting | {"data": data | {"size": size, "proof": None}})
        if page_count(front) <= 2:
            break
    return render_pdf("agreement", **setting | {"data": data | {"size": size}}) if data["proof"] else front


@in_french()
def setting_of(agreement: Agreement) -> dict[str, Any]:
    """All that `render_pdf` takes to set the agreement: every query is here, none in the setting."""
    rows = Signatory.objects.filter(agreement=agreement)
    signatories = sorted(rows.select_related("signature__scan", "signature__delegation__granted_by"), key=_seat)
    signed = agreement.state == AgreementState.SIGNED
    told = signed or _is_registration(agreement)
    entries = list(Entry.objects.filter(placement=agreement.placement_id).order_by("sequence")) if told else []
    attached: dict[str, Any] = {"terms": "", "evidence": ""}
    if signed:
        attached = {
            "terms": terms_bytes(agreement).decode(),
            "evidence": canonical_json(evidence_of(agreement, signatories, entries)).decode(),
        }
    whole = whole_words(agreement, entries)
    at = agreement.signed_at or agreement.ended_at or agreement.requested_at or agreement.created_at
    common = {"author": settings.SITE_NAME, "at": at, "longest": WIDE, "archived": True}
    if _is_registration(agreement):
        data, scan = registration_of(agreement, entries)
        raw = attached | scan | {"whole": whole}
        return common | {"data": data, "title": f"{data['heading']} n° {agreement.pk}", "raw": raw}
    school = SchoolTerms.objects.filter(school__uai=agreement.terms.get("school_uai", "")).first()
    data = _data(agreement, signatories, school) | {"proof": proof_of(signatories, entries) if signed else None}
    attached |= {"whole": whole, "amends": _amended(agreement.content)}
    raw = attached | {"logo": list(bytes(school.logo)) if school and school.logo else []}
    return common | {"data": data, "title": f"{data['heading']} n° {agreement.pk}", "raw": raw}


def _seat(row: Signatory) -> tuple[int, int]:
    """School, host, guardians, pupil, whoever was seated first."""
    return _SEATS.index(Party(row.party)), row.rank


def _is_registration(agreement: Agreement) -> bool:
    """Signed outside, and none of ours: those of before 2026-2 carry our articles and stay as they were."""
    return agreement.kind == Kind.OUTSIDE and not agreement.content.articles


def _data(agreement: Agreement, signatories: list[Signatory], school: SchoolTerms | None) -> dict[str, Any]:
    content = agreement.content
    words = wording_of(content, parties=signatories, own=school)
    amends = agreement.is_amendment
    signed = agreement.state == AgreementState.SIGNED
    return {
        "size": SIZES[0],
        "heading": "Avenant à la convention de stage d’observation" if amends else "Convention de stage d’observation",
        "over": f"Année scolaire {_said_year(content)}",
        "state": "" if signed else f"{_STATES[AgreementState(agreement.state)]}. Ce document n’engage personne.",
        "reference": f"{'Avenant' if amends else 'Convention'} {agreement.pk}, version {agreement.number}",
        "contracting": contracting(content, words),
        "concerned": concerned(content),
        "changes": [list(row) for row in changes_of(agreement)],
        "change_reason": content.amends.get("reason", agreement.amendment_reason),
        "weeks": [_week(week) for week in hours_of(content)],
        # An amendment leaves the rest as it stands: what was signed isn't printed a second time.
        "texts": [] if amends else _texts(content, words),
        "facts": [] if amends else _facts(content, words),
        "articles": [] if amends else _columns(words["articles"]),
        "extra_article": "" if amends else content.extra_article,
        "signatures": [block_of(row) for row in signatories],
    }


def _said_year(content: Content) -> str:
    """`2026–2027`; `2027` where schools follow the calendar year."""
    if content.dates and law_of(content) in _SOUTHERN_YEAR:
        return str(content.dates[0].year)
    return f"{content.school_year}–{content.school_year + 1}"


def _amended(content: Content) -> list[str]:
    texts = content.amends.get("texts", [])
    lines = [
        f"{name} n° {each['agreement']}, version {each['number']}, {_signed_on(each)}. Empreinte {each['fingerprint']}."
        for name, each in zip(("Convention", "Déjà modifiée par l’avenant"), texts, strict=False)
    ]
    return [*lines, content.amends.get("clause") or AMENDS] if lines else []


def _signed_on(text: dict[str, Any]) -> str:
    return f"signée le {full_date(date.fromisoformat(text['signed_on']))}" if text["signed_on"] else "signée"


def _week(week: dict[str, Any]) -> dict[str, Any]:
    return {
        "caption": week["caption"],
        "rows": [[row["name"], _span(row["morning"]), _pause(row), _span(row["afternoon"]), hours(row["minutes"])]
                 for row in week["days"]],
        "total": hours(week["total"]),
    }  # fmt: skip


def _span(slot: Any) -> str:
    return f"{clock_time(slot[0])} – {clock_time(slot[1])}" if slot else "–"


def _pause(row: dict[str, Any]) -> str:
    return _span((row["morning"][1], row["afternoon"][0])) if row["morning"] and row["afternoon"] else "–"


def _texts(content: Content, words: dict[str, Any]) -> list[list[str]]:
    rows = [
        ("Objectifs", content.objectives or TO_FILL),
        ("Activités prévues", content.activities or TO_FILL),
        ("Compétences visées", words.get("skills", "")),
        ("Préparation", words.get("preparation", "")),
        ("Suivi", content.follow_up or TO_FILL),
        ("Évaluation", words["evaluation"]),
    ]
    return [list(row) for row in rows if row[1]]


def _facts(content: Content, words: dict[str, Any]) -> list[list[str]]:
    rows = [
        ("Repas", title_first(words["lunch"]) or TO_FILL),
        ("Transport", content.transport or words["transport"]),
        ("Hébergement, hors convention", content.lodging),
        ("Assurance de la structure", content.host_insurance or TO_FILL),
        ("Assurance de l’établissement", content.school_insurance),
        ("Assurance de la famille", content.family_insurance or words["family_insurance"]),
        ("Personne à qui parler", content.safety_person or TO_FILL),
        ("Cas particulier accepté", content.special_reason),
        ("Horaires", words["usual_hours"]),
        ("Conseil d’administration", content.board_decision),
    ]
    return [list(row) for row in rows if row[1]]


def _columns(articles: list[list[str]]) -> list[list[dict[str, str]]]:
    """The articles in two columns of about the same length, read down the first, then down the second."""
    rows = [{"number": str(at), "name": name, "words": words} for at, (name, words) in enumerate(articles, 1)]
    whole, sofar = sum(len(row["words"]) for row in rows), 0
    for at, row in enumerate(rows):
        sofar += len(row["words"])
        if sofar * 2 >= whole:
            return [rows[: at + 1], rows[at + 1 :]]
    return [rows, []]
