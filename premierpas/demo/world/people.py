"""Territory, schools, classes, teachers and pupils."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from premierpas.accounts.links import Link
from premierpas.accounts.models import User
from premierpas.core import clock
from premierpas.core.actions import working_as
from premierpas.core.actors import Actor
from premierpas.core.geography import commune
from premierpas.families.actions import send_pages
from premierpas.organisations.actions.joining import accept_invitation
from premierpas.organisations.actions.members import INVITATION_LINK, assign_teacher, invite
from premierpas.organisations.actions.schools import join_school, make_classroom, set_period
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Classroom, Membership, School, Territory, TerritoryCommune
from premierpas.people.actions import NewPupil, enrol, record_authorisation
from premierpas.people.enums import Relation
from premierpas.people.models import Enrolment, Guardian

from .actors import DEMO, acting
from .companies import COMMUNES
from .names import ADULTS, FIRST_NAMES, LAST_NAMES, MEN, WOMEN
from .timeline import Weeks

SCHOOLS = [
    ("0921394R", ""), ("0921940J", ""), ("0920882J", ""), ("0921589C", ""), ("0920594W", ""), ("0920592U", ""),
    ("0921621M", ""), ("0921622N", ""), ("0950886X", ""), ("0950887Y", ""), ("0783463R", ""), ("0921234S", "92500"),
]  # fmt: skip
CLASSES, PUPILS = 40, 1000
GUARDIANS, AUTHORISED = 0.95, 0.93
AWAY = 2  # schools, the last: a class of one is back, one of the other is away now
COORDINATOR = ("Nadia Ferhat", "nadia.ferhat@demo.example")
HEAD = ("Mireille Fontaine", "direction@demo.example")
OFFICE = ("Monique Lambert", "secretariat@demo.example")
TEACHER = ("Claire Lefèvre", "claire.lefevre@demo.example")
DOMAIN = "demo.example"


@dataclass
class School12:
    """One school of the world with what was made in it."""

    school: School
    head: User
    classrooms: list[Classroom]


class Population:
    """Everybody who isn't a company, made from one seed."""

    def __init__(self, rng: random.Random, weeks: Weeks) -> None:
        self.rng, self.weeks = rng, weeks
        self.schools: list[School12] = []

    def make_territory(self) -> None:
        """One territory with its communes and two coordinators."""
        self.territory = Territory.objects.create(
            name="Nanterre et la boucle de la Seine",
            slug="nanterre",
            word_to_companies="Merci d’ouvrir vos portes. Une question ? Nadia répond dans la journée.",
            word_to_families="Passez nous voir le mercredi de 14 h à 18 h, place Nelson-Mandela.",
        )
        TerritoryCommune.objects.bulk_create(
            TerritoryCommune(territory=self.territory, insee=code) for code in COMMUNES
        )
        self.coordinator = self._member(*COORDINATOR, role=Role.COORDINATOR, territory=self.territory).user
        self._member("Hugo Perrin", f"hugo.perrin@{DOMAIN}", role=Role.COORDINATOR, territory=self.territory)

    def make_schools(self) -> None:
        """Twelve real schools with head teachers, classes, teachers and periods."""
        for number, (uai, postal_code) in enumerate(SCHOOLS):
            school = join_school(uai, territory=self.territory, postal_code=postal_code, by=DEMO)
            name, email = HEAD if number == 0 else (self._adult(), f"direction{number}@{DOMAIN}")
            head = self._member(name, email, role=Role.HEAD_TEACHER, school=school).user
            if number == 0:
                self._member(*OFFICE, role=Role.OFFICE, school=school, by=head, function="secrétaire")
            classrooms = [self._classroom(school, head, number, n) for n in range(4 if number < 4 else 3)]
            self.schools.append(School12(school, head, classrooms))
        for index, made in enumerate(self.schools):
            self._periods(made, index)

    def _classroom(self, school: School, head: User, number: int, n: int) -> Classroom:
        level = "4e" if n == 3 else "3e"
        name = f"{level} {'ABCD'[n]}"
        with working_as(DEMO):
            year = self.weeks.school_year
            classroom = make_classroom(school, name=name, key=name.lower(), level=level, school_year=year)
        first = number == 0 and n == 0
        full, email = TEACHER if first else (self._adult(), f"prof{number}-{n}@{DOMAIN}")
        teacher = self._member(full, email, role=Role.TEACHER, school=school, by=head)
        assign_teacher(classroom, teacher, referent=True, by=acting(head))
        return classroom

    def _periods(self, made: School12, index: int) -> None:
        """Most go in the weeks ahead; some classes are away now, some have been."""
        coming, past = self.weeks.coming, self.weeks.past
        for n, classroom in enumerate(made.classrooms):
            away = len(SCHOOLS) - 1 - index
            if away < AWAY and n == 0 and len(past) > 1:
                week = last = past[-1 - away]
            else:
                start = [3, 4, 3, 5][n % 4] + index % 3
                week, last = coming[min(start, len(coming) - 2)], coming[min(start + 1, len(coming) - 1)]
            set_period(
                made.school,
                level=classroom.level,
                first_day=week.first_day,
                last_day=last.last_day,
                classroom=classroom,
                by=acting(made.head),
            )

    def make_pupils(self) -> None:
        """A thousand pupils, most of them 14, with guardians and, for most, an authorisation."""
        classrooms = [(made, room) for made in self.schools for room in made.classrooms]
        sizes = [PUPILS // CLASSES] * len(classrooms)
        for made in self.schools:
            rooms = [index for index, (owner, _room) in enumerate(classrooms) if owner is made]
            new = [self._pupil(classrooms[index][1]) for index in rooms for _each in range(sizes[index])]
            with working_as(acting(made.head)):
                enrolments = enrol(new)
            self._families(enrolments, made.head)

    def _pupil(self, classroom: Classroom) -> NewPupil:
        rng, school = self.rng, classroom.school
        born = date(self.weeks.school_year - (14 if classroom.level == "3e" else 13), 1, 1)
        near = rng.choice(COMMUNES[:6]) if rng.random() < 0.2 else school.insee
        place = commune(near or COMMUNES[0])
        latitude = school.latitude or (place.latitude if place else None)
        longitude = school.longitude or (place.longitude if place else None)
        return NewPupil(
            last_name=rng.choice(LAST_NAMES),
            first_name=rng.choice(FIRST_NAMES),
            birth_date=born + timedelta(days=rng.randrange(364)),
            classroom=classroom,
            street=f"{rng.randrange(1, 120)}, rue des Marguerites",
            postal_code=school.postal_code,
            city=school.city,
            insee=school.insee,
            latitude=latitude + rng.uniform(-0.008, 0.008) if latitude else None,
            longitude=longitude + rng.uniform(-0.012, 0.012) if longitude else None,
        )

    def _families(self, enrolments: list[Enrolment], head: User) -> None:
        rng = self.rng
        Guardian.objects.bulk_create(
            self._guardian(enrolment, head) for enrolment in enrolments if rng.random() < GUARDIANS
        )
        signed = [enrolment for enrolment in enrolments if rng.random() < AUTHORISED]
        record_authorisation(signed, signed_on=clock.today(), by=acting(head))
        first = [each.pupil_id for each in enrolments if each.classroom_id == enrolments[0].classroom_id]
        families = Guardian.objects.filter(pupil__in=first).select_related("pupil")
        send_pages(list(families), by=acting(head))

    def _guardian(self, enrolment: Enrolment, head: User) -> Guardian:
        rng = self.rng
        reach = rng.random()
        first, relation = rng.choice(FIRST_NAMES), rng.choice([None, None, Relation.PARENT])
        theirs = Relation.MOTHER if first in WOMEN else Relation.FATHER if first in MEN else Relation.PARENT
        return Guardian(
            pupil=enrolment.pupil,
            rank=1,
            name=f"{first} {enrolment.pupil.last_name}",
            relation=relation or theirs,
            phone=f"+336{rng.randrange(10**7, 10**8)}" if reach > 0.1 else "",
            email=f"famille{enrolment.pupil_id}@{DOMAIN}" if reach < 0.5 else "",
            language=rng.choices(["fr", "ar", "pt", "tr", "ta", "en", "es", "zh"], [70, 10, 6, 4, 3, 3, 2, 2])[0],
            confirmed_by=head,
            confirmed_at=clock.now(),
        )

    def _adult(self) -> str:
        return f"{self.rng.choice(ADULTS)} {self.rng.choice(LAST_NAMES)}"

    def _member(self, name: str, email: str, *, role: Role, by: User | None = None, **place: object) -> Membership:
        inviter = by or getattr(self, "coordinator", None)
        actor = acting(inviter) if inviter else DEMO
        invitation = invite(by=actor, role=role, name=name, email=email, **place)  # type: ignore[arg-type]
        link = Link.objects.filter(purpose=INVITATION_LINK, subject_id=invitation.pk).latest("pk")
        return accept_invitation(invitation, by=Actor.holder(link, name=name))
