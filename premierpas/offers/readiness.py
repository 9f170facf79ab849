"""What keeps an offer from being submitted or published: one problem for each step and field, with its repair."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.errors import DomainError
from premierpas.core.legal.offer import FIFTEEN_AND_OVER, UNDER_15, check_offer_timetable
from premierpas.occupations.sectors import SECTORS
from premierpas.organisations.enums import CompanyKind, Role
from premierpas.organisations.models import Membership, Site, Tutor
from premierpas.ui.typography import day_name

from .content import OfferContent
from .drafts import Step, steps_with_errors
from .enums import Audience, OfferLevel
from .models import Offer
from .weeks import SchoolPlace, fault_of_slot, overlapping

MOST_PLACES = 8
MOST_TUTORS = 2


@dataclass(frozen=True)
class Problem:
    """One thing to mend before an offer can be published."""

    step: Step
    field: str
    message: str


class NotReady(DomainError):
    """The offer isn't complete; `problems` says what to mend, step by step."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(_("Cette offre n’est pas encore complète : %(first)s") % {"first": problems[0].message})
        self.problems = problems


def problems_of(offer: Offer, content: OfferContent) -> list[Problem]:
    """Everything to mend in this text of an offer, in the order of the steps."""
    found = [
        *_trade(content),
        *_place(offer, content),
        *_programme(content),
        *_dates(offer, content),
        *_welcome(content),
        *_signing(offer, content),
    ]
    named = {problem.step for problem in found}
    for step in steps_with_errors(offer) - named:
        found.append(Problem(step, "", _("Des champs de cette étape sont à corriger.")))
    return sorted(found, key=lambda problem: problem.step)


def _trade(content: OfferContent) -> Iterator[Problem]:
    if not content.title:
        yield Problem(Step.TRADE, "title", _("Donnez un titre à votre offre."))
    if content.sector not in SECTORS:
        yield Problem(Step.TRADE, "sector", _("Choisissez un secteur."))
    if content.host_kind not in CompanyKind.values:
        yield Problem(Step.TRADE, "host_kind", _("Choisissez qui accueille l’élève."))
    if content.level not in OfferLevel.values:
        yield Problem(Step.TRADE, "level", _("Choisissez un niveau."))
    if not content.summary:
        yield Problem(Step.TRADE, "summary", _("Écrivez ce que l’élève verra."))


def _place(offer: Offer, content: OfferContent) -> Iterator[Problem]:
    if content.site_id is None or not Site.objects.filter(pk=content.site_id, company=offer.company_id).exists():
        yield Problem(Step.PLACE, "site_id", _("Indiquez où l’élève sera accueilli."))


def _programme(content: OfferContent) -> Iterator[Problem]:
    days = sorted(content.timetable_15) or [str(weekday) for weekday in range(5)]
    for day in days:
        if not any((content.programme.get(day) or {}).values()):
            name = day_name(int(day))
            yield Problem(
                Step.PROGRAMME, f"day_{day}", _("%(day)s : écrivez au moins une demi-journée.") % {"day": name}
            )


def _dates(offer: Offer, content: OfferContent) -> Iterator[Problem]:
    yield from _weeks(offer, content)
    if not 1 <= content.places <= MOST_PLACES:
        yield Problem(Step.DATES, "places", _("Il faut de 1 à %(most)d places par semaine.") % {"most": MOST_PLACES})
    for breach in check_offer_timetable(content.timetable_15, FIFTEEN_AND_OVER):
        yield Problem(Step.DATES, field_of_hours("timetable_15", breach.weekday), breach.message)
    young = content.timetable_15 if content.same_for_under_15 else content.timetable_under_15
    for breach in check_offer_timetable(young, UNDER_15):
        message = _("Moins de 15 ans. %(message)s") % {"message": breach.message}
        yield Problem(Step.DATES, field_of_hours("timetable_under_15", breach.weekday), message)


def field_of_hours(timetable: str, weekday: int | None) -> str:
    """The name of the row of a timetable that a breach is about."""
    return timetable if weekday is None else f"{timetable}_{weekday}"


def _weeks(offer: Offer, content: OfferContent) -> Iterator[Problem]:
    try:
        slots = content.slots
    except ValueError:
        yield Problem(Step.DATES, "weeks", _("Une des dates n’existe pas. Choisissez les semaines de nouveau."))
        return
    today = clock.today()
    if not any(first > today for first, _last in slots):
        yield Problem(Step.DATES, "weeks", _("Choisissez au moins une semaine à venir."))
    clash = overlapping(slots)
    if clash:
        yield Problem(
            Step.DATES, "weeks", _("Deux de vos dates se chevauchent : gardez une semaine ou les deux ensemble.")
        )
    held = _first_days_with_a_slot(offer)
    place = place_of(offer, content)
    for days in slots:
        # A week that was public and has begun stays as it is: pupils are there.
        if days[0] <= today and days[0] in held:
            continue
        fault = fault_of_slot(days, content.level, place)
        if fault:
            yield Problem(Step.DATES, "weeks", fault)


def place_of(offer: Offer, content: OfferContent) -> SchoolPlace:
    """Whose school calendar counts: that of the site, else of the company."""
    site = Site.objects.filter(pk=content.site_id, company=offer.company_id).first() if content.site_id else None
    return SchoolPlace.of(site.insee if site else offer.company.insee)


def _first_days_with_a_slot(offer: Offer) -> set[date]:
    return set(offer.slots.values_list("first_day", flat=True)) if offer.pk else set()


def _welcome(content: OfferContent) -> Iterator[Problem]:
    if content.audience not in Audience.values:
        yield Problem(Step.WELCOME, "audience", _("Choisissez à qui l’offre est ouverte."))
    if content.audience == Audience.SCHOOLS and not content.school_ids:
        yield Problem(Step.WELCOME, "school_ids", _("Choisissez au moins un établissement partenaire."))
    if content.audience == Audience.PRIORITY_FIRST:
        until = content.priority_until
        if not until or date.fromisoformat(until) < clock.today():
            yield Problem(Step.WELCOME, "priority_until", _("Indiquez jusqu’à quel jour, à venir, la priorité dure."))


def _signing(offer: Offer, content: OfferContent) -> Iterator[Problem]:
    present = Membership.objects.filter(company=offer.company_id, role=Role.COMPANY, until=None)
    members = {member.pk: member for member in present}
    named = Tutor.objects.filter(company=offer.company_id, until=None, pk__in=content.named_tutor_ids)
    tutors = [*(number for number in content.tutor_ids if number in members), *named]
    if not tutors:
        yield Problem(Step.SIGNING, "tutor_ids", _("Choisissez au moins un tuteur, dans votre équipe ou sans compte."))
    if len(tutors) > MOST_TUTORS:
        yield Problem(Step.SIGNING, "tutor_ids", _("Deux tuteurs au plus."))
    if content.signatory_id is not None:
        signatory = members.get(content.signatory_id)
        if signatory is None or not signatory.may_sign:
            yield Problem(Step.SIGNING, "signatory_id", _("Cette personne ne peut pas signer pour votre structure."))
