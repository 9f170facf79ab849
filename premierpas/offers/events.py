"""What this floor tells of offers."""

from dataclasses import dataclass

from premierpas.core.events import Event


@dataclass(frozen=True, kw_only=True)
class OfferEvent(Event):
    """Something that happened to an offer."""

    offer_id: int


class OfferSubmitted(OfferEvent):
    """A company asks for its offer, or a new text of it, to be published."""


class OfferPublished(OfferEvent):
    """An offer, or a new text of it, is public."""


class OfferChangesRequested(OfferEvent):
    """A coordinator asks the company to mend its text."""


class OfferPaused(OfferEvent):
    """The company has taken its offer out of search for a while."""


class OfferResumed(OfferEvent):
    """The offer is in search again."""


class OfferClosed(OfferEvent):
    """The company has ended its offer."""


class OfferWithdrawn(OfferEvent):
    """A coordinator has taken the offer away."""
