"""Who was invited to an event, who has answered, and who hasn't yet."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.accounts.capacities import Viewer
from premierpas.core.alphabet import in_order
from premierpas.people.sight import seen_by

from .enums import LIVE, SEATED, RegistrationState
from .models import Event, Invited, Registration

_GONE = (RegistrationState.LEFT, RegistrationState.DECLINED)


@dataclass(frozen=True)
class Answer:
    """One invitation. `persons`: how many it brings; `waits`: they have asked, and have no seat yet."""

    row: Invited
    name: str
    persons: int = 0
    waits: bool = False
    said_no: bool = False

    @property
    def has_answered(self) -> bool:
        return bool(self.persons or self.said_no)

    @property
    def said(self) -> str:
        """In a few words."""
        if self.persons and self.row.email:
            return _("dans la file") if self.waits else _("vient")
        if self.persons:
            words = ngettext("%(n)d inscrit", "%(n)d inscrits", self.persons) % {"n": self.persons}
            return _("%(words)s, dans la file") % {"words": words} if self.waits else words
        if self.said_no:
            return _("ne vient pas")
        return _("pas de réponse") if self.row.told_at else _("prévenu à la publication")

    @property
    def kind(self) -> str:
        """How the answer looks."""
        return "done" if self.persons else "off" if self.said_no else "wait"


def answers_of(event: Event, viewer: Viewer | None = None) -> list[Answer]:
    """Each invitation with what has come of it; a pupil's name only for whoever sees that pupil."""
    rows = event.invited.select_related("school", "classroom__school", "enrolment__pupil", "enrolment__classroom")
    found = list(rows.order_by("pk"))
    pupils = [each.enrolment.pupil_id for each in found if each.enrolment is not None]
    seen: set[int] = set()
    if viewer is not None:
        seen = set(seen_by(viewer).filter(pupil_id__in=pupils).values_list("pupil_id", flat=True))
    registrations = list(event.registrations.select_related("enrolment"))
    answers = [_answer(row, registrations, _name_of(row, seen)) for row in found]
    return in_order(answers, lambda each: each.name)


def _name_of(row: Invited, seen: set[int]) -> str:
    if row.enrolment is not None:
        pupil, room = row.enrolment.pupil, row.enrolment.classroom.name
        name = pupil.full_name if pupil.pk in seen else _("Un élève")
        return _("%(name)s, %(room)s") % {"name": name, "room": room}
    if row.classroom is not None:
        return _("%(name)s, %(room)s") % {"name": row.classroom.school.name, "room": row.classroom.name}
    return row.school.name if row.school is not None else row.name or row.email


def _answer(row: Invited, registrations: Iterable[Registration], name: str) -> Answer:
    own = [each for each in registrations if _is_of(each, row)]
    live = [each for each in own if each.state in LIVE]
    return Answer(
        row, name, persons=sum(each.persons for each in live), waits=bool(live) and not _seated(live),
        said_no=row.said_no_at is not None or any(each.state in _GONE for each in own),
    )  # fmt: skip


def _seated(rows: Iterable[Registration]) -> bool:
    return any(each.state in SEATED for each in rows)


def _is_of(registration: Registration, row: Invited) -> bool:
    """Whether a registration is what came of this invitation: a class's also when some of its pupils come alone."""
    if row.email:
        return registration.guest_email == row.email
    if row.enrolment_id is not None:
        return registration.enrolment_id == row.enrolment_id
    if row.classroom_id is not None:
        own = registration.enrolment.classroom_id if registration.enrolment else registration.classroom_id
        return own == row.classroom_id
    return registration.school_id == row.school_id


def registration_of(invited: Invited) -> Registration | None:
    """What counts now of somebody who was invited by their address."""
    rows = Registration.objects.live().filter(event=invited.event_id, guest_email=invited.email)
    return rows.select_related("event", "school").first()
