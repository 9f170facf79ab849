"""What the week tells at once: an absence and an accident to school and family, an end to every party."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.core.events import subscribe
from premierpas.core.outbox.models import Channel
from premierpas.core.outbox.notices import Notice, Recipient, declare, post
from premierpas.core.phones import takes_texts
from premierpas.people.models import Guardian
from premierpas.ui.typography import clock_time, day

from .events import AbsenceReported, AccidentReported, PupilArrived, WeekEnded
from .models import Absence, Accident, Agreement, Placement
from .telling import agreement_with, coordinators_of, signers_of_school, teachers_of, tell_host

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
)
ABSENT_FAMILY = _declare(
    "absent_family",
    gettext_lazy("Votre enfant n’est pas arrivé en stage"),
    gettext_lazy("{first_name} n’est pas chez {host} le {day}. Appelez l’établissement : {school_phone}."),
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
    gettext_lazy("{pupil}, chez {host}, {when} : {what} La fiche est remplie ; l’établissement déclare le jour même."),
    gettext_lazy("Voir la fiche d’accident"),
)
ACCIDENT_FAMILY = _declare(
    "accident_family",
    gettext_lazy("Un accident pendant le stage de votre enfant"),
    gettext_lazy("{first_name} a eu un accident chez {host}, {when}. Appelez l’établissement : {school_phone}."),
)
ENDED = _declare(
    "week_ended",
    gettext_lazy("Un stage s’est arrêté"),
    gettext_lazy("Stage de {pupil} chez {host} : {state}. {reason}"),
    gettext_lazy("Voir la convention"),
)


def _about(placement_id: int) -> tuple[Placement, Agreement]:
    newest = Agreement.objects.filter(placement=placement_id, amends=None).order_by("-number").first()
    assert newest is not None  # every placement has its agreement
    agreement = agreement_with(newest.pk)
    return agreement.placement, agreement


def _words(placement: Placement, **more: str) -> dict[str, str]:
    school = placement.enrolment.classroom.school
    return {
        "pupil": placement.pupil.full_name,
        "first_name": placement.pupil.first_name,
        "host": placement.host_name,
        "school_phone": school.phone or school.name,
        **more,
    }


def _school(agreement: Agreement) -> list[Recipient]:
    """Teachers, head and delegates, and the school's own address."""
    school = agreement.placement.enrolment.classroom.school
    own = [Recipient(name=school.name, email=school.email)] if school.email else []
    return [*teachers_of(agreement), *signers_of_school(agreement), *own]


def _family(placement: Placement) -> list[Recipient]:
    """Every guardian, by every way there is: this doesn't wait."""
    return [
        Recipient(name=each.name, email=each.email, phone=each.phone if takes_texts(each.phone) else "")
        for each in Guardian.objects.confirmed().filter(pupil=placement.pupil_id)
    ]


@subscribe(AbsenceReported)
def tell_absence(event: AbsenceReported) -> None:
    """The school and the family, within minutes."""
    row = Absence.objects.get(pk=event.absence_id)
    placement, agreement = _about(row.placement_id)
    words = _words(placement, day=day(row.day), note=f"« {row.note} »" if row.note else "", by=row.reported_by)
    link = reverse("placements:absence", args=[placement.pk])
    post(ABSENT, _school(agreement), key=f"placements.absent:{row.pk}", link=link, **words)
    post(ABSENT_FAMILY, _family(placement), key=f"placements.absent_family:{row.pk}", **words)


@subscribe(PupilArrived)
def tell_arrival(event: PupilArrived) -> None:
    """Whoever was worried."""
    row = Absence.objects.get(pk=event.absence_id)
    placement, agreement = _about(row.placement_id)
    words = _words(placement, day=day(row.day))
    post(ARRIVED, _school(agreement), key=f"placements.arrived:{row.pk}", **words)
    post(ARRIVED_FAMILY, _family(placement), key=f"placements.arrived_family:{row.pk}", **words)


@subscribe(AccidentReported)
def tell_accident(event: AccidentReported) -> None:
    """The school, its coordinators and the family."""
    row = Accident.objects.get(pk=event.accident_id)
    placement, agreement = _about(row.placement_id)
    when = _("%(day)s à %(hour)s") % {"day": day(row.happened_at), "hour": clock_time(row.happened_at)}
    words = _words(placement, when=when, what=row.what[:300])
    link = reverse("placements:accident_sheet", args=[placement.pk, row.pk])
    post(ACCIDENT, _school(agreement), key=f"placements.accident:{row.pk}", link=link, **words)
    post(ACCIDENT, coordinators_of(agreement), key=f"placements.accident:{row.pk}", **words)
    post(ACCIDENT_FAMILY, _family(placement), key=f"placements.accident_family:{row.pk}", **words)


@subscribe(WeekEnded)
def tell_end(event: WeekEnded) -> None:
    """Every party, with the reason."""
    placement, agreement = _about(event.placement_id)
    words = _words(placement, state=placement.get_state_display(), reason=placement.end_reason)
    link = reverse("placements:school_agreement", args=[agreement.pk])
    post(ENDED, _school(agreement), key=f"placements.ended:{placement.pk}", link=link, **words)
    post(ENDED, _family(placement), key=f"placements.ended_family:{placement.pk}", **words)
    pupil = placement.pupil
    own = Recipient(name=pupil.first_name, user_id=pupil.user_id)
    post(ENDED, own, key=f"placements.ended_pupil:{placement.pk}", **words)
    tell_host(agreement, ENDED, state=words["state"], reason=words["reason"])
