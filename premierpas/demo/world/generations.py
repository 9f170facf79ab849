"""One generation of volunteers hands over to the next: who applies, who has just come, who leaves in three weeks."""

from datetime import date, datetime, time, timedelta
from typing import Any

from premierpas.accounts.links import Link
from premierpas.agenda.models import Presence
from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.organisations.models import Territory
from premierpas.people.models import Volunteer
from premierpas.volunteers.actions import (
    accept_candidate,
    accept_invitation,
    answer_succession,
    apply_as_volunteer,
    decline_candidate,
    plan_interview,
    propose,
    say_intention,
    tick_lesson,
)
from premierpas.volunteers.actions.joining import INVITATION_LINK
from premierpas.volunteers.actions.succeeding import Choice
from premierpas.volunteers.enums import Intent, Topic
from premierpas.volunteers.handover.things import things_of
from premierpas.volunteers.models import Candidacy

from .actors import acting

LEAVES = "Catherine Vasseur"
# Who applied so many days ago, why, when they are free.
CANDIDATES = [
    ("Rosalie Minier", 31, "Je cherche une mission d’une semaine, en juillet.", "En juillet seulement"),
    ("Ondine Marchal", 16, "Étudiante en droit, j’ai eu moi-même beaucoup de mal à trouver mon stage.", "Le jeudi"),
    ("Bastien Riou", 12, "Commercial pendant dix ans, le téléphone ne me fait pas peur.", "Lundi et mardi soir"),
    ("Marc-Antoine Prieur", 9, "Je viens de prendre ma retraite et j’habite à côté du collège.", "Tous les matins"),
    ("Lucie Hamel", 3, "Une amie est bénévole chez vous, elle en parle tout le temps.", "Le samedi"),
]


class Generations:
    """The last weeks of the team."""

    def __init__(self, territory: Territory, team: dict[str, Volunteer], coordinator: Actor, today: date) -> None:
        self.territory, self.team, self.coordinator, self.today = territory, team, coordinator, today

    def recruit(self) -> None:
        """Five have applied: a no, one who has come, one who is invited, one to be met, one to be answered."""
        refused, came, invited, met, _new = [self._applied(*candidate) for candidate in CANDIDATES]
        with self._on(-28):
            decline_candidate(
                refused, by=self.coordinator, reason="Nos missions durent toute l’année : revenez quand vous pourrez."
            )
        with self._on(-13):
            accept_candidate(came, by=self.coordinator)
        with self._on(-11):
            link = Link.objects.filter(purpose=INVITATION_LINK, subject_id=came.volunteer_id).latest("pk")
            newcomer = accept_invitation(came.volunteer, by=Actor.holder(link, name=came.volunteer.name))
        with self._on(-8):
            by = acting(newcomer)
            for lesson in newcomer.lessons.filter(topic__in=[Topic.MEET, Topic.READ, Topic.LISTEN]):
                tick_lesson(lesson, by=by, done=True)
        with self._on(-4):
            accept_candidate(invited, by=self.coordinator)
        with self._on(-2):
            plan_interview(met, by=self.coordinator, at=self._at(2, hour=17), place="Au local, 2e étage")

    def _applied(self, name: str, ago: int, motive: str, availability: str) -> Candidacy:
        email = f"{name.split()[0].lower()}.{name.split()[-1].lower()}@demo.example"
        with self._on(-ago):
            made = apply_as_volunteer(
                self.territory, by=Actor.visitor(name=name), email=email, motive=motive, availability=availability
            )
        assert made is not None
        return made

    def hand_over(self) -> None:
        """Somebody leaves in three weeks: some of what she has is accepted, some asked for, some still to be found."""
        leaver = self.team[LEAVES]
        with self._on(-6):
            said = say_intention(
                leaver, by=acting(leaver), answer=Intent.LEAVES, last_day=self.today + timedelta(days=20),
                word="Je suis ma fille à Lyon. Je reviens volontiers deux fois par an pour le forum.",
            )  # fmt: skip
        handover = said.volunteer.handovers.get(ended_at=None)
        mates = [self.team["Idriss Benhamou"], self.team["Solange Mercier"], self.team["Amélie Rocher"]]
        with self._on(-4):
            choices = [
                Choice(thing.source, thing.held.pk, _presence(mates[number % 4]))
                for number, thing in enumerate(things_of(handover))
                if number % 4 < len(mates)
            ]
            made = propose(handover, by=acting(leaver), choices=choices, together_from=self.today + timedelta(days=3))
        with self._on(-2):
            for succession in made:
                for mate in mates[::2]:
                    if succession.to == _presence(mate):
                        answer_succession(succession, by=acting(mate), accepted=True)

    def _on(self, days: int) -> Any:
        return clock.travel(self._at(days, hour=15))

    def _at(self, days: int, *, hour: int) -> datetime:
        return datetime.combine(self.today + timedelta(days=days), time(hour), tzinfo=clock.PARIS)


def _presence(who: Volunteer) -> Presence:
    return Presence.objects.get(key=f"volunteer:{who.pk}")
