"""Whom a campaign reaches: chosen, minus each reason with its names, equals who will get it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from premierpas.core import clock
from premierpas.core.audiences import Addressee, Audience, Circle, Filter, LeftOut, audiences
from premierpas.core.outbox.models import Cause
from premierpas.core.outbox.suppression import normalised, stopped

from .enums import Fate, Ground
from .models import Campaign, Letter, Subscription

RECENTLY = timedelta(days=7)
NEWSLETTER = "newsletter"


@dataclass(frozen=True)
class Minus:
    """One reason, and who gets nothing because of it."""

    reason: LeftOut
    people: tuple[Addressee, ...]

    @property
    def count(self) -> int:
        return len(self.people)


@dataclass(frozen=True)
class Sum:
    """The sum that is read before sending: `chosen` minus each of `minus` is how many are in `people`."""

    chosen: int
    minus: tuple[Minus, ...]
    people: tuple[Addressee, ...]

    @property
    def count(self) -> int:
        return len(self.people)


def audience_of(campaign: Campaign) -> Audience:
    """The people that a campaign is for, as their floor knows them."""
    return audiences.named(campaign.audience)


def asked_filters(audience: Audience, territory_id: int, given: Mapping[str, str]) -> dict[str, str]:
    """What was chosen in the filters of an audience; what nobody offers is left out."""
    found = {}
    for each in audience.filters(territory_id):
        value = str(given.get(each.name, ""))
        if value and value in {str(choice) for choice, _label in each.choices}:
            found[each.name] = value
    return found


def said(filters: Collection[Filter], chosen: Mapping[str, str]) -> list[tuple[str, str]]:
    """The same in words: which question, which answer."""
    words = [(each, {str(value): str(label) for value, label in each.choices}) for each in filters]
    return [(str(each.label), by[chosen[each.name]]) for each, by in words if chosen.get(each.name) in by]


def weigh(campaign: Campaign) -> Sum:
    """Who was chosen, who gets nothing and why, who will get it; as things are now, in a handful of queries."""
    audience = audience_of(campaign)
    people = list(audience.find(campaign.territory_id, campaign.chosen))
    reasons = reasons_of(campaign, audience, people)
    minus = [
        Minus(reason, tuple(each for each in people if reasons.get(each.key) == reason))
        for reason in LeftOut
        if reason in reasons.values()
    ]
    return Sum(len(people), tuple(minus), tuple(each for each in people if each.key not in reasons))


def reasons_of(campaign: Campaign, audience: Audience, people: Collection[Addressee]) -> dict[str, LeftOut]:
    """Why somebody of these gets nothing, by key; each one's first reason only, so that the sum adds up."""
    causes = stopped([(each.email, each.key) for each in people], audience.scope)
    asked = _who_asked(campaign) if campaign.ground == Ground.CONSENTED else None
    recent = _written_to(campaign, [each.key for each in people])
    found: dict[str, LeftOut] = {}
    seen: set[str] = set()
    for each in people:
        address = normalised(each.email)
        reason = (
            LeftOut.BY_HAND if each.key in campaign.without
            else each.left_out if each.left_out
            else LeftOut.NO_ADDRESS if not address
            else _of_cause(causes.get((each.email, each.key)))
        )  # fmt: skip
        if reason is None and asked is not None and address not in asked:
            reason = LeftOut.NOT_ASKED
        if reason is None and each.key in recent:
            reason = LeftOut.RECENT
        if reason is None and address in seen:
            reason = LeftOut.SAME_ADDRESS
        if reason is None:
            seen.add(address)
        else:
            found[each.key] = reason
    return found


def _of_cause(cause: Cause | None) -> LeftOut | None:
    if cause is None:
        return None
    return LeftOut.BOUNCED if cause == Cause.BOUNCED else LeftOut.UNSUBSCRIBED


def _written_to(campaign: Campaign, keys: Collection[str]) -> set[str]:
    """Who had a letter of another campaign these days; what is necessary isn't held back by news."""
    if campaign.ground == Ground.NECESSARY:
        return set()
    rows = Letter.objects.filter(
        key__in=keys, fate__in=[Fate.SENT, Fate.ON_ITS_WAY], left_at__gt=clock.now() - RECENTLY
    ).exclude(campaign=campaign.pk)
    return set(rows.values_list("key", flat=True))


def _who_asked(campaign: Campaign) -> set[str]:
    rows = Subscription.objects.filter(territory=campaign.territory_id, confirmed_at__isnull=False, ended_at=None)
    return {normalised(email) for email in rows.values_list("email", flat=True)}


def _subscribers(territory_id: int, chosen: Mapping[str, str]) -> list[Addressee]:
    rows = Subscription.objects.filter(territory=territory_id, confirmed_at__isnull=False).order_by("email", "pk")
    return [Addressee(f"subscription:{row.pk}", row.name or row.email, "", row.email) for row in rows]


def _ended(key: str, no_more: bool) -> None:
    rows = Subscription.objects.filter(pk=int(key.partition(":")[2]))
    rows.update(ended_at=clock.now() if no_more else None)


SUBSCRIBERS = Audience(
    code=NEWSLETTER,
    label=_("Abonnés à la lettre d’information"),
    why=_("Vous recevez ce message parce que vous l’avez demandé sur notre site."),
    circle=Circle.LEADS,
    find=_subscribers,
    stopped=_ended,
)
