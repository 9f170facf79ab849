"""What this floor tells of offers."""

from dataclasses import dataclass

from premierpas.core.events import Event


@dataclass(frozen=True, kw_only=True)
class AboutOffer(Event):
    """Something that happened to an offer."""

    offer_id: int


class OfferSubmitted(AboutOffer):
    """A company asks for its offer, or a new text of it, to be published."""


class OfferPublished(AboutOffer):
    """An offer, or a new text of it, is public."""


class OfferChangesRequested(AboutOffer):
    """A coordinator asks the company to mend its text."""


class OfferPaused(AboutOffer):
    """The offer is out of search for a while: the company wants it so, or has been refused."""


class OfferResumed(AboutOffer):
    """The offer is in search again."""


class OfferClosed(AboutOffer):
    """The company has ended its offer."""


class OfferWithdrawn(AboutOffer):
    """A coordinator has taken the offer away."""


class OfferTeamChanged(AboutOffer):
    """Colleagues have joined or left the offer's team."""
