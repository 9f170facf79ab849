"""The four pupils whom visitors of the demo can be: they are kept out of the story and made ready at its end."""

from collections.abc import Mapping
from datetime import date, timedelta

from premierpas.accounts.cards import issue_card
from premierpas.applications.actions import accept, confirm_place, start_application, submit_application
from premierpas.core import clock
from premierpas.core.text import sort_name
from premierpas.offers.enums import OfferState
from premierpas.offers.models import OfferSlot
from premierpas.offers.search.matching import inside
from premierpas.people.going import going_of
from premierpas.people.models import Authorisation, Enrolment
from premierpas.workshop.actions import save_cv, save_letter
from premierpas.workshop.keeping import Typed
from premierpas.workshop.texts import cv_texts, letter_text

from ..accounts import demo_words
from .actors import a_host_of, acting
from .wording import CLOSING

# What stands before each of them.
ACTORS = [
    ("Inès", "Benali", "confirm"),
    ("Adam", "Traoré", "search"),
    ("Lina", "Nguyen", "authorisation"),
    ("Yanis", "Ferreira", "placed"),
]


def name_actors() -> dict[int, str]:
    """Rename four pupils of the first class; they are kept out of the story."""
    rows = Enrolment.objects.select_related("pupil__user", "classroom").order_by("pk")[: len(ACTORS)]
    found = {}
    for enrolment, (first, last, part) in zip(rows, ACTORS, strict=True):
        pupil = enrolment.pupil
        pupil.first_name, pupil.last_name, pupil.sort_name = first, last, sort_name(last, first)
        pupil.save(update_fields=["first_name", "last_name", "sort_name"])
        pupil.user.name, pupil.user.username = first, f"{first.lower().replace('è', 'e')}.demo"
        pupil.user.save(update_fields=["name", "username"])
        found[enrolment.pk] = part
    return found


def prepare_actors(actors: Mapping[int, str], today: date) -> None:
    """Cards that visitors know the words of; papers and places as far as each one is."""
    for enrolment in Enrolment.objects.filter(pk__in=actors).select_related("pupil__user", "classroom__school"):
        part = actors[enrolment.pk]
        with clock.travel(today - timedelta(days=6)):
            issue_card(enrolment.pupil.user, words=demo_words(enrolment.pupil.user.username))
        if part == "authorisation":
            Authorisation.objects.filter(enrolment=enrolment).delete()
            continue
        Authorisation.objects.get_or_create(
            enrolment=enrolment, withdrawn_at=None, defaults={"signed_on": today, "recorded_at": clock.now()}
        )
        if part in ("confirm", "placed"):
            with clock.travel(today - timedelta(days=4)):
                _accepted(enrolment, confirmed=part == "placed")


def _accepted(enrolment: Enrolment, *, confirmed: bool) -> None:
    pupil, by = enrolment.pupil, acting(enrolment.pupil.user)
    cv = save_cv(
        pupil,
        typed=Typed(
            {
                "about_me": "J’aime réparer.",
                "skills": "Réparer un vélo",
                "interests": "Le dessin",
                "languages": "français, arabe",
            },
            0,
        ),
        by=by,
    ).text
    slots = OfferSlot.objects.filter(offer__state=OfferState.PUBLISHED, offer__audience="all", free__gt=0)
    own = inside(going_of(enrolment).stretches)
    slot = (
        slots.filter(own, first_day__gt=clock.today() + timedelta(days=30))
        .select_related("offer__company")
        .order_by("first_day", "pk")
        .first()
    )
    if slot is None:
        return
    texts = {
        "why_here": "Je passe devant chez vous chaque matin.",
        "about_me": "Je répare tout ce que je trouve.",
        "would_like": "J’aimerais voir un atelier au travail.",
        "closing": CLOSING,
    }
    letter = save_letter(pupil, offer=slot.offer, typed=Typed(texts, 0), by=by).text
    application = start_application(pupil, slot=slot, by=by)
    application = submit_application(application, letter=letter_text(letter), cv=cv_texts(cv), by=by)
    accept(application, by=a_host_of(application))
    if confirmed:
        confirm_place(application, by=by)
