"""The draft that the wizard writes: its steps, what belongs to each, and what was typed but isn't right yet.

`Offer.draft` holds the fields of OfferContent and two keys of its own: `typed` keeps, by step, the raw form of a step
that has errors, so that nothing typed is lost; `seen` lists the steps that were saved at least once.
"""

import hashlib
import json
from enum import IntEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from .content import OfferContent
from .enums import OfferState, Revision
from .models import Offer


class Step(IntEnum):
    """The steps of the wizard, in order."""

    TRADE = 1
    PLACE = 2
    PROGRAMME = 3
    DATES = 4
    WELCOME = 5
    SIGNING = 6
    REVIEW = 7


STEP_NAMES = {
    Step.TRADE: _("Le métier"),
    Step.PLACE: _("Le lieu"),
    Step.PROGRAMME: _("Le programme"),
    Step.DATES: _("Les dates"),
    Step.WELCOME: _("L’accueil"),
    Step.SIGNING: _("Qui signe"),
    Step.REVIEW: _("Relire"),
}
STEP_FIELDS: dict[Step, tuple[str, ...]] = {
    Step.TRADE: ("title", "sector", "host_kind", "level", "summary"),
    Step.PLACE: ("site_id", "access", "wheelchair"),
    Step.PROGRAMME: ("programme",),
    Step.DATES: ("weeks", "places", "timetable_15", "same_for_under_15", "timetable_under_15", "hours_note"),
    Step.WELCOME: ("audience", "school_ids", "priority_until", "bring", "meals", "languages"),
    Step.SIGNING: ("tutor_ids", "named_tutor_ids", "signatory_id", "colleague_ids"),
    Step.REVIEW: (),
}
PUBLIC_STATES = (OfferState.PUBLISHED, OfferState.PAUSED)
TYPED, SEEN = "typed", "seen"


def draft_content(offer: Offer) -> OfferContent:
    """The text that the wizard shows: the draft, or the public text when there is no draft."""
    return OfferContent.of(offer.draft or offer.content)


def typed_in(offer: Offer, step: Step) -> dict[str, list[str]] | None:
    """The raw form of a step that was saved with errors."""
    return (offer.draft.get(TYPED) or {}).get(str(int(step)))


def steps_with_errors(offer: Offer) -> set[Step]:
    """The steps whose last save had errors."""
    return {Step(int(number)) for number in (offer.draft.get(TYPED) or {})}


def seen_steps(offer: Offer) -> set[Step]:
    """The steps that were saved at least once; all of them once the offer is public."""
    if offer.state in PUBLIC_STATES:
        return set(Step) - {Step.REVIEW}
    return {Step(number) for number in offer.draft.get(SEEN) or []}


def step_version(offer: Offer, step: Step) -> str:
    """A short mark of what is stored for a step: two tabs that write the same step notice each other."""
    content = draft_content(offer).as_json()
    stored = {name: content[name] for name in STEP_FIELDS[step]} | {TYPED: typed_in(offer, step)}
    return _mark(stored)


def text_version(content: OfferContent) -> str:
    """A short mark of a whole text: a coordinator publishes only what they have read."""
    return _mark(content.as_json())


def can_be_edited(offer: Offer) -> bool:
    """Whether the company may write now; a first text in review waits for the coordinator's answer."""
    return offer.state in (OfferState.DRAFT, OfferState.CHANGES_REQUESTED, *PUBLIC_STATES)


def is_in_review(offer: Offer) -> bool:
    """Whether a text waits for a coordinator."""
    return offer.state == OfferState.IN_REVIEW or (
        offer.state in PUBLIC_STATES and offer.revision == Revision.IN_REVIEW
    )


def _mark(value: Any) -> str:
    packed = json.dumps(value, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(packed.encode()).hexdigest()[:16]
