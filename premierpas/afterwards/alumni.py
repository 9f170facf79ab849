"""Who may leave an address, when one is asked again, and what a family decides about it."""

from datetime import date

from premierpas.core import clock
from premierpas.people.consenting import Matter, Stand, for_family
from premierpas.people.models import Enrolment, Pupil

from .models import AlumniConsent

MONTHS = (3, 12, 36)
DECIDES_ALONE_AT = 15  # from this age on a minor consents alone (Data protection act, article 45)


def months_after(day: date, months: int) -> date:
    """The same day so many months on, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for number in range(day.day, 27, -1):
        try:
            return date(year, month + 1, number)
        except ValueError:
            continue
    return date(year, month + 1, day.day)


def needs_family(pupil: Pupil) -> bool:
    """Whether the family decides with the pupil: under fifteen."""
    return months_after(pupil.birth_date, 12 * DECIDES_ALONE_AT) > clock.today()


def may_leave_address(pupil: Pupil) -> bool:
    """Whether nothing is missing for it but the pupil's own wish."""
    return not needs_family(pupil) or AlumniConsent.objects.filter(pupil=pupil, given=True).exists()


def stand_of(enrolment: Enrolment) -> Stand | None:
    """What the family said; None where the pupil decides alone."""
    if not needs_family(enrolment.pupil):
        return None
    row = AlumniConsent.objects.filter(pupil=enrolment.pupil_id).first()
    return Stand(row.given, row.at, row.by_name) if row else Stand(None)


def matter() -> Matter:
    """The family's matter, with the action that keeps its answer."""
    from .actions.alumni import say_for_alumni

    return Matter(
        words=for_family("Donner de ses nouvelles après la 3e"),
        detail=for_family(
            "Votre enfant peut laisser son adresse e-mail : l’association lui demande trois fois en trois ans ce qu’il "
            "devient. Un mot suffit pour tout arrêter."
        ),
        stand=stand_of,
        say=say_for_alumni,
    )
