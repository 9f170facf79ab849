"""An interview on site: kept as often as it is sent, then a draft offer without retyping."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.core.errors import DomainError, WrongState
from premierpas.offers.actions import draft_for
from premierpas.organisations.actions.listing import listed_company
from premierpas.organisations.models import Membership

from ..enums import FileState, Kind, Objection, Outcome
from ..errors import FileExists
from ..files.steps import usual_step
from ..models import CompanyFile, Entry, Heard, Interview
from ..timeline import note_contact, speaking_for_host, tell_fact
from ..winning.to_see import to_see
from .calling import advance
from .files import locked, set_step
from .for_host import tell_host

TYPED = (
    "contact", "title", "sector", "occupations", "trades", "level", "places", "weeks", "street", "postal_code", "city",
    "tutor_name", "tutor_phone", "tutor_email", "needs", "said",
)  # fmt: skip
_BEFORE_MEETING = (FileState.LEAD, FileState.CONTACTED, FileState.INTERVIEW_PLANNED)


@dataclass(frozen=True)
class Said:
    """What was said, as the page has it: the fields of an interview, and by objection its outcome and answer."""

    values: Mapping[str, Any]
    objections: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@action(may="outreach.change_file")
def keep_interview(file: CompanyFile, *, by: Actor, said: Said) -> Interview:
    """The open interview of whoever acts, complete or not; the first time, the company has been met."""
    file = locked(file)
    interview = Interview.objects.filter(file=file, by=by.user, drafted_at=None).first()
    if interview is None:
        interview = Interview(file=file, by=by.user)
        Entry.objects.create(file=file, kind=Kind.VISIT, by=by.user, said=str(said.values.get("said") or ""))
        note_contact(file, clock.today())
        if file.state in _BEFORE_MEETING or not file.is_live:
            _go_on(file, FileState.INTERVIEWED if file.is_live else FileState.CONTACTED)
    for name in TYPED:
        if name in said.values:
            setattr(interview, name, said.values[name])
    interview.save()
    for objection in Objection:
        outcome, answer = said.objections.get(objection, ("", ""))
        if outcome:
            heard = {"outcome": Outcome(outcome), "answer": answer}
            Heard.objects.update_or_create(interview=interview, objection=objection, defaults=heard)
        else:
            Heard.objects.filter(interview=interview, objection=objection).delete()
    return interview


@action(may="outreach.change_file", on=lambda given: given["interview"].file)
def draft_offer(interview: Interview, *, by: Actor, siret: str = "") -> Interview:
    """What was said as a draft offer of the company, which reads, completes and sends it itself.

    A lead becomes a company under its SIRET. Raises DomainError without one, or when another file has it.
    """
    file = locked(interview.file)
    interview = Interview.objects.select_for_update(of=("self",)).get(pk=interview.pk)
    if interview.drafted_at is not None:
        raise WrongState(_("Le brouillon est déjà créé."))
    _become_company(file, siret or file.siret)
    assert file.company is not None
    interview.offer = draft_for(file.company, _content_of(interview, file))
    interview.drafted_at = clock.now()
    interview.save(update_fields=["offer", "drafted_at"])
    with speaking_for_host():
        tell_fact(file, "drafted", kind=Kind.OFFER, title=interview.title)
    what = _("le brouillon de votre offre « %(title)s » est écrit, à relire et à compléter") % {
        "title": interview.title
    }
    tell_host(
        file, by, what % {"title": interview.title}, link=reverse("offers:manage"), about=f"o{interview.offer.pk}",
        offer=interview.offer,
    )  # fmt: skip
    if file.state not in (FileState.PUBLISHING, FileState.ACTIVE):
        if not file.is_live:
            advance(file, FileState.COMMITTED)
        _go_on(file, FileState.PUBLISHING)
    return interview


def _go_on(file: CompanyFile, to: FileState) -> None:
    advance(file, to)
    words, day = usual_step(to)
    set_step(file, words, day, None)


def _become_company(file: CompanyFile, siret: str) -> None:
    if file.company is not None:
        return
    if not siret:
        raise DomainError(_("Il faut le SIRET de l’entreprise : sans lui, pas d’offre."), field="siret")
    other = CompanyFile.objects.filter(siret=siret, merged_into=None).exclude(pk=file.pk).first()
    if other is not None:
        raise FileExists(other)
    company = listed_company(
        siret, name=file.name, naf=file.naf, street=file.street, postal_code=file.postal_code, insee=file.insee,
        territory=file.territory,
    )  # fmt: skip
    if company.territory_id not in (None, file.territory_id):
        raise DomainError(_("Cette entreprise est suivie par un autre territoire."), field="siret")
    if CompanyFile.objects.filter(company=company).exclude(pk=file.pk).exists():
        raise FileExists(CompanyFile.objects.get(company=company))
    file.siret, file.company = siret, company
    file.save(update_fields=["siret", "company"])


def _content_of(interview: Interview, file: CompanyFile) -> dict[str, Any]:
    tutor = None
    if interview.tutor_email:
        members = Membership.objects.filter(company=file.company, until=None)
        tutor = members.filter(user__email__iexact=interview.tutor_email).first()
    return {
        "title": interview.title,
        "sector": interview.sector,
        "summary": to_see(interview),
        "level": interview.level,
        "places": interview.places,
        "weeks": interview.weeks,
        "tutor_ids": [tutor.pk] if tutor else [],
        "place": (interview.street, interview.postal_code),
    }
