"""What comes after the weeks that were lived: answers, reviews, words of hosts, former pupils."""

import random
from datetime import date, timedelta

from premierpas.accounts.links import Link
from premierpas.accounts.models import User
from premierpas.afterwards.actions import (
    answer_follow_up,
    answer_questions,
    ask_follow_up,
    ask_for_reference,
    give_reference,
    offer_tale,
    publish_tale,
    save_next_door,
    save_part,
    version_of,
)
from premierpas.afterwards.alumni import MONTHS, months_after
from premierpas.afterwards.enums import Moment
from premierpas.afterwards.five_questions import FIELDS
from premierpas.afterwards.models import Alumnus, FollowUp
from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.core.errors import DomainError
from premierpas.organisations.models import ClassroomTeacher, School
from premierpas.people.models import Enrolment
from premierpas.placements.models import Placement, PlacementState

from .actors import DEMO, acting

COHORT, REVIEWS, REFERENCES = 16, 3, 2
WORDS = {
    "grew": "Ose poser une question devant tout le monde.",
    "helped": "La semaine en atelier, et Mina qui l’a pris au sérieux.",
    "coming": "Une porte ouverte au lycée professionnel, en mars.",
    "word": "Continue : tu sais plus que tu ne crois.",
}
GIVEN = {
    "on_time": 4, "curious": 4, "with_others": 3, "by_function": "cheffe d’atelier",
    "words": "Toujours là avant l’heure. Apprend vite quand on lui montre une fois. Nous l’accueillerions de nouveau.",
}  # fmt: skip
TALES = (
    ("Une menuiserie", "Le bois sent bon, mais le bruit fatigue. Mets de vieilles chaussures et pose tes questions."),
    ("Une pharmacie", "Je croyais qu’on vendait des boîtes. En fait on écoute les gens toute la journée."),
    ("Un garage", "On se salit dès la première heure. Le plus beau moment : le moteur qui redémarre."),
    (
        "Une école maternelle",
        "Trente petits qui parlent en même temps. Le soir, je dormais debout, et j’étais content.",
    ),
)
ALUMNI = (
    ("Salma", "pro", 4, 4, "yes", "yes"), ("Enzo", "general", 3, 3, "no", "no"), ("Awa", "cap", 4, 4, "yes", "yes"),
    ("Noah", "general", 2, 3, "no", "yes"), ("Maëlys", "pro", 4, 3, "yes", "no"),
)  # fmt: skip


def look_back(rng: random.Random, coordinator: User, today: date) -> dict[str, int]:
    """A cohort answers twice; some are reviewed, recommended, tell others; those of last year write back."""
    lived = Placement.objects.filter(state=PlacementState.COMPLETED, last_day__lt=today)
    rows = lived.select_related("pupil__user", "enrolment__classroom__school").order_by("-last_day", "pupil")
    weeks = list(rows[:COHORT])
    for placement in weeks:
        _answer_twice(rng, placement)
    _answer_before(rng)
    reviewed = sum(_review(each.enrolment) for each in weeks[:REVIEWS])
    for number, placement in enumerate(weeks[:REFERENCES]):
        _recommend(placement, answered=number == 0)
    for number, (placement, tale) in enumerate(zip(weeks, TALES, strict=False)):
        _tell(placement, tale, acting(coordinator) if number else None)
    if weeks:
        _wish(weeks[0])
    _former_pupils(today)
    return {"reviews_of_year": reviewed, "alumni": Alumnus.objects.count()}


def _marks(rng: random.Random, low: int, high: int) -> dict[str, int]:
    return {name: rng.randint(low, high) for name in FIELDS}


def _answer_twice(rng: random.Random, placement: Placement) -> None:
    by, year = acting(placement.pupil.user), placement.enrolment
    for moment, day, marks in (
        (Moment.BEFORE, placement.first_day - timedelta(days=12), _marks(rng, 1, 3)),
        (Moment.AFTER, placement.last_day + timedelta(days=1), _marks(rng, 2, 4)),
    ):
        with clock.travel(day):
            answer_questions(year, moment=moment, marks=marks, by=by)


def _answer_before(rng: random.Random) -> None:
    """Half of a class that is still preparing."""
    rows = Enrolment.objects.filter(placements=None, left_on=None).select_related("pupil__user").order_by("-pk")
    for enrolment in rows[:COHORT]:
        answer_questions(enrolment, moment=Moment.BEFORE, marks=_marks(rng, 1, 3), by=acting(enrolment.pupil.user))


def _review(enrolment: Enrolment) -> int:
    teachers = ClassroomTeacher.objects.filter(classroom=enrolment.classroom_id, membership__until=None)
    row = teachers.select_related("membership__user").order_by("-is_referent", "pk").first()
    if row is None:
        return 0
    save_part(enrolment, words=WORDS, version=0, by=acting(row.membership))
    return 1


def _recommend(placement: Placement, *, answered: bool) -> None:
    try:
        with clock.travel(max(placement.last_day, clock.today() - timedelta(days=5))):
            row = ask_for_reference(placement, by=acting(placement.pupil.user))
    except DomainError:
        return
    link = Link.objects.filter(purpose="afterwards.reference", subject_id=row.pk).order_by("pk").last()
    if answered and link is not None:
        give_reference(row, said={**GIVEN, "by_name": link.recipient_name}, by=Actor.holder(link))


def _tell(placement: Placement, tale: tuple[str, str], reader: Actor | None) -> None:
    """Without a reader it waits for one."""
    said = {"trade": tale[0], "saw": tale[1], "with_name": reader is not None, "may_be_invited": True}
    try:
        row = offer_tale(placement, said=said, by=acting(placement.pupil.user))
    except DomainError:
        return
    if reader is not None:
        publish_tale(row, read_at=version_of(row), by=reader)


def _wish(placement: Placement) -> None:
    wish = {"path": "pro", "trades": "wood", "place": "Lycée des métiers", "why": "J’aime voir ce que j’ai fait."}
    save_next_door(
        placement.pupil, wishes=[wish], internship="Revoir Mina en juin.", summer="Aider mon oncle au garage.",
        shown=True, by=acting(placement.pupil.user),
    )  # fmt: skip


def _former_pupils(today: date) -> None:
    """Of last year, whose files are closed: they left an address, and have answered the first form."""
    said_on = today - timedelta(days=110)
    school = School.objects.order_by("pk").first()
    if school is None:
        return
    for first_name, *answers in ALUMNI:
        with clock.travel(said_on):
            alumnus = Alumnus.objects.create(
                school=school, school_year=said_on.year - 1, first_name=first_name,
                email=f"{first_name.lower()}@anciens.exemple.test",
            )  # fmt: skip
            forms = [FollowUp(alumnus=alumnus, months=each, due=months_after(said_on, each)) for each in MONTHS]
            FollowUp.objects.bulk_create(forms)
        with clock.travel(months_after(said_on, MONTHS[0])):
            row = alumnus.follow_ups.get(months=MONTHS[0])
            ask_follow_up(row, by=DEMO)
            link = Link.objects.get(purpose="afterwards.follow_up", subject_id=row.pk)
            choices = dict(zip(("does", "helped", "confident", "met_again", "worked"), answers, strict=True))
            answer_follow_up(row, choices=choices, nameless=first_name == "Noah", by=Actor.holder(link))
