"""Who hears of a help: the family that decides, the youth worker, the pupil."""

from django.urls import reverse

from premierpas.people.circle import about_pupil, circle, tell
from premierpas.volunteers.about import reached

from . import notices
from .models import Affiliation, Support


def association_of(volunteer_id: int) -> str:
    """The name of a youth worker's association."""
    return Affiliation.objects.filter(volunteer=volunteer_id).values_list("association", flat=True).first() or ""


def tell_proposed(support: Support) -> None:
    """Each guardian whom the school has confirmed."""
    pupil = support.enrolment.pupil
    tell(
        notices.PROPOSED,
        circle(pupil).guardians,
        key=f"youth_work.proposed:{support.pk}",
        about=about_pupil(pupil),
        pupil=pupil.first_name,
        worker=support.volunteer.name,
        association=association_of(support.volunteer_id),
    )


def tell_begun(support: Support) -> None:
    """The youth worker, and the pupil."""
    pupil = support.enrolment.pupil
    tell(
        notices.BEGUN,
        [reached(support.volunteer)],
        key=f"youth_work.begun:{support.pk}",
        about=about_pupil(pupil),
        link=reverse("youth_work:pupil", args=[support.pk]),
        pupil=pupil.first_name,
    )
    tell(
        notices.HELPS,
        circle(pupil).pupil,
        key=f"youth_work.helps:{support.pk}",
        about=about_pupil(pupil),
        worker=support.volunteer.name,
        association=association_of(support.volunteer_id),
    )


def tell_ended(support: Support) -> None:
    """The youth worker, where the help had begun and they still have an account here."""
    if support.since is None or support.volunteer.user_id is None:
        return
    pupil = support.enrolment.pupil
    tell(
        notices.ENDED,
        [reached(support.volunteer)],
        key=f"youth_work.ended:{support.pk}",
        about=about_pupil(pupil),
        pupil=pupil.first_name,
    )
