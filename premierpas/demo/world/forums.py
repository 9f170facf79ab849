"""A forum with twelve stands: invited, answered, placed; two classes have wished; everybody knows where they go."""

from contextlib import AbstractContextManager
from datetime import date, datetime, time, timedelta

from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.core.calendar import is_public_holiday
from premierpas.events.actions import change_seats, open_event, register_class
from premierpas.events.audience import may_come
from premierpas.events.enums import RUNNING, ForWhom, Kind
from premierpas.events.models import Event, Speaker
from premierpas.forums.actions import (
    add_stand,
    answer_stand,
    assign_stands,
    change_visit,
    describe_forum,
    make_slots,
    publish,
    wish,
)
from premierpas.forums.models import Assignment, Stand
from premierpas.forums.seated import seated
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Classroom, Territory
from premierpas.people.models import Enrolment

from .actors import acting

# Name, trades, what to know, what they need.
STANDS = (
    ("Menuiserie Diallo & Fille", "menuisier, ébéniste", "Tu ponces, tu assembles, tu emportes.", ["table", "socket"]),
    ("Clinique du Val", "infirmière, brancardier, aide-soignant", "Prends ta tension et lis le résultat.", ["table"]),
    ("Eaux de Seine Ouest", "technicien de l’eau, laborantine", "Deux verres : lequel vient du robinet ?", ["water", "table"]),
    ("Boulangerie Lemoine", "boulanger, pâtissière", "On façonne une baguette en trois minutes.", ["table"]),
    ("Transports Lecomte", "conductrice, logisticien", "Charge un camion sans le faire pencher.", ["ground"]),
    ("Atelier Couture Solidaire", "couturière, modéliste", "Apporte un vêtement à réparer.", ["table", "socket"]),
    ("Mairie, services techniques", "jardinier, électricienne", "Qui allume les lampadaires ?", ["panel"]),
    ("Pixel & Fils", "développeuse, graphiste", "Change la couleur d’un jeu, puis ses règles.", ["table", "socket"]),
    ("Pompiers du quartier", "sapeur-pompier, régulatrice", "Cinq gestes, et un casque à essayer.", ["ground"]),
    ("Bibliothèque", "bibliothécaire, médiateur", "Un livre choisi pour toi, sur trois questions.", ["table", "panel"]),
    ("Garage Haddad", "mécanicien, carrossière", "Trouve la panne.", ["ground", "socket"]),
    ("Radio des Terrasses", "journaliste, technicien du son", "Dix secondes d’antenne, pour de vrai.", ["socket"]),
)  # fmt: skip
OTHERS = (("Banque du Pont", "maybe"), ("Cabinet Rousseau", "no"), ("Hôtel de la Gare", ""))
PUPILS, AHEAD, WISHED_BEFORE = 24, 12, 9


def make_forum(territory: Territory, by: Actor, today: date) -> None:
    """The season's next forum, or one of its own where there is none."""
    with _on(today, -20):
        event = _found(territory, today) or _made(territory, by, today)
        _invite(event, by)
        _register(event, territory)
    with _on(today, -WISHED_BEFORE):
        until = min(datetime.combine(today - timedelta(days=2), time(23, 59), clock.PARIS), event.start)
        describe_forum(event, by=by, columns=5, rows=3, places=6, wishes_until=until)
        first = event.start + timedelta(minutes=15)
        make_slots(event, by=by, first=first, last=min(event.end, first + timedelta(minutes=120)), minutes=20, pause=5)
        _wish(event)
    with _on(today, -1):
        if not seated(event).exists():
            return
        assign_stands(event, by=by)
        _change_one(event, by)
        publish(event, by=by)


def _on(today: date, days: int) -> AbstractContextManager[None]:
    return clock.travel(datetime.combine(today + timedelta(days=days), time(10), clock.PARIS))


def _found(territory: Territory, today: date) -> Event | None:
    after = datetime.combine(today + timedelta(days=1), time(), clock.PARIS)
    rows = Event.objects.filter(territory=territory, kind=Kind.FORUM, state__in=RUNNING, start__gt=after)
    return rows.order_by("start").first()


def _working_day(day: date) -> date:
    while day.weekday() > 4 or is_public_holiday(day):
        day += timedelta(days=1)
    return day


def _made(territory: Territory, by: Actor, today: date) -> Event:
    start = datetime.combine(_working_day(today + timedelta(days=AHEAD)), time(13, 30), clock.PARIS)
    event = Event.objects.create(
        territory=territory, kind=Kind.FORUM, slug="forum-des-metiers", title="Le forum des métiers",
        summary="Douze stands, vingt minutes sur chacun. Touche, essaie, demande.", start=start,
        end=start + timedelta(hours=3), closes_at=start - timedelta(days=AHEAD - 2), venue="Salle des fêtes",
        street="1 place de la Mairie", postal_code="92000", city="Nanterre", insee="92050",
        for_whom=ForWhom.BOTH, made_by=by.user,
    )  # fmt: skip
    change_seats(event, by=by, seats=60)
    open_event(event, by=by)
    Speaker.objects.create(
        event=event, name="Aminata Ba", function="directrice d’usine", words="Mon premier stage, c’était ici.",
        studies="bac + 5", email="aminata@exemple.fr",
    )  # fmt: skip
    event.refresh_from_db()
    return event


def _invite(event: Event, by: Actor) -> None:
    for number, (name, trades, about, needs) in enumerate(STANDS, start=1):
        stand = add_stand(event, by=by, name=name, email=f"stand{number}@exemple.fr", trades=trades, invite=True)
        answer_stand(stand, by=by, fields={"answer": "yes", "about": about, "needs": needs})
        Stand.objects.filter(pk=stand.pk).update(number=number + (number > 5) + (number > 9))
    for name, answer in OTHERS:
        stand = add_stand(event, by=by, name=name, email=f"{name.split()[0].lower()}@exemple.fr", invite=True)
        if answer:
            answer_stand(stand, by=by, fields={"answer": answer})


def _register(event: Event, territory: Territory) -> None:
    classes = Classroom.objects.filter(school__territory=territory, enrolments__isnull=False).distinct()
    for classroom in classes.select_related("school").order_by("pk")[:2]:
        taken = event.registrations.live().filter(classroom=classroom).exists()
        if taken or not event.takes_registrations or not may_come(event, classroom=classroom):
            continue
        heads = classroom.school.memberships.filter(role=Role.HEAD_TEACHER, until=None).order_by("pk")
        there = seated(event).values("enrolment")
        rows = Enrolment.objects.filter(classroom=classroom, left_on=None).exclude(pk__in=there)
        pupils = list(rows.select_related("pupil").order_by("pk")[:PUPILS])
        if pupils and (head := heads.first()) is not None:
            escorts = [("Claire Lefèvre", ""), ("Omar Saïdi", "")]
            register_class(event, classroom, by=acting(head), pupils=pupils, escorts=escorts)


def _wish(event: Event) -> None:
    stands = list(Stand.objects.filter(event=event, answer="yes").order_by("number"))
    for at, person in enumerate(seated(event)):
        if person.enrolment is None or at % 7 == 3:  # some choose nothing
            continue
        head = person.enrolment.classroom.school.memberships.filter(role=Role.HEAD_TEACHER, until=None).earliest("pk")
        order = sorted(range(len(stands)), key=lambda n: ((n * 5 + at * at * 3) % 12 // (1 + (n in (0, 1, 7))), n))
        wish(person, by=acting(head), stands=[stands[n] for n in order[: 5 - at % 3]])


def _change_one(event: Event, by: Actor) -> None:
    """One pupil goes to another stand, by hand."""
    row = Assignment.objects.filter(slot__event=event).select_related("participant__event", "slot").earliest("pk")
    there = Assignment.objects.filter(participant=row.participant).values("stand")
    for stand in Stand.objects.filter(event=event, answer="yes").exclude(pk__in=there).order_by("number"):
        if Assignment.objects.filter(stand=stand, slot=row.slot).count() < 6:
            change_visit(row.participant, by=by, slot=row.slot, stand=stand)
            return
