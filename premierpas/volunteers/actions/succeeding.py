"""Asking colleagues to take over; each says yes or no."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.agenda.models import Presence
from premierpas.agenda.presences import hold, presence_of
from premierpas.agenda.settling import settle
from premierpas.core import clock
from premierpas.core.actions import Actor, action, step
from premierpas.core.errors import DomainError, WrongState
from premierpas.organisations.people import recipient_of
from premierpas.people.circle import tell
from premierpas.ui.typography import day

from ..about import about_volunteer
from ..handover.holding import handed_over
from ..handover.things import Thing, answer_day, presence_of_volunteer, stand_beside, takers, things_of
from ..models import Handover, Succession
from ..notices import ASKED
from ..waiting import SUCCEED
from .leaving import settle_handover


@dataclass(frozen=True)
class Choice:
    """Who is asked to take one thing, and what of its old notes they may read."""

    source: str
    item: int
    to: Presence
    reads: str = ""

    @property
    def key(self) -> str:
        return f"{self.source}-{self.item}"


@action(may="volunteers.hand_over")
def propose(
    handover: Handover, *, by: Actor, choices: Sequence[Choice], together_from: date | None = None
) -> list[Succession]:
    """Ask these colleagues; whoever chooses themself has said yes. Each is told once, with what it is about.

    Raises DomainError for somebody who has left or may not have it, and where nobody said what a successor may read.
    """
    handover = _open(handover)
    since = max(together_from or clock.today(), clock.today())
    if since > handover.last_day:
        raise DomainError(_("Ce jour est après le départ : choisissez-en un d’avant."), field="together_from")
    things = {each.key: each for each in things_of(handover)}
    leaver, mine = presence_of_volunteer(handover.volunteer), presence_of(by.viewer) if by.is_person else None
    before = list(handover.successions.filter(accepted=None).values_list("to", flat=True))
    made = []
    for choice in choices:
        thing = things.get(choice.key)
        takes_it = mine is not None and mine.pk == choice.to.pk
        if thing is None or _is_settled(thing, choice, takes_it=takes_it):
            continue
        _check(choice, thing, handover, leaver)
        made.append(_asked(handover, choice, since, accepted=takes_it))
    for person in {row.to for row in made if row.accepted is None}:
        _tell(handover, person, [row for row in made if row.to_id == person.pk], by)
    settle_handover(handover)
    settle(SUCCEED.code, before)
    return made


@action(may="volunteers.answer")
def answer_succession(succession: Succession, *, by: Actor, accepted: bool) -> Succession:
    """Yes: old and new are there together from the day that was said. No: somebody else is looked for."""
    rows = Succession.objects.select_for_update(of=("self",)).select_related("handover__volunteer", "to")
    succession = rows.get(pk=succession.pk)
    if succession.accepted is not None or succession.handover.ended_at is not None:
        raise WrongState(_("Cette demande a déjà une réponse : rechargez la page."))
    succession.accepted, succession.answered_at = accepted, clock.now()
    succession.save(update_fields=["accepted", "answered_at"])
    if accepted:
        stand_beside(succession)
    settle_handover(succession.handover)
    return succession


@action(may="volunteers.hand_over")
def write_word(handover: Handover, *, by: Actor, word: str) -> Handover:
    """What somebody who leaves tells those who stay: it stands at the head of the letter."""
    handover = _open(handover)
    handover.word = word.strip()
    handover.save(update_fields=["word"])
    return handover


def _open(handover: Handover) -> Handover:
    rows = Handover.objects.select_for_update(of=("self",)).select_related("volunteer__territory", "volunteer__user")
    handover = rows.get(pk=handover.pk)
    if handover.ended_at is not None:
        raise WrongState(_("Cette passation est finie."))
    return handover


def _is_settled(thing: Thing, choice: Choice, *, takes_it: bool) -> bool:
    """Whether this very person has said yes, or was asked already and isn't the one who chooses."""
    said = thing.succession
    if said is None or said.to_id != choice.to.pk or said.reads != choice.reads:
        return False
    return said.accepted is True or (said.accepted is None and not takes_it)


def _check(choice: Choice, thing: Thing, handover: Handover, leaver: Presence | None) -> None:
    holding = handed_over.named(choice.source)
    may = {each.pk for each in takers(holding, handover.volunteer.territory_id, but=leaver)}
    if choice.to.pk not in may or not hold(choice.to):
        raise DomainError(_("Cette personne ne peut pas le reprendre : choisissez-en une autre."), field=choice.key)
    if thing.held.readings and choice.reads not in {value for value, _words in thing.held.readings}:
        raise DomainError(_("Dites ce que la personne suivante pourra lire."), field=f"lit-{choice.key}")


@step
def _asked(handover: Handover, choice: Choice, since: date, *, accepted: bool) -> Succession:
    succession, _new = Succession.objects.update_or_create(
        handover=handover,
        source=choice.source,
        item=choice.item,
        defaults={
            "to": choice.to, "reads": choice.reads, "together_from": since, "answer_by": answer_day(handover),
            "asked_at": clock.now(), "accepted": True if accepted else None,
            "answered_at": clock.now() if accepted else None, "fell_back": False,
        },
    )  # fmt: skip
    if accepted:
        stand_beside(succession)
    return succession


def _tell(handover: Handover, person: Presence, rows: Sequence[Succession], by: Actor) -> None:
    count, until = len(rows), rows[0].answer_by
    tell(
        ASKED,
        [recipient_of(person.user)],
        key=f"volunteers.asked:{handover.pk}:{person.pk}:{clock.now().isoformat()}"[:160],
        about=about_volunteer(handover.volunteer),
        link=reverse("volunteers:proposals"),
        leaver=handover.volunteer.name,
        day=lambda: day(handover.last_day),
        until=lambda: day(until),
        things=lambda: ngettext("%(n)d suite", "%(n)d suites", count) % {"n": count},
    )
