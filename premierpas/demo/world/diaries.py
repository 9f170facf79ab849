"""Diaries of weeks that go on or are over, written day by day; one of these pupils can be tried."""

import random
from datetime import timedelta

from premierpas.accounts.cards import issue_card
from premierpas.core import clock
from premierpas.core.text import plain
from premierpas.placements.models import Placement, PlacementState
from premierpas.placements.terms.prefill import days_of
from premierpas.week.actions import save_entry
from premierpas.workshop.keeping import Typed

from ..accounts import ENDING, PUPILS, demo_words
from .actors import acting

MOST = 12
LINES: dict[str, tuple[str, ...]] = {
    "saw": (
        "On m’a montré tout l’atelier. Il y a un bruit différent à chaque porte.",
        "J’ai suivi une commande du téléphone jusqu’au camion. Ça prend trois heures.",
        "J’ai regardé une réunion. Chacun dit ce qu’il a fini et ce qui le bloque.",
        "J’ai préparé les étiquettes avec Mina, puis nous avons vérifié le stock.",
    ),
    "met": (
        "Aïcha, qui répond au téléphone. Elle a commencé par un CAP.",
        "Le responsable. Il dit que son métier, c’est surtout écouter.",
        "Jules, en apprentissage. Il est au lycée une semaine sur deux.",
    ),
    "learnt": (
        "« Devis » : le prix que l’on annonce avant de faire le travail.",
        "« Traçabilité » : savoir d’où vient chaque pièce.",
        "« Roulement » : on change de poste pour ne pas se fatiguer.",
    ),
    "surprised": (
        "Tout le monde se tutoie, même la directrice.",
        "On passe beaucoup plus de temps à préparer qu’à faire.",
        "C’est calme. Je pensais qu’il y aurait du stress.",
    ),
}


def write_diaries(rng: random.Random) -> int:
    """Entries for some of the weeks that were lived; returns how many. The latest week's pupil gets a card to try."""
    lived = (PlacementState.ONGOING, PlacementState.COMPLETED)
    rows = Placement.objects.filter(state__in=lived).select_related("pupil__user").order_by("-last_day", "pupil")
    count = 0
    for number, placement in enumerate(rows[:MOST]):
        if number == 0:
            _give_card(placement)
        for day in days_of(placement):
            if day <= clock.today() and (number == 0 or rng.random() < 0.8):
                with clock.travel(day):
                    words = {part: rng.choice(lines) for part, lines in LINES.items() if rng.random() < 0.85}
                    save_entry(placement, day=day, typed=Typed(words, 0), by=acting(placement.pupil.user))
                count += 1
    return count


def _give_card(placement: Placement) -> None:
    """A login of their own first name, with the last name where an account to try has it already."""
    pupil, user = placement.pupil, placement.pupil.user
    login = f"{_letters(pupil.first_name)}{ENDING}"
    taken = login in {username for _role, username in PUPILS}
    user.username = f"{_letters(pupil.first_name)}.{_letters(pupil.last_name)}{ENDING}" if taken else login
    user.save(update_fields=["username"])
    with clock.travel(placement.first_day - timedelta(days=40)):
        issue_card(user, words=demo_words(user.username))


def _letters(name: str) -> str:
    return "".join(filter(str.isalpha, plain(name)))
