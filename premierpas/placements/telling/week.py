"""What the week tells at once: an absence and an accident to school and family, an end to every party."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.core import clock
from premierpas.core.events import subscribe
from premierpas.core.outbox.models import Channel
from premierpas.core.outbox.notices import Notice, declare
from premierpas.people.circle import tell
from premierpas.ui.typography import clock_time, day

from ..events import AbsenceReported, AccidentReported, PupilArrived, WeekEnded
from ..languages import said_day, said_time, to_family
from ..languages.words import Words
from ..models import Absence, Accident, Agreement, Placement, PlacementState
from .messages import about, agreement_with, around, tell_host

_WHY = gettext_lazy("Vous recevez ce message parce que vous suivez cet élève.")
_ALL = (Channel.APP, Channel.EMAIL, Channel.SMS)


def _declare(code: str, subject: object, body: object, button: object = "", **more: object) -> Notice:
    return declare(
        Notice(code=f"placements.{code}", subject=subject, body=body, why=_WHY, button=button, channels=_ALL, **more)  # type: ignore[arg-type]
    )


def _family(code: str, **more: object) -> Notice:
    """What guardians get: its words come from `languages`."""
    return declare(
        Notice(
            code=f"placements.{code}",
            subject="{subject}",
            body="{both}",
            why="{why}",
            channels=_ALL,
            sms="{text}",
            **more,  # type: ignore[arg-type]
        )
    )


ABSENT = _declare(
    "absent",
    gettext_lazy("Un élève n’est pas arrivé en stage"),
    gettext_lazy("{pupil} n’est pas chez {host} le {day}. {note} Signalé par {by}."),
    gettext_lazy("Voir l’absence"),
    sms=gettext_lazy("{pupil} n’est pas arrivé chez {host} le {day}. Ouvrez l’absence :"),
    urgent=True,
)
ABSENT_FAMILY = _family("absent_family", urgent=True)
ARRIVED = _declare(
    "arrived",
    gettext_lazy("L’élève est arrivé"),
    gettext_lazy("{pupil} est arrivé chez {host} le {day}."),
)
ARRIVED_FAMILY = _family("arrived_family")
ACCIDENT = _declare(
    "accident",
    gettext_lazy("Accident en stage"),
    gettext_lazy("{pupil}, chez {host}, {when} : {what} La fiche est remplie : elle sert à la déclaration."),
    gettext_lazy("Voir la fiche d’accident"),
    sms=gettext_lazy("{pupil} a eu un accident chez {host}, {when}. Connectez-vous pour lire la fiche."),
    urgent=True,
)
ACCIDENT_FAMILY = _family("accident_family", urgent=True)
ENDED = _declare(
    "week_ended",
    gettext_lazy("Un stage s’est arrêté"),
    gettext_lazy("Stage de {pupil} chez {host} : {state}. {reason}"),
    gettext_lazy("Voir la convention"),
    why_to_minor=gettext_lazy("Tu reçois ce message parce que c’est ton stage."),
)
ENDED_FAMILY = _family("ended_family")


def _about(placement_id: int) -> tuple[Placement, Agreement]:
    newest = Agreement.objects.filter(placement=placement_id, amends=None).order_by("-number").first()
    assert newest is not None  # every placement has its agreement
    agreement = agreement_with(newest.pk)
    return agreement.placement, agreement


def _words(placement: Placement, **more: Any) -> dict[str, Any]:
    return {
        "pupil": placement.pupil.full_name,
        "host": placement.host_name,
        **more,
    }


def _tell_families(
    notice: Notice, agreement: Agreement, kind: str, pk: int, **places: str | Callable[[Words], str]
) -> None:
    """Each guardian, in their language and in French."""
    placement = agreement.placement
    school = placement.enrolment.classroom.school
    known = {"name": placement.pupil.first_name, "host": placement.host_name, "phone": school.phone or school.name}
    for to in around(agreement).guardians:
        words = to_family(to.language, kind, **known, **places)
        tell(notice, [to], key=f"{notice.code}:{pk}", about=about(placement), **words)


def _in_theirs(that: date) -> Callable[[Words], str]:
    return lambda words: said_day(words, that)


@subscribe(AbsenceReported)
def tell_absence(event: AbsenceReported) -> None:
    """The school and the family, within minutes."""
    row = Absence.objects.get(pk=event.absence_id)
    placement, agreement = _about(row.placement_id)
    words = _words(placement, day=lambda: day(row.day), note=f"« {row.note} »" if row.note else "", by=row.reported_by)
    link = reverse("placements:absence", args=[placement.pk])
    tell(ABSENT, around(agreement).staff, key=f"placements.absent:{row.pk}", about=about(placement), link=link, **words)
    _tell_families(ABSENT_FAMILY, agreement, "absent", row.pk, day=_in_theirs(row.day))


@subscribe(PupilArrived)
def tell_arrival(event: PupilArrived) -> None:
    """Whoever was worried."""
    row = Absence.objects.get(pk=event.absence_id)
    placement, agreement = _about(row.placement_id)
    words = _words(placement, day=lambda: day(row.day))
    tell(ARRIVED, around(agreement).staff, key=f"placements.arrived:{row.pk}", about=about(placement), **words)
    _tell_families(ARRIVED_FAMILY, agreement, "arrived", row.pk)


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
    at = row.happened_at.astimezone(clock.PARIS)
    _tell_families(ACCIDENT_FAMILY, agreement, "accident", row.pk, day=_in_theirs(at.date()), hour=said_time(at.time()))


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
    _tell_families(ENDED_FAMILY, agreement, "ended", placement.pk, reason=placement.end_reason.rstrip(" .!"))
    own = [each.in_app for each in around(agreement).pupil]
    tell(ENDED, own, key=f"placements.ended_pupil:{placement.pk}", about=about(placement), **words)
    tell_host(agreement, ENDED, state=words["state"], reason=words["reason"])
