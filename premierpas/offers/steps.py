"""The words of the wizard's steps, and which are done."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.core import clock
from premierpas.organisations.enums import CompanyKind
from premierpas.ui.typography import clock_time, day

from .content import OfferContent
from .drafts import STEP_NAMES, Step, can_be_edited, is_in_review, seen_steps, steps_with_errors
from .models import Offer

HEADINGS = {
    Step.TRADE: gettext_lazy("Que fait-on découvrir chez vous ?"),
    Step.PLACE: gettext_lazy("Où vient l’élève ?"),
    Step.PROGRAMME: gettext_lazy("Que fera l’élève, jour après jour ?"),
    Step.DATES: gettext_lazy("Quand ouvrez-vous votre porte ?"),
    Step.WELCOME: gettext_lazy("Qui accueillez-vous, et comment ?"),
    Step.SIGNING: gettext_lazy("Qui reçoit l’élève, qui signe ?"),
    Step.REVIEW: gettext_lazy("Voici ce que l’élève verra"),
}
HIGHER_EDUCATION = {
    Step.TRADE: gettext_lazy("Que découvre-t-on dans votre établissement ?"),
    Step.PLACE: gettext_lazy("Dans quel laboratoire ou service vient l’élève ?"),
    Step.PROGRAMME: gettext_lazy("Études, recherche, services : que verra l’élève chaque jour ?"),
}
STEP_ACTIONS = {
    Step.TRADE: gettext_lazy("Enregistrer et passer au lieu"),
    Step.PLACE: gettext_lazy("Enregistrer et passer au programme"),
    Step.PROGRAMME: gettext_lazy("Enregistrer et passer aux dates"),
    Step.DATES: gettext_lazy("Enregistrer et passer à l’accueil"),
    Step.WELCOME: gettext_lazy("Enregistrer et passer à la signature"),
    Step.SIGNING: gettext_lazy("Enregistrer et relire"),
}


def heading_of(step: Step, content: OfferContent, offer: Offer) -> tuple[str, str]:
    """The title of a step, in the words of this kind of host, and when the draft was last saved."""
    higher = content.host_kind == CompanyKind.HIGHER_EDUCATION
    title = (HIGHER_EDUCATION if higher else {}).get(step) or HEADINGS[step]
    return str(title), saved_words(offer)


def saved_words(offer: Offer) -> str:
    """When the draft was last saved."""
    if is_in_review(offer) and not can_be_edited(offer):
        return _("Cette offre est en relecture. Nous vous écrivons dès qu’elle est lue.")
    if offer.draft_saved_at is None:
        return _("Chaque étape s’enregistre avec son bouton, même incomplète.")
    at = offer.draft_saved_at.astimezone(clock.PARIS)
    if at.date() == clock.today():
        return _("Chaque étape s’enregistre avec son bouton. Dernière fois à %(at)s.") % {"at": clock_time(at)}
    return _("Chaque étape s’enregistre avec son bouton. Dernière fois %(day)s.") % {"day": day(at)}


def step_rows(offer: Offer, content: OfferContent, here: Step) -> list[dict[str, Any]]:
    """The steps with their marks: saved without error is done; every step can be opened while the text is written."""
    done = seen_steps(offer) - steps_with_errors(offer)
    open_steps = can_be_edited(offer)
    return [
        {
            "label": STEP_NAMES[step],
            "state": "is-now" if step == here else "is-done" if step in done else "",
            "url": reverse("offers:wizard", args=[offer.pk, int(step)]) if open_steps and step != here else "",
        }
        for step in Step
    ]
