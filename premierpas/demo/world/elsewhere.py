"""What pupils find by themselves, outside the platform: hosts without an account, day after day."""

import random
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from premierpas.core import clock
from premierpas.core.errors import DomainError
from premierpas.people.models import Enrolment
from premierpas.placements.actions import Host, register_outside

from .actors import acting
from .hosts import a_siret
from .timeline import spread

# Hosts without an account: name, sector, street, who may receive a pupil there; the first of them signs.
OUTSIDE = [
    ("Boulangerie Aux Délices", "hospitality", "3, rue du Marché",
     [("Anne Carlier", "boulangère"), ("Moussa Dramé", "pâtissier")]),
    ("Garage du Centre", "automotive", "41, rue Henri-Barbusse",
     [("Olivier Maillard", "garagiste"), ("Nathalie Pires", "mécanicienne")]),
    ("Salon Coiff’Elle", "wellbeing", "8, place du Marché", [("Sonia Teixeira", "coiffeuse"), ("Kofi Ansah", "coiffeur")]),
    ("Supérette du Marché", "retail", "1, rue du Marché",
     [("Karima Zeroual", "gérante"), ("Marc Delage", "caissier")]),
    ("École maternelle Jacques-Prévert", "education", "12, allée des Écoles",
     [("Claire Aubert", "directrice"), ("Hugo Rivet", "professeur des écoles")]),
    ("Pharmacie de la Gare", "paramedical", "2, place de la Gare",
     [("Isabelle Tavernier", "pharmacienne"), ("Rachid Ouali", "préparateur")]),
]  # fmt: skip
UNREGISTERED = "Salon Coiff’Elle"  # has just opened
FIRST_NUMBER = 700  # of theirs, behind those of the hosts and of the companies that only have a file


def find_elsewhere(rng: random.Random, people: Sequence[Enrolment], days: Sequence[date]) -> dict[str, int]:
    """Every afternoon some of them; returns how many found a place and how many couldn't have it by the rules."""
    counts = {"found_outside": 0, "refused_outside": 0}
    for day, some in spread(people, days):
        with clock.travel(datetime.combine(day, time(15), tzinfo=clock.PARIS)):
            for enrolment in some:
                what = _find(rng, enrolment)
                if what:
                    counts[what] += 1
    return counts


def _find(rng: random.Random, enrolment: Enrolment) -> str:
    number = rng.randrange(len(OUTSIDE))
    name, sector, street, people = OUTSIDE[number]
    period = enrolment.classroom.periods.order_by("first_day").first()
    if period is None or period.first_day <= clock.today():
        return ""
    tutor, function = rng.choice(people)
    host = Host(
        name=name, siret="" if name == UNREGISTERED else a_siret(FIRST_NUMBER + number), street=street,
        postal_code="92000", city="Nanterre", contact=people[0][0], tutor=tutor, tutor_function=function,
        phone="+33140000000", email="accueil@exemple.test", sector=sector,
    )  # fmt: skip
    try:
        register_outside(
            enrolment,
            host=host,
            days=[period.first_day + timedelta(days=n) for n in range(5)],
            by=acting(enrolment.pupil.user),
        )
    except DomainError:
        return "refused_outside"
    return "found_outside"
