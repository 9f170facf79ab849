"""What the week tells at once: an absence and an accident to school and family, an end to every party."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.core.events import subscribe
from premierpas.core.outbox.models import Channel
from premierpas.core.outbox.notices import Notice, declare
from premierpas.people.circle import tell
from premierpas.ui.typography import clock_time, day

from ..events import AbsenceReported, AccidentReported, PupilArrived, WeekEnded
from ..models import Absence, Accident, Agreement, Placement, PlacementState
from .messages import about, agreement_with, around, tell_host

_WHY = gettext_lazy("Vous recevez ce message parce que vous suivez cet élève.")
_ALL = (Channel.APP, Channel.EMAIL, Channel.SMS)


def _declare(code: str, subject: object, body: object, button: object = "", **more: object) -> Notice:
    return declare(
        Notice(code=f"placements.{code}", subject=subject, body=body, why=_WHY, button=button, channels=_ALL, **more)  # type: ignore[arg-type]
    )


ABSENT = _declare(
    "absent",
    gettext_lazy("Un élève n’est pas arrivé en stage"),
    gettext_lazy("{pupil} n’est pas chez {host} le {day}. {note} Signalé par {by}."),
    gettext_lazy("Voir l’absence"),
    sms=gettext_lazy("{pupil} n’est pas arrivé chez {host} le {day}. Ouvrez l’absence :"),
    urgent=True,
)
ABSENT_FAMILY = _declare(
    "absent_family",
    gettext_lazy("Votre enfant n’est pas arrivé en stage"),
    gettext_lazy("{first_name} n’est pas chez {host} le {day}. Appelez l’établissement : {school_phone}."),
    urgent=True,
)
ARRIVED = _declare(
    "arrived",
    gettext_lazy("L’élève est arrivé"),
    gettext_lazy("{pupil} est arrivé chez {host} le {day}."),
)
ARRIVED_FAMILY = _declare(
    "arrived_family",
    gettext_lazy("Votre enfant est arrivé"),
    gettext_lazy("{first_name} est arrivé chez {host}."),
)
ACCIDENT = _declare(
    "accident",
    gettext_lazy("Accident en stage"),
    gettext_lazy("{pupil}, chez {host}, {when} : {what} La fiche est remplie : elle sert à la déclaration."),
    gettext_lazy("Voir la fiche d’accident"),
    sms=gettext_lazy("{pupil} a eu un accident chez {host}, {when}. Connectez-vous pour lire la fiche."),
    urgent=True,
)
ACCIDENT_FAMILY = _declare(
    "accident_family",
    gettext_lazy("Un accident pendant le stage de votre enfant"),
    gettext_lazy("{first_name} a eu un accident chez {host}, {when}. Appelez l’établissement : {school_phone}."),
    urgent=True,
)
ENDED = _declare(
    "week_ended",
    gettext_lazy("Un stage s’est arrêté"),
    gettext_lazy("Stage de {pupil} chez {host} : {state}. {reason}"),
    gettext_lazy("Voir la convention"),
    why_to_minor=gettext_lazy("Tu reçois ce message parce que c’est ton stage."),
)


def _about(placement_id: int) -> tuple[Placement, Agreement]:
    newest = Agreement.objects.filter(placement=placement_id, amends=None).order_by("-number").first()
    assert newest is not None  # every placement has its agreement
    agreement = agreement_with(newest.pk)
    return agreement.placement, agreement


def _words(placement: Placement, **more: Any) -> dict[str, Any]:
    school = placement.enrolment.classroom.school
    return {
        "pupil": placement.pupil.full_name,
        "first_name": placement.pupil.first_name,
        "host": placement.host_name,
        "school_phone": school.phone or school.name,
        **more,
    }


@subscribe(AbsenceReported)
def tell_absence(event: AbsenceReported) -> None:
    """The school and the family, within minutes."""
    row = Absence.objects.get(pk=event.absence_id)
    placement, agreement = _about(row.placement_id)
    words = _words(placement, day=lambda: day(row.day), note=f"« {row.note} »" if row.note else "", by=row.reported_by)
    link = reverse("placements:absence", args=[placement.pk])
    tell(ABSENT, around(agreement).staff, key=f"placements.absent:{row.pk}", about=about(placement), link=link, **words)
    tell(
        ABSENT_FAMILY,
        around(agreement).guardians,
        key=f"placements.absent_family:{row.pk}",
        about=about(placement),
        **words,
    )


@subscribe(PupilArrived)
def tell_arrival(event: PupilArrived) -> None:
    """Whoever was worried."""
    row = Absence.objects.get(pk=event.absence_id)
    placement, agreement = _about(row.placement_id)
    words = _words(placement, day=lambda: day(row.day))
    tell(ARRIVED, around(agreement).staff, key=f"placements.arrived:{row.pk}", about=about(placement), **words)
    tell(
        ARRIVED_FAMILY,
        around(agreement).guardians,
        key=f"placements.arrived_family:{row.pk}",
        about=about(placement),
        **words,
    )


@subscribe(AccidentReported)
def tell_accident(event: AccidentReported) -> None:
    """The school, its coordinators and the family."""
    row = Accident.objects.get(pk=event.accident_id)
    placement, agreement = _about(row.placement_id)

    def when() -> str:
        return _("%(day)s à %(hour)s") % {"day": day(row.happened_at), "hour": clock_time(row.happened_at)}

    words = _words(placement, when=when, what=row.what[:300])
    link = reverse("placements:accident_sheet", args=[placement.pk, row.pk])
    tell(
        ACCIDENT,
        around(agreement).staff,
        key=f"placements.accident:{row.pk}",
        about=about(placement),
        link=link,
        **words,
    )
    tell(ACCIDENT, around(agreement).coordinators, key=f"placements.accident:{row.pk}", about=about(placement), **words)
    tell(
        ACCIDENT_FAMILY,
        around(agreement).guardians,
        key=f"placements.accident_family:{row.pk}",
        about=about(placement),
        **words,
    )


@subscribe(WeekEnded)
def tell_end(event: WeekEnded) -> None:
    """Every party, with the reason."""
    placement, agreement = _about(event.placement_id)
    words = _words(placement, state=PlacementState(placement.state).label, reason=placement.end_reason)
    link = reverse("placements:school_agreement", args=[agreement.pk])
    tell(
        ENDED,
        around(agreement).staff,
        key=f"placements.ended:{placement.pk}",
        about=about(placement),
        link=link,
        **words,
    )
    tell(
        ENDED,
        around(agreement).guardians,
        key=f"placements.ended_family:{placement.pk}",
        about=about(placement),
        **words,
    )
    own = [each.in_app for each in around(agreement).pupil]
    tell(ENDED, own, key=f"placements.ended_pupil:{placement.pk}", about=about(placement), **words)
    tell_host(agreement, ENDED, state=words["state"], reason=words["reason"])
