"""« Yes, two places in February » as a draft: what the company's last offer said, with the first week of that month."""

from datetime import date

from premierpas.core.actions import step
from premierpas.offers.actions import draft_for
from premierpas.offers.content import OfferContent
from premierpas.offers.enums import OfferLevel, OfferState
from premierpas.offers.models import Offer
from premierpas.offers.readiness import MOST_PLACES
from premierpas.offers.weeks import Days, SchoolPlace, slots_on_offer
from premierpas.organisations.models import Company, Membership, Tutor

from ..models import CompanyFile

TO_COPY = (OfferState.CLOSED, OfferState.PUBLISHED, OfferState.PAUSED)
NOT_COPIED = ("weeks", "places", "priority_until", "colleague_ids", "signatory_id")


@step
def draft_again(file: CompanyFile, *, seats: int, month: date) -> Offer | None:
    """A new draft of the company, for it to read and complete; None while it has no account."""
    if file.company is None:
        return None
    last = Offer.objects.filter(company=file.company, state__in=TO_COPY).order_by("-published_at", "-pk").first()
    values = _words_of(last, file.company) if last else {"sector": file.sector}
    level = str(values.get("level") or OfferLevel.COLLEGE)
    weeks = weeks_in(month, level, SchoolPlace.of(file.insee or file.company.insee))
    return draft_for(
        file.company,
        {
            **values,
            "places": min(seats, MOST_PLACES),
            "weeks": [[first.isoformat(), last_day.isoformat()] for first, last_day in weeks[:1]],
        },
    )


def _words_of(offer: Offer, company: Company) -> dict[str, object]:
    """What the last offer said, without those who have left."""
    said = OfferContent.of(offer.content or offer.draft).as_json()
    present = Membership.objects.filter(company=company, until=None, pk__in=said["tutor_ids"])
    named = Tutor.objects.filter(company=company, until=None, pk__in=said["named_tutor_ids"])
    tutors = {"tutor_ids": list(present.values_list("pk", flat=True)),
              "named_tutor_ids": list(named.values_list("pk", flat=True))}  # fmt: skip
    return {name: value for name, value in said.items() if name not in NOT_COPIED} | tutors


def weeks_in(month: date, level: str, place: SchoolPlace) -> list[Days]:
    """The weeks of that month which may be offered."""
    return [
        days for days, off in slots_on_offer(level, place)
        if not off and (days[0].year, days[0].month) == (month.year, month.month)
    ]  # fmt: skip


def months_to_offer(level: str, place: SchoolPlace) -> list[date]:
    """The months, by their first day, in which a week may still be offered."""
    return list(dict.fromkeys(days[0].replace(day=1) for days, off in slots_on_offer(level, place) if not off))
