"""A class that prepares, and pupils who have done some of it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.occupations.models import KeptTrade
from premierpas.occupations.sectors import SECTORS
from premierpas.occupations.sheets import sheets
from premierpas.organisations.enums import Level
from premierpas.organisations.models import ClassroomTeacher, InternshipPeriod, Membership
from premierpas.people.models import Enrolment, Pupil
from premierpas.people.sight import link_membership
from premierpas.preparation.actions import (
    read_sectors,
    save_questions,
    save_sectors,
    show_sectors,
    tell_practice,
)
from premierpas.preparation.enums import Verdict
from premierpas.preparation.models import FIVE, ShownSectors
from premierpas.week.actions import add_contact
from premierpas.workshop.actions import save_cv
from premierpas.workshop.keeping import Typed
from premierpas.workshop.models import Letter
from tests.factories import a_classroom, a_pupil, a_school, a_teacher, acting

FIRST, LAST = date(2027, 1, 11), date(2027, 1, 22)
TODAY = datetime.combine(date(2026, 12, 1), time(10), clock.PARIS)
NAMES = [each.name for each in SECTORS.values()]
WHY = {
    "first": NAMES[0], "first_why": "Ça remarche grâce à moi.",
    "second": NAMES[1], "second_why": "J’aime être dehors.",
    "third": NAMES[2], "third_why": "Ma tante en parle bien.",
}  # fmt: skip


@dataclass
class Scene:
    """A class that goes in January, its teacher, a pupil."""

    teacher: Membership
    pupil: Pupil

    @property
    def year(self) -> Enrolment:
        return Enrolment.objects.select_related("pupil__user", "classroom__school").get(pupil=self.pupil)

    @property
    def by(self) -> Actor:
        return acting(self.pupil)

    def keeps_trades(self, count: int = 5) -> None:
        for slug in list(sheets())[:count]:
            KeptTrade.objects.get_or_create(pupil=self.pupil, slug=slug)

    def meets_somebody(self) -> None:
        values = {"name": "Samir", "trade": "mécanicien vélo", "told": "On apprend en démontant.", "reach": ""}
        add_contact(self.pupil, placement=None, values=values, by=self.by)

    def writes_questions(self, count: int = 5) -> None:
        words = {part: f"Pourquoi {part} ?" for part in FIVE[:count]}
        save_questions(self.year, typed=Typed(words, 0), by=self.by)

    def shows_sectors(self) -> ShownSectors:
        save_sectors(self.year, typed=Typed(WHY, 0), by=self.by)
        return show_sectors(self.year, by=self.by)

    def is_read(self, verdict: Verdict = Verdict.GOOD, word: str = "Bravo.") -> ShownSectors:
        row = ShownSectors.objects.get(enrolment=self.year)
        return read_sectors(self.year, verdict=verdict, word=word, shown_at=row.shown_at, by=acting(self.teacher))

    def writes_letter_and_cv(self) -> None:
        save_cv(self.pupil, typed=Typed({"skills": "Réparer", "interests": "Le vélo"}, 0), by=self.by)
        Letter.objects.create(pupil=self.pupil, why_here="Je passe devant.", about_me="Je répare.")

    def does_everything(self) -> None:
        self.keeps_trades()
        self.meets_somebody()
        self.writes_questions()
        self.shows_sectors()
        self.is_read()
        self.writes_letter_and_cv()
        tell_practice(self.year, words="Avec Moussa. Je parle moins vite.", by=self.by)


def a_scene(*, weeks: bool = True, name: str = "3e A", beside: Scene | None = None) -> Scene:
    """Its weeks are from 11 to 22 January 2027, unless it has none; `beside`: of the same school and teacher."""
    school = beside.year.classroom.school if beside else a_school(zone="C")
    room = a_classroom(school, name=name, school_year=2026)
    if weeks:
        InternshipPeriod.objects.create(
            school=school, classroom=room, level=Level("3e"), first_day=FIRST, last_day=LAST
        )
    if beside is None:
        return Scene(a_teacher(room), a_pupil(room))
    ClassroomTeacher.objects.create(classroom=room, membership=beside.teacher)
    pupil = a_pupil(room, first_name="Yanis", last_name="Martin")
    link_membership(beside.teacher, classroom_id=room.pk)
    return Scene(beside.teacher, pupil)


def in_days(days: int) -> datetime:
    """So many days after the scene's today."""
    return TODAY + timedelta(days=days)
