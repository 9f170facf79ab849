"""Where a year of a territory begins."""

from datetime import timedelta

from premierpas.core import clock
from premierpas.organisations.enums import Role
from tests.factories import (
    a_classroom,
    a_company,
    a_head_of,
    a_member,
    a_published_offer,
    a_pupil,
    a_school,
    a_teacher,
    a_territory,
    coming_weeks,
)


class Start:
    """A territory with a company, two classes, their people: where every example begins."""

    def __init__(self) -> None:
        self.now = clock.now()
        with clock.travel(self.now):
            self.territory, self.far = a_territory(), a_territory()
            self.first = a_member(Role.COORDINATOR, self.territory)
            self.company = a_company(self.territory)
            self.offer = a_published_offer(self.company, audience="territory", weeks=coming_weeks(14)[12:])
            self.school = a_school(self.territory)
            self.head = a_member(Role.HEAD_TEACHER, self.school)
            self.room = a_classroom(self.school)
            self.pupil = a_pupil(self.room, birth_date=self.now.date().replace(year=2010))
            self.over = a_published_offer(self.company, weeks=coming_weeks(1))
            self.over.slots.update(first_day=self.now.date() - timedelta(7), last_day=self.now.date() - timedelta(3))
            self.other_room = a_classroom(a_school(self.territory), name="3e Z")
            self.other_head, self.teacher = a_head_of(self.other_room.school), a_teacher(self.other_room)
            self.waiting = a_pupil(self.other_room)
