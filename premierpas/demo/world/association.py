"""The association's team: volunteers in every state, and the companies that they follow."""

import random
import tomllib
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from premierpas.accounts.models import User
from premierpas.agenda.models import Presence
from premierpas.core import clock
from premierpas.core.actions import working_as
from premierpas.core.events import emit
from premierpas.core.geography import commune
from premierpas.organisations.models import Territory
from premierpas.outreach.actions import add_contact, move_file, note, open_file, plan_step, share_file
from premierpas.outreach.enums import ENDED, FileState, Kind, Result
from premierpas.outreach.models import CompanyFile
from premierpas.people.enums import Clearance, TeamRole
from premierpas.people.events import VolunteerJoined, VolunteerLeft
from premierpas.people.models import Volunteer
from premierpas.volunteers.charter import VERSION
from premierpas.volunteers.enums import Event, Proof
from premierpas.volunteers.milestones import note_event

from .actors import DEMO, acting

PROSPECTS = tomllib.loads((Path(__file__).parent / "prospects.toml").read_text("utf-8"))["prospect"]
WAY = [Clearance.APPLIED, Clearance.IDENTITY_CHECKED, Clearance.REGISTER_CHECKED, Clearance.CHARTER_SIGNED,
       Clearance.TRAINED, Clearance.ACTIVE]  # fmt: skip
TRIED, READER = "Idriss Benhamou", "Paul N’Dour"
# Name, what they do in the team, how far they are, how many days ago they left.
TEAM = [
    ("Solange Mercier", TeamRole.LEAD, Clearance.ACTIVE, None),
    (TRIED, TeamRole.VOLUNTEER, Clearance.ACTIVE, None),
    ("Catherine Vasseur", TeamRole.VOLUNTEER, Clearance.ACTIVE, None),
    (READER, TeamRole.READER, Clearance.ACTIVE, None),
    ("Gérard Pons", TeamRole.VOLUNTEER, Clearance.EXPIRED, None),
    ("Amélie Rocher", TeamRole.VOLUNTEER, Clearance.TRAINED, None),
    ("Toufik Saïdi", TeamRole.VOLUNTEER, Clearance.CHARTER_SIGNED, None),
    ("Blandine Oury", TeamRole.VOLUNTEER, Clearance.REGISTER_CHECKED, None),
    ("Ségolène Diop", TeamRole.VOLUNTEER, Clearance.IDENTITY_CHECKED, None),
    ("Xavier Tellier", TeamRole.VOLUNTEER, Clearance.SUSPENDED, 16),
    ("Jeanne Carpentier", TeamRole.VOLUNTEER, Clearance.ACTIVE, 12),
    ("Moustapha Gueye", TeamRole.VOLUNTEER, Clearance.ACTIVE, 5),
]
# Of whom the check of honourability is older than the year that is played: nearly a year, more than one.
CHECKED_DAYS_AGO = {"Solange Mercier": 325, "Gérard Pons": 380}
REACHED = {
    Clearance.IDENTITY_CHECKED: Event.IDENTITY, Clearance.REGISTER_CHECKED: Event.REGISTER,
    Clearance.CHARTER_SIGNED: Event.CHARTER, Clearance.TRAINED: Event.TRAINED, Clearance.ACTIVE: Event.ACTIVATED,
    Clearance.EXPIRED: Event.EXPIRED, Clearance.SUSPENDED: Event.SUSPENDED,
}  # fmt: skip
WORKING = 3  # the first of them follow companies, as those who have left did
MOTIVES = [
    "J’ai dirigé un atelier pendant trente ans, j’ouvre volontiers mon carnet d’adresses.",
    "Mon fils n’a rien trouvé en troisième. Je veux que ce soit différent pour les autres.",
    "Retraitée de l’Éducation nationale, j’ai deux matinées par semaine.",
    "Je travaille à La Défense et je connais beaucoup de portes fermées à ouvrir.",
]
STEPS = ["Prendre des nouvelles", "Demander une semaine de plus", "Remercier pour l’accueil", "Vérifier les places"]
CALLS = [
    "Tout va bien, l’équipe a aimé la dernière visite.",
    "Le tuteur change au printemps, il faudra revoir l’offre.",
    "On m’a demandé d’appeler plutôt le mardi.",
    "Il se demande combien d’élèves vont écrire.",
]
LATE_TO_COMING = [-6, -2, 0, 0, 1, 2, 4, 7, 11, 18, 30, 45]  # days from today


class Association:
    """Who follows which company, from the first weeks on."""

    def __init__(self, territory: Territory, coordinator: User, today: date) -> None:
        self.territory, self.coordinator, self.today = territory, coordinator, today
        self.team: dict[str, Volunteer] = {}

    def make_team(self) -> None:
        """On the first day: everybody is as far as they are; nobody has left yet."""
        with working_as(DEMO):
            for number, (name, role, state, _left) in enumerate(TEAM):
                self.team[name] = self._volunteer(number, name, role, state)

    def _volunteer(self, number: int, name: str, role: TeamRole, state: Clearance) -> Volunteer:
        email = f"{_login(name)}@demo.example"
        row = Volunteer.objects.create(
            territory=self.territory, name=name, email=email, phone=f"+33612000{number:03d}", role=role,
            motive=MOTIVES[number % len(MOTIVES)], applied_at=clock.now() - timedelta(days=40 + number),
        )  # fmt: skip
        row.checked_on = self._checked_on(name, state)
        for step in _way_to(state):
            row.state = step
            row.save(update_fields=["state", "checked_on"])
            proof = Proof.EXTRACT if step == Clearance.REGISTER_CHECKED else ""
            version = VERSION if step == Clearance.CHARTER_SIGNED else ""
            note_event(row, REACHED[step], by=self.coordinator, on=row.checked_on, proof=proof, version=version)
        row.user = User.objects.create_user(username=email, name=name, email=email)
        row.since = clock.now()
        row.save(update_fields=["user", "since"])
        emit(VolunteerJoined(at=clock.now(), volunteer_id=row.pk))
        return row

    def _checked_on(self, name: str, state: Clearance) -> date | None:
        if name in CHECKED_DAYS_AGO:
            return self.today - timedelta(days=CHECKED_DAYS_AGO[name])
        return None if state == Clearance.IDENTITY_CHECKED else clock.today()

    def look_for_companies(self, rng: random.Random) -> None:
        """Leads become what they are now, call by call, each at somebody's."""
        for number, prospect in enumerate(PROSPECTS):
            self._follow(rng, self.team[TEAM[number % WORKING][0]], prospect)

    def _follow(self, rng: random.Random, who: Volunteer, prospect: dict[str, Any]) -> None:
        by, place = acting(who), commune(prospect["insee"])
        assert place is not None
        story = [_told(line) for line in prospect["story"].strip().splitlines()]
        first = min((ago for ago, *_rest in story), default=-3)
        with self._on(first, hour=9):
            file = open_file(
                prospect["name"], by=by, territory=self.territory, other_company=True, sector=prospect["sector"],
                street=prospect["street"], postal_code=place.postal_codes[0], city=place.name, insee=prospect["insee"],
            )  # fmt: skip
            name, function, phone, email, wish = prospect["contact"]
            person = add_contact(file, by=by, name=name, function=function, phone=phone, email=email, wish=wish)
        for ago, kind, result, said in story:
            with self._on(ago, hour=rng.randint(10, 17)):
                note(file, by=by, kind=kind, result=result, said=said, contact=person)
        state = FileState(prospect["state"])
        with self._on(min((ago for ago, *_rest in story[-1:]), default=-3), hour=18):
            file.refresh_from_db()
            if file.state != state:
                move_file(file, state, by=by, why=prospect.get("why", ""))
            if state not in ENDED:
                day = self.today + timedelta(days=prospect["in_days"])
                plan_step(file, by=by, next_step=prospect["step"], next_on=day)

    def look_after_hosts(self, rng: random.Random) -> None:
        """Those who have offers are called from time to time; each of the team follows some."""
        known = clock.now() - timedelta(days=30)
        hosts = CompanyFile.objects.exclude(company=None).exclude(state__in=ENDED).filter(opened_at__lt=known)
        names = [*list(self.team)[:WORKING], *(name for name, _role, _state, ago in TEAM if ago is not None)]
        for number, file in enumerate(hosts.order_by("pk")):
            who = self.team[names[number % len(names)]]
            with self._on(-rng.randint(17, 24), hour=11):
                result = rng.choice([Result.REACHED, Result.REACHED, Result.MESSAGE_LEFT])
                said = rng.choice(CALLS) if result == Result.REACHED else ""
                note(file, by=acting(who), kind=Kind.CALL, result=result, said=said)
                days = LATE_TO_COMING[number % len(LATE_TO_COMING)]
                plan_step(
                    file, by=acting(who), next_step=rng.choice(STEPS), owner=_presence(who),
                    next_on=self.today + timedelta(days=days),
                )  # fmt: skip

    def some_leave(self) -> None:
        """Before they went, those who left shared some companies with whoever goes on; the rest is handed over."""
        beside = _presence(self.team[TRIED])
        for name, _role, _state, ago in TEAM:
            if ago is None:
                continue
            leaving = self.team[name]
            for file in CompanyFile.objects.filter(owner=_presence(leaving)).order_by("pk")[::2]:
                with self._on(-ago - 4, hour=16):
                    share_file(file, by=acting(leaving), presence=beside, until=clock.now() + timedelta(days=30))
            with self._on(-ago, hour=19), working_as(DEMO):
                Volunteer.objects.filter(pk=leaving.pk).update(until=clock.now())
                emit(VolunteerLeft(at=clock.now(), volunteer_id=leaving.pk))
        mine = CompanyFile.objects.filter(owner=beside, state=FileState.ACTIVE).order_by("pk")
        for file in mine[:3]:  # a holiday
            colleague = _presence(self.team["Catherine Vasseur"])
            with self._on(-1, hour=17):
                share_file(
                    file, by=acting(self.team[TRIED]), presence=colleague, until=clock.now() + timedelta(days=12)
                )

    def _on(self, days: int, *, hour: int) -> Any:
        return clock.travel(datetime.combine(self.today + timedelta(days=days), time(hour), tzinfo=clock.PARIS))


def _way_to(state: Clearance) -> list[Clearance]:
    """The steps after the application that lead there."""
    if state in (Clearance.EXPIRED, Clearance.SUSPENDED):
        return [*WAY[1:], state]
    return WAY[1 : WAY.index(state) + 1]


def _told(line: str) -> tuple[int, Kind, str, str]:
    """One line of a story."""
    facts, _bar, said = line.partition("|")
    ago, kind, *result = facts.split()
    return int(ago), Kind(kind), Result(result[0]) if result else "", said.strip()


def _presence(who: Volunteer) -> Presence:
    return Presence.objects.get(key=f"volunteer:{who.pk}")


def _login(name: str) -> str:
    plain = name.lower().replace("’", "").replace(" ", ".")
    return plain.translate(str.maketrans("éèêëïîôçà", "eeeeiioca"))
