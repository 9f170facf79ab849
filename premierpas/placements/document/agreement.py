"""The agreement as a PDF: two pages for an ordinary week, then the evidence when all have signed."""

from datetime import UTC
from typing import Any

from django.conf import settings

from premierpas.core import clock
from premierpas.core.canonical import canonical_json
from premierpas.core.phones import said_phone
from premierpas.organisations.siret import spaced
from premierpas.ui.pdf.rendering import render_pdf
from premierpas.ui.pdf.typeset import settable_data
from premierpas.ui.typography import clock_time, hours, title_first
from premierpas.ui.typography import day as in_words

from ..changes import changes_of
from ..models import Agreement, AgreementState, Entry, Method, Party, SchoolTerms, Signatory
from ..terms.content import Content
from ..terms.standard import EVALUATION, LunchPayer, LunchPlace, country_abroad
from ..wording import hours_of
from .articles import articles_of
from .evidence import evidence_of, terms_bytes

TO_FILL = "à compléter"
_WIDE = 30  # letters of a word in a column of the page; longer ones may break


# Nobody is bound by a text in these states; it says so in its head and on every page.
_STATES = {
    AgreementState.DRAFT: "Projet à compléter",
    AgreementState.READY: "Projet prêt à signer",
    AgreementState.SIGNING: "Projet en cours de signature",
    AgreementState.REFUSED: "Texte refusé",
    AgreementState.VOID: "Texte annulé",
}


def agreement_pdf(agreement: Agreement) -> bytes:
    """The agreement in its present state, the same bytes for the same rows.

    A signed one carries `terms.json` and `evidence.json`. Two to four queries, however many have signed.
    """
    return render_pdf("agreement", **setting_of(agreement))


def setting_of(agreement: Agreement) -> dict[str, Any]:
    """All that `render_pdf` takes to set the agreement: every query is here, none in the setting."""
    signatories = list(
        Signatory.objects.filter(agreement=agreement).select_related("signature__scan", "signature__delegation")
    )
    signed = agreement.state == AgreementState.SIGNED
    entries = list(Entry.objects.filter(placement=agreement.placement_id).order_by("sequence")) if signed else []
    school = SchoolTerms.objects.filter(school__uai=agreement.terms.get("school_uai", "")).first()
    content = agreement.content
    data = {
        "heading": "Avenant à la convention de stage d’observation" if agreement.is_amendment
        else "Convention de stage d’observation",
        "over": f"Année scolaire {content.school_year}–{content.school_year + 1}",
        "state": "" if signed else f"{_STATES[AgreementState(agreement.state)]}. Ce document n’engage personne.",
        "reference": f"Convention {agreement.pk}, version {agreement.number}",
        "parties": _parties(content, signatories),
        "changes": [list(row) for row in _changes(agreement)],
        "change_reason": agreement.amendment_reason,
        "weeks": [_week(week) for week in hours_of(content)],
        "texts": _texts(content),
        "facts": _facts(content),
        "articles": _columns(content.articles),
        "extra_article": content.extra_article,
        "signatures": [_signature(row) for row in signatories],
        "proof": _proof(agreement, signatories, entries) if signed else None,
    }  # fmt: skip
    attached = {"terms": "", "evidence": ""}
    if signed:
        attached = {
            "terms": terms_bytes(agreement).decode(),
            "evidence": canonical_json(evidence_of(agreement, signatories, entries)).decode(),
        }
    raw = attached | {"logo": list(bytes(school.logo)) if school and school.logo else []}
    title = f"{data['heading']} n° {agreement.pk}"
    at = agreement.signed_at or agreement.ended_at or agreement.requested_at or agreement.created_at
    return {
        "data": data, "title": title, "author": settings.SITE_NAME, "at": at, "longest": _WIDE, "raw": raw,
        "archived": True,
    }  # fmt: skip


def _parties(content: Content, signatories: list[Signatory]) -> list[dict[str, Any]]:
    by_party = {row.party: row for row in signatories if row.rank == 1}
    host, head = by_party.get(Party.HOST), by_party.get(Party.SCHOOL)
    country = country_abroad(content.host_country)
    return [
        _party("La structure d’accueil", content.host_name, [
            f"SIRET {spaced(content.host_siret)}" if len(content.host_siret) == 14 else "",
            content.host_street, f"{content.host_postal_code} {content.host_city}".strip(), country,
            _named("Activité", content.host_activity),
            _named("Représentée par", _person(host)),
            _named("Tuteur", ", ".join(_tutor(each) for each in content.tutors if each.get("name"))),
            _named("À joindre", " · ".join(filter(None, [content.host_contact, said_phone(content.host_phone),
                                                          content.host_email]))),
        ]),
        _party("L’établissement scolaire", content.school_name, [
            f"UAI {content.school_uai}" if content.school_uai else "",
            content.school_street, f"{content.school_postal_code} {content.school_city}".strip(),
            _named("Représenté par", _person(head)),
            _named("Professeur référent", content.referent or TO_FILL),
            _named("À joindre", " · ".join(filter(None, [said_phone(content.school_phone), content.school_email]))),
        ]),
        _party("L’élève", content.pupil_name, [
            _birth(content.pupil_birth_date),
            _named("Classe", content.classroom),
            content.pupil_street, f"{content.pupil_postal_code} {content.pupil_city}".strip(),
        ]),
        _party("Le ou les responsables légaux", ", ".join(each["name"] for each in content.guardians) or TO_FILL, [
            ", ".join(filter(None, [each.get("relation", "") for each in content.guardians])),
        ]),
    ]  # fmt: skip


def _party(role: str, name: str, lines: list[str]) -> dict[str, Any]:
    return {"role": role, "name": name or TO_FILL, "lines": [line for line in lines if line]}


def _named(name: str, text: str) -> str:
    return f"{name} : {text}" if text else ""


def _person(row: Signatory | None) -> str:
    if row is None or not row.name:
        return TO_FILL
    return f"{row.name}, {row.function}" if row.function else row.name


def _tutor(tutor: dict[str, str]) -> str:
    return f"{tutor['name']}, {tutor['function']}" if tutor.get("function") else tutor["name"]


def _birth(text: str) -> str:
    year, month, day = text.split("-") if text.count("-") == 2 else ("", "", "")
    return f"Né(e) le {day}/{month}/{year}" if year else ""


def _changes(agreement: Agreement) -> list[tuple[str, str, str]]:
    return changes_of(agreement)


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
    """The break between the two stretches of a day; lunch falls in it."""
    return _span((row["morning"][1], row["afternoon"][0])) if row["morning"] and row["afternoon"] else "–"


def _texts(content: Content) -> list[list[str]]:
    return [
        ["Objectifs", content.objectives or TO_FILL],
        ["Activités prévues", content.activities or TO_FILL],
        ["Suivi", content.follow_up or TO_FILL],
        ["Évaluation", str(EVALUATION)],
    ]


def _facts(content: Content) -> list[list[str]]:
    lunch = str(dict(LunchPlace.choices).get(content.lunch_where, TO_FILL))
    payer = str(dict(LunchPayer.choices).get(content.lunch_paid_by, ""))
    rows = [
        ("Repas", f"{title_first(lunch)}, payé par {payer}" if payer else title_first(lunch)),
        ("Transport", content.transport or "L’élève vient et repart par ses propres moyens."),
        ("Hébergement", content.lodging or "Sans hébergement."),
        ("Assurance de la structure", content.host_insurance or TO_FILL),
        ("Assurance de l’établissement", content.school_insurance or TO_FILL),
        ("Assurance de la famille", content.family_insurance or "Attestation remise à l’établissement avant le stage."),
        ("Personne à qui parler", content.safety_person or TO_FILL),
    ]
    if content.special_reason:
        rows.append(("Cas particulier accepté", content.special_reason))
    if content.usual_hours_waived:
        rows.append(("Horaires", "Le chef d’établissement accepte des horaires avant 8 h ou après 18 h."))
    if content.board_decision:
        rows.append(("Conseil d’administration", content.board_decision))
    return [list(row) for row in rows]


def _columns(version: str) -> list[list[dict[str, str]]]:
    """The articles in two columns of about the same length, read down the first, then down the second."""
    rows = [
        {"number": str(at), "name": name, "words": words} for at, (name, words) in enumerate(articles_of(version), 1)
    ]
    whole, sofar = sum(len(row["words"]) for row in rows), 0
    for at, row in enumerate(rows):
        sofar += len(row["words"])
        if sofar * 2 >= whole:
            return [rows[: at + 1], rows[at + 1 :]]
    return [rows, []]


def _signature(row: Signatory) -> dict[str, str]:
    who = {Party.SCHOOL: "Pour l’établissement", Party.HOST: "Pour la structure", Party.GUARDIAN: "Responsable légal",
           Party.PUPIL: "L’élève"}[Party(row.party)]  # fmt: skip
    if not row.has_signed:
        return {"who": who, "name": row.name or TO_FILL, "words": "N’a pas encore signé" if row.required else
                "Peut aussi signer", "proof": ""}  # fmt: skip
    signature = row.signature
    at = signature.at.astimezone(clock.PARIS)
    words = f"Signé le {in_words(at)} {at.year} à {clock_time(at)} (heure de Paris), {Method(signature.method).label}"
    if signature.delegation_id:
        words += ", par délégation"
    name = f"{signature.name}, {signature.function}" if signature.function else signature.name
    return {"who": who, "name": name, "words": words, "proof": f"Preuve {signature.pk}-{signature.terms_hash[:12]}"}


def _proof(agreement: Agreement, signatories: list[Signatory], entries: list[Entry]) -> dict[str, Any]:
    signatures = [
        {
            "name": f"{row.signature.name} ({Party(row.party).label})",
            "lines": [
                *([f"Fonction : {row.signature.function}"] if row.signature.function else []),
                f"Identification : {Method(row.signature.method).label} ; {row.signature.identified_by}",
                f"Instant : {row.signature.at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC",
                f"Déclaration : « {row.signature.statement} »",
            ],
        }
        for row in signatories
        if row.has_signed
    ]
    chain = [
        [str(entry.sequence), f"{entry.at.astimezone(UTC):%Y-%m-%d %H:%M:%S}", entry.get_happening_display(),
         entry.hash[:16]]
        for entry in entries
    ]  # fmt: skip
    return settable_data(
        {
            "terms": agreement.terms_hash,
            "signatures": signatures,
            "chain": chain,
            "last": entries[-1].hash if entries else "",
            "verify": f"{settings.SITE_URL.rstrip('/')}/verifier/",
        },
        longest=_WIDE,
    )
