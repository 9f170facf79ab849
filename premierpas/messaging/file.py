"""Whom a coordinator may need at once for the pupil of an incident: the pupil, who knows them, who answers for them."""

from dataclasses import dataclass

import rules

from premierpas.accounts.capacities import Viewer
from premierpas.core.outbox.about import named
from premierpas.organisations import presence
from premierpas.organisations.models import Classroom, Membership, School
from premierpas.people.circle import circle
from premierpas.people.models import Guardian, Pupil

from .models import Incident


@dataclass(frozen=True)
class File:
    """The people around the pupil. `guardians` is None where the reader may not see their contact."""

    pupil: Pupil
    page: str
    phone: str
    email: str
    school: School
    classroom: Classroom
    teachers: list[Membership]
    heads: list[Membership]
    guardians: list[Guardian] | None


def file_of(incident: Incident, reader: Viewer) -> File | None:
    """As this reader may see it; None once the pupil's account is erased."""
    pupil = incident.pupil
    if pupil is None or pupil.anonymised_at is not None:
        return None
    around = circle(pupil)
    sees = rules.has_perm("people.view_pupil", reader, pupil)
    about = f"pupil:{pupil.pk}"
    thing = named([about]).get(about) if sees else None
    return File(
        pupil=pupil,
        page=thing.url if thing else "",
        phone=pupil.phone or pupil.user.phone,
        email=pupil.user.email or "",
        school=around.school,
        classroom=around.enrolment.classroom,
        teachers=[each.membership for each in presence.teachers(around.enrolment.classroom_id)],
        heads=list(presence.heads(around.school.pk)),
        guardians=list(pupil.guardians.all()) if sees else None,
    )
