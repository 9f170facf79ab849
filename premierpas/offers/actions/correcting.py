"""A wrong letter in a public offer, mended on the phone: public at once, in the draft too, nothing else of it moves."""

from django.utils.translation import gettext as _

from premierpas.core.actions import Actor, action
from premierpas.core.errors import DomainError
from premierpas.core.text import clean, one_line

from ..content import OfferContent
from ..drafts import PUBLIC_STATES, text_version
from ..models import Offer
from ..publishing import apply_content
from .access import keep, locked, require_state
from .drafting import StaleDraft


@action(may="offers.speak_for_host")
def correct_words(offer: Offer, *, by: Actor, version: str, title: str, summary: str) -> Offer:
    """Mend title and summary. A draft that says something else of its own keeps it.

    `version`: what `text_version` said of the public text; raises StaleDraft when it has changed since.
    """
    offer = locked(offer)
    require_state(offer, *PUBLIC_STATES)
    public = OfferContent.of(offer.content)
    if version != text_version(public):
        raise StaleDraft
    said = public.as_json()
    words = {"title": one_line(title)[:120], "summary": clean(summary).strip()}
    if not words["title"]:
        raise DomainError(_("Écrivez le titre de l’offre."), field="title")
    if offer.draft:
        same = {name: word for name, word in words.items() if offer.draft.get(name) == said[name]}
        offer.draft = {**offer.draft, **same}
        keep(offer, "draft")
    apply_content(offer, OfferContent.of(said | words))
    return offer
