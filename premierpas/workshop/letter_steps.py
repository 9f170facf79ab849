"""The steps of a letter: for each part what the offer says about it, and how others begin. The pupil writes."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from premierpas.occupations.sectors import sector_name
from premierpas.offers.content import OfferContent
from premierpas.offers.models import Offer
from premierpas.ui.typography import day_name

from .texts import LETTER_PARTS

_MOST_SIGNS = 400  # of the offer's own words beside a step


@dataclass(frozen=True)
class LetterStep:
    """One part: `facts` of the offer as (name, words), `starters` as beginnings that want an end."""

    part: str
    title: str
    facts: list[tuple[str, str]] = field(default_factory=list)
    starters: list[str] = field(default_factory=list)


def steps_of(offer: Offer) -> list[LetterStep]:
    """The steps in the order of the letter; none quotes what the offer doesn't say. `offer.company` must be read."""
    content, company = OfferContent.of(offer.content), offer.company
    what = [
        (_("L’offre"), offer.title),
        (_("Secteur"), sector_name(content.sector) if content.sector else ""),
    ]
    who = [
        (_("Nom"), company.name),
        (_("Ville"), company.city),
        (_("Ce qu’ils disent"), _short(content.summary)),
    ]
    made = {
        "why_here": LetterStep(
            "why_here",
            _("Pourquoi cette place"),
            what,
            [_("J’ai vu que vous…"), _("Chez moi, il y a…"), _("Je me demande souvent comment…")],
        ),
        "know_you": LetterStep(
            "know_you",
            _("Ce que je sais de vous"),
            who,
            [_("Je sais que vous…"), _("Je suis passé devant…"), _("Dans votre offre, vous parlez de…")],
        ),
        "about_me": LetterStep(
            "about_me",
            _("Qui je suis"),
            [],
            [_("J’aime…, par exemple…"), _("Mes amis disent que je…"), _("Le mercredi, je…")],
        ),
        "would_like": LetterStep(
            "would_like",
            _("Ce que j’aimerais voir"),
            _programme(content),
            [_("J’aimerais comprendre comment…"), _("Je voudrais voir le moment où…")],
        ),
        "closing": LetterStep(
            "closing",
            _("La fin"),
            [],
            [_("Merci d’avoir lu ma lettre…"), _("Je peux venir…")],
        ),
    }
    return [
        LetterStep(step.part, step.title, [fact for fact in step.facts if fact[1]], step.starters)
        for step in (made[part] for part in LETTER_PARTS)
    ]


def _programme(content: OfferContent) -> list[tuple[str, str]]:
    """What each day of the offer promises."""
    days = []
    for number, halves in sorted(content.programme.items()):
        words = ", ".join(halves[half] for half in ("morning", "afternoon") if halves.get(half))
        days.append((day_name(int(number)), _short(words)))
    return days


def _short(words: str) -> str:
    return words if len(words) <= _MOST_SIGNS else words[:_MOST_SIGNS].rsplit(" ", 1)[0] + "…"
