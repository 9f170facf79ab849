"""Writing an import: one transaction, everything or nothing."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from premierpas.accounts.models import User
from premierpas.core import clock
from premierpas.core.actions import Actor, action, current_actor
from premierpas.core.events import emit
from premierpas.organisations.actions.members import give_class
from premierpas.organisations.actions.schools import make_classroom
from premierpas.organisations.models import Classroom, ClassroomTeacher, Membership, School
from premierpas.people.class_lists import ListedPupil
from premierpas.people.enrolling import BATCH, NewPupil, enrol, kept_sort_name
from premierpas.people.enums import LinkPurpose
from premierpas.people.errors import ListHasErrors, UndecidedMatches
from premierpas.people.events import PupilsCorrected
from premierpas.people.leaving import end_enrolments
from premierpas.people.models import Enrolment, Pupil
from premierpas.people.sight import end_links, link_enrolments

from .changes import Change, Fate
from .differences import Part
from .guardians import write_contacts
from .matched import Decision, spelling_of
from .plan import Plan, plan_import

_ATTEMPTS = 3
IMPORT = Actor.task("people.import_class_list")


@dataclass(frozen=True)
class Result:
    """How many lines had which fate, and the classes of the list."""

    created: int
    updated: int
    unchanged: int
    left: int
    other_levels: int
    classrooms: list[Classroom]


@action(may="people.import_list", on="school", tasks=True)
def import_class_list(
    rows: Iterable[ListedPupil],
    *,
    school: School,
    by: Actor,
    today: date,
    teacher: Membership | None = None,
    decisions: Mapping[int, Decision] | None = None,
    refused: Collection[str] = (),
    leave_out_errors: bool = False,
) -> Result:
    """Write a list but for what was `refused`. A `teacher` gets the classes, as referent where there is none.

    Raises ListHasErrors (a teacher's list that reaches into others' classes; with `leave_out_errors` those lines are
    left out) and UndecidedMatches (near matches without a decision).
    """
    listed = list(rows)
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            with transaction.atomic():
                School.objects.select_for_update().get(pk=school.pk)
                plan = plan_import(school, listed, today=today, teacher=teacher, decisions=decisions, refused=refused)
                if plan.errors and not leave_out_errors:
                    raise ListHasErrors
                if undecided := plan.of(Fate.UNDECIDED):
                    raise UndecidedMatches(len(undecided))
                return _write(plan, teacher=teacher)
        except IntegrityError:
            # Two schools may draw the same user name at the same moment.
            if attempt == _ATTEMPTS:
                raise
    raise AssertionError("unreachable")


def _write(plan: Plan, *, teacher: Membership | None) -> Result:
    classrooms = dict(plan.classrooms)
    for new in plan.new_classes:
        classrooms[new.key] = make_classroom(
            plan.school, name=new.name, key=new.key, level=new.level, school_year=plan.school_year
        )
    for classroom in classrooms.values():
        classroom.school = plan.school
    created = plan.of(Fate.CREATED)
    enrolments = enrol([_new_pupil(change.row, classrooms) for change in created]) if created else []
    _update(plan, classrooms)
    pupils = {change.number: enrolment.pupil for change, enrolment in zip(created, enrolments, strict=True)}
    _write_guardians(plan, pupils)
    gone = {c.known.enrolment_id: c.row.left_on for c in plan.of(Fate.LEFT) if c.known and c.known.left_on is None}
    end_enrolments({enrolment_id: left_on for enrolment_id, left_on in gone.items() if left_on})
    counts = plan.counts()
    arriving = (classrooms[change.row.class_key] for change in plan.changes if change.arrives)
    used = {classroom.pk: classroom for classroom in arriving}
    if teacher:
        _assign(list(used.values()), teacher)
    return Result(
        created=counts[Fate.CREATED],
        updated=counts[Fate.UPDATED],
        unchanged=counts[Fate.UNCHANGED],
        left=counts[Fate.LEFT],
        other_levels=counts[Fate.OTHER_LEVEL],
        classrooms=sorted(used.values(), key=lambda classroom: classroom.key),
    )


def _new_pupil(row: ListedPupil, classrooms: Mapping[str, Classroom]) -> NewPupil:
    return NewPupil(row.last_name, row.first_name, row.birth_date, classrooms[row.class_key], row.external_id)


def _update(plan: Plan, classrooms: Mapping[str, Classroom]) -> None:
    changes = plan.of(Fate.UPDATED)
    if not changes:
        return
    _rename(changes)
    enrolments = Enrolment.objects.in_bulk([c.known.enrolment_id for c in changes if c.known])
    moved, fresh, kept = [], [], []
    for change in changes:
        assert change.known is not None
        enrolment, row = enrolments[change.known.enrolment_id], change.row
        number = row.external_id if change.takes(Part.NUMBER) else ""
        if not change.takes(Part.CLASS):
            enrolment.external_id = number or enrolment.external_id
            kept.append(enrolment)
            continue
        classroom = classrooms[row.class_key]
        if enrolment.school_year != plan.school_year:
            fresh.append(
                Enrolment(
                    pupil_id=enrolment.pupil_id, classroom=classroom, school_year=plan.school_year,
                    external_id=number or enrolment.external_id, since=clock.now(),
                )
            )  # fmt: skip
            continue
        if enrolment.classroom_id != classroom.pk:
            end_links(pupil=enrolment.pupil_id, purpose=LinkPurpose.CLASS, reference=enrolment.classroom_id)
        moved.append(enrolment)
        enrolment.classroom, enrolment.left_on = classroom, None
        enrolment.external_id = number or enrolment.external_id
        kept.append(enrolment)
    Enrolment.objects.bulk_update(kept, ["classroom", "left_on", "external_id"], batch_size=500)
    Enrolment.objects.bulk_create(fresh, batch_size=BATCH)
    link_enrolments([*moved, *fresh], granted_by_id=current_actor().user_id)


def _rename(changes: list[Change]) -> None:
    """Names and birth dates as they were accepted; the user name on the card stays."""
    by_pupil = {change.known.pupil_id: change for change in changes if change.known and _renames(change)}
    pupils = list(Pupil.objects.filter(pk__in=by_pupil).select_related("user"))
    for pupil in pupils:
        change = by_pupil[pupil.pk]
        assert change.known is not None and change.after is not None
        seen = {spelling_of(change.row), spelling_of(change.known)} if change.takes(Part.SPELLING) else set()
        if change.takes(Part.NAME):
            pupil.last_name, pupil.first_name = change.after.last_name, change.after.first_name
        if change.takes(Part.BIRTH_DATE):
            pupil.birth_date = change.after.birth_date
        pupil.spellings = sorted({*pupil.spellings, *seen} - {spelling_of(pupil)})
        pupil.sort_name = kept_sort_name(pupil.last_name, pupil.first_name)
        pupil.user.name = pupil.full_name[:150]
    fields = ["last_name", "first_name", "birth_date", "sort_name", "spellings"]
    Pupil.objects.bulk_update(pupils, fields, batch_size=500)
    User.objects.bulk_update([pupil.user for pupil in pupils], ["name"], batch_size=500)
    emit(PupilsCorrected(at=clock.now(), pupil_ids=tuple(by_pupil)))


def _renames(change: Change) -> bool:
    return any(map(change.takes, (Part.NAME, Part.BIRTH_DATE, Part.SPELLING)))


def _write_guardians(plan: Plan, created: Mapping[int, Pupil]) -> None:
    changes = [c for c in [*plan.of(Fate.CREATED), *plan.of(Fate.UPDATED)] if c.takes(Part.GUARDIANS)]
    known = Pupil.objects.in_bulk([change.known.pupil_id for change in changes if change.known])
    write_contacts(
        (known[change.known.pupil_id] if change.known else created[change.number], contact)
        for change in changes
        for contact in change.contacts
    )


def _assign(classrooms: list[Classroom], teacher: Membership) -> None:
    taught = set(ClassroomTeacher.objects.filter(membership=teacher).values_list("classroom_id", flat=True))
    referents = ClassroomTeacher.objects.filter(classroom__in=classrooms, is_referent=True)
    with_referent = set(referents.values_list("classroom_id", flat=True))
    for classroom in classrooms:
        if classroom.pk not in taught:
            give_class(classroom, teacher, referent=classroom.pk not in with_referent)
