"""What was asked before volunteers met pupils, what they offer, and somebody of an association who helps two pupils."""

from collections.abc import Collection, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from premierpas.accounts.models import User
from premierpas.core import clock
from premierpas.core.actions import working_as
from premierpas.core.events import emit
from premierpas.organisations.models import Territory
from premierpas.people.enums import Clearance, Language, TeamRole
from premierpas.people.events import VolunteerJoined
from premierpas.people.models import Enrolment, Volunteer
from premierpas.volunteers.actions import note_away, note_duty, say_availability
from premierpas.volunteers.enums import Part, Proof
from premierpas.volunteers.milestones import note_event
from premierpas.volunteers.models import Reference, Understood
from premierpas.volunteers.offering import Slot
from premierpas.volunteers.scenes import SCENES
from premierpas.youth_work.actions import propose_support, record_answer
from premierpas.youth_work.models import Affiliation

from .actors import DEMO, acting
from .association import REACHED, WAY

REFEREES = [
    ("Maryvonne Le Goff", "ancienne cheffe d’atelier", "06 39 98 10 01", "Fiable, patiente avec les apprentis."),
    ("Karim Aït-Saïd", "président du club de judo", "06 39 98 10 02", "Dix ans au bord du tatami, rien à redire."),
    ("Sœur Odile Brunel", "bibliothèque de rue", "06 39 98 10 03", "Les enfants l’attendent chaque samedi."),
    ("Jean-Noël Sainte-Rose", "voisin, conseiller syndical", "06 39 98 10 04", "Toujours à l’heure, discret."),
]
WEEKS = [
    ([Slot(3, Part.AFTERNOON), Slot(5, Part.EVENING)], [Language.FRENCH, Language.ARABIC], ["computing", "retail"], 3),
    ([Slot(1, Part.EVENING), Slot(6, Part.MORNING)], [Language.FRENCH, Language.PORTUGUESE], ["construction"], 2),
    ([Slot(2, Part.MIDDAY), Slot(3, Part.AFTERNOON)], [Language.FRENCH], ["health", "social"], 2),
]  # fmt: skip
DUTIES = [
    (41, 180, "Stand au forum des métiers"), (27, 90, "Réunion d’équipe"), (12, 120, "Affiches dans le quartier"),
    (4, 60, "Appels aux entreprises"),
]  # fmt: skip
WORKER, ASSOCIATION = "Djibril Sangaré", "Zy’Va"
_REFERRED = (Clearance.TRAINED, Clearance.ACTIVE, Clearance.EXPIRED, Clearance.SUSPENDED)
_TRAINED = (Clearance.TRAINED, Clearance.ACTIVE)


def clear_and_offer(team: Mapping[str, Volunteer], coordinator: User, today: date) -> None:
    """References and scenes of those who are as far, one reference still to be called; weeks, absences, hours."""
    for volunteer in team.values():
        volunteer.refresh_from_db()  # some have left since
    for number, volunteer in enumerate(team.values()):
        referees = [REFEREES[(number + each) % len(REFEREES)] for each in range(2)]
        referred = volunteer.state in _REFERRED
        for each, (name, function, reach, said) in enumerate(referees):
            spoken = referred and not (volunteer.state == Clearance.TRAINED and each)
            Reference.objects.create(
                volunteer=volunteer, name=name, function=function, reach=reach,
                spoken_on=today - timedelta(days=50 + number) if spoken else None,
                spoken_by=coordinator if spoken else None, said=said if spoken else "",
            )  # fmt: skip
        known = SCENES if volunteer.state in _TRAINED else SCENES[:2]
        if volunteer.state in (*_TRAINED, Clearance.CHARTER_SIGNED):
            Understood.objects.bulk_create(Understood(volunteer=volunteer, scene=each.code) for each in known)
    cleared = [each for each in team.values() if each.state == Clearance.ACTIVE and each.role != TeamRole.READER]
    for number, volunteer in enumerate(cleared):
        if volunteer.until is not None:
            continue
        by, (slots, languages, sectors, load) = acting(volunteer), WEEKS[number % len(WEEKS)]
        say_availability(volunteer, by=by, languages=languages, sectors=sectors, slots=slots, load=load)
        for ago, minutes, what in DUTIES[number % 2 :]:
            note_duty(volunteer, by=by, on=today - timedelta(days=ago), minutes=minutes, what=what)
    if cleared:
        away = today + timedelta(days=9)
        note_away(cleared[0], by=acting(cleared[0]), first_day=away, last_day=away + timedelta(days=7))


def enrolments_of(territory: Territory, *, but: Collection[int]) -> list[Enrolment]:
    """Some pupils of this year, but those who can be tried."""
    rows = Enrolment.objects.filter(classroom__school__territory=territory, left_on=None, classroom__closed_at=None)
    rows = rows.exclude(pk__in=but).select_related("pupil", "classroom__school")
    return list(rows.order_by("pk")[5:8])


def somebody_helps(territory: Territory, coordinator: User, enrolments: list[Enrolment], today: date) -> Volunteer:
    """A youth worker with two pupils, and a family that hasn't answered yet."""
    worker = _youth_worker(territory, coordinator, today)
    by = acting(coordinator)
    for number, enrolment in enumerate(enrolments[:3]):
        with _on(today, -12 + 4 * number):
            support = propose_support(enrolment, by=by, volunteer=worker)
        if number < 2:
            with _on(today, -9 + 4 * number):
                record_answer(support, by=by, yes=True, on=clock.today() - timedelta(days=1))
    return worker


def _youth_worker(territory: Territory, coordinator: User, today: date) -> Volunteer:
    email = "djibril.sangare@demo.example"
    with _on(today, -40), working_as(DEMO):
        row = Volunteer.objects.create(
            territory=territory, name=WORKER, email=email, role=TeamRole.YOUTH_WORKER, checked_on=clock.today()
        )
        Affiliation.objects.create(volunteer=row, association=ASSOCIATION)
        for step in WAY[1:]:
            row.state = step
            row.save(update_fields=["state"])
            note_event(
                row,
                REACHED[step],
                by=coordinator,
                proof=Proof.CERTIFICATE if step == Clearance.REGISTER_CHECKED else "",
            )
        row.user = User.objects.create_user(username=email, name=WORKER, email=email)
        row.since = clock.now()
        row.save(update_fields=["user", "since"])
        emit(VolunteerJoined(at=clock.now(), volunteer_id=row.pk))
        Understood.objects.bulk_create(Understood(volunteer=row, scene=each.code) for each in SCENES)
    return row


def _on(today: date, days: int) -> Any:
    return clock.travel(datetime.combine(today + timedelta(days=days), time(15), tzinfo=clock.PARIS))
