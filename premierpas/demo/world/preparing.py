"""Classes that prepare their weeks: most pupils are where their class is, some are late, some wait for a teacher."""

import random
from datetime import date, datetime, time, timedelta

from django.db.models import Model

from premierpas.careers.models import PathSheet
from premierpas.careers.paths import shipped
from premierpas.core import clock
from premierpas.occupations.models import KeptTrade
from premierpas.occupations.sectors import SECTORS
from premierpas.occupations.sheets import sheets
from premierpas.organisations.models import Classroom, ClassroomTeacher
from premierpas.people.models import Enrolment
from premierpas.preparation.classes import years_of
from premierpas.preparation.enums import StepKey, Verdict
from premierpas.preparation.models import FIVE, ClassPath, OwnQuestions, Practice, ShownSectors, ThreeSectors
from premierpas.preparation.plans import Plan, as_json, plans_of
from premierpas.preparation.steps import STEPS
from premierpas.week.models import Contact

CLASSES, READ_LATER = 10, 5
QUESTIONS = (
    "C’est quoi, la panne la plus bizarre ?", "Qu’est-ce que vous ne saviez pas faire au début ?",
    "Vous recommenceriez ?", "Racontez-moi un jour où rien n’a marché.", "Qui vous a appris ce geste ?",
)  # fmt: skip
REASONS = (
    "Ça remarche grâce à moi.", "J’aime quand c’est précis.", "Ma tante en parle bien.",
    "Je veux être dehors, pas assis.", "J’aide déjà mes voisins pour ça.", "J’ai vu une journée et j’ai eu envie.",
)  # fmt: skip
PEOPLE = (
    ("Samir", "mécanicien vélo", "On apprend en démontant."), ("Léa", "infirmière", "La nuit, on parle plus."),
    ("Mme Diallo", "menuisière", "Le bois se choisit à l’odeur."), ("Bruno", "régisseur", "On prépare six heures."),
)  # fmt: skip
PRACTISED = "Avec une amie. La prochaine fois, je regarde la personne quand je dis bonjour."
WALKED = "J’ai regardé, j’ai posé la question, et j’ai noté la réponse."
Rows = dict[type[Model], list]


def prepare_classes(rng: random.Random, today: date) -> int:
    """Ten classes on their road; returns how many pupils have begun."""
    rooms = list(Classroom.objects.filter(closed_at=None).select_related("school").order_by("pk")[:CLASSES])
    _set_other_steps(rooms[1:3])
    plans, rows = plans_of(rooms), Rows()
    given = ClassroomTeacher.objects.filter(classroom__in=rooms, is_referent=True, membership__until=None)
    readers = dict(given.values_list("classroom", "membership__user__name"))
    years = years_of(rooms)
    for year in years:
        _play(rng, year, plans[year.classroom_id], today, rows, readers.get(year.classroom_id, ""))
    for model, made in rows.items():
        model._default_manager.bulk_create(made, ignore_conflicts=True)
    return len(years)


def _set_other_steps(rooms: list[Classroom]) -> None:
    """Some teachers have set steps of their own, in their own order."""
    keys = [StepKey.INTERESTS, StepKey.PATH, StepKey.TRADES, StepKey.EVENT, StepKey.LETTER, StepKey.QUESTIONS]
    chosen = as_json([(STEPS[key], None) for key in keys])
    ClassPath.objects.bulk_create([ClassPath(classroom=room, steps=chosen) for room in rooms], ignore_conflicts=True)


def _play(rng: random.Random, year: Enrolment, plan: Plan, today: date, rows: Rows, reader: str) -> None:
    """Steps whose day is over are done by nearly all, the next one by some; nobody jumps far ahead."""
    opened = False
    for asked in plan.asked:
        over = asked.due is not None and asked.due < today
        if opened or rng.random() > (0.95 if over else 0.4):
            opened = opened or not over
            continue
        opened = not over
        day = min(asked.due or today, today) - timedelta(days=rng.randint(1, 4))
        at = datetime.combine(day, time(15, 20), clock.PARIS)
        for row in _done(rng, StepKey(asked.step.key), year, at, reader):
            rows.setdefault(type(row), []).append(row)


def _done(rng: random.Random, key: StepKey, year: Enrolment, at: datetime, reader: str) -> list:
    """The rows that prove a step."""
    match key:
        case StepKey.TRADES:
            slugs = rng.sample(list(sheets()), 5)
            return [KeptTrade(pupil=year.pupil, slug=slug, at=at) for slug in slugs]
        case StepKey.PATH:
            path = rng.choice(list(shipped().values()))
            notes = {stage.key: WALKED for stage in path.stages}
            return [PathSheet(enrolment=year, path=path.slug, answers=notes, saved_at=at, done_at=at)]
        case StepKey.MEET:
            name, trade, told = rng.choice(PEOPLE)
            return [Contact(pupil=year.pupil, name=name, trade=trade, told=told, at=at)]
        case StepKey.QUESTIONS:
            words = dict(zip(FIVE, rng.sample(QUESTIONS, 5), strict=True))
            return [OwnQuestions(enrolment=year, **words, version=1, saved_at=at)]
        case StepKey.SECTORS:
            return _sectors(rng, year, at, reader)
        case StepKey.SPEAK:
            return [Practice(enrolment=year, words=PRACTISED, by_id=year.pupil.user_id, at=at)]
    return []


def _sectors(rng: random.Random, year: Enrolment, at: datetime, reader: str) -> list:
    names = [each.name for each in rng.sample(list(SECTORS.values()), 3)]
    pairs = [list(pair) for pair in zip(names, rng.sample(REASONS, 3), strict=True)]
    words = dict(zip(ThreeSectors.PARTS, [word for pair in pairs for word in pair], strict=True))
    shown = ShownSectors(enrolment=year, pairs=pairs, shown_at=at)
    if reader and rng.random() > 1 / READ_LATER:
        shown.verdict, shown.read_by_name, shown.read_at = Verdict.GOOD, reader, at + timedelta(days=1)
    return [ThreeSectors(enrolment=year, **words, version=1, saved_at=at), shown]
