"""Who hears of a help: the family that decides, the youth worker, the pupil."""

from dataclasses import replace

from django.urls import reverse

from premierpas.people.circle import about_pupil, circle, tell
from premierpas.people.family_lines import family_page
from premierpas.placements.languages import to_family
from premierpas.volunteers.about import reached

from . import notices
from .models import Affiliation, Support


def association_of(volunteer_id: int) -> str:
    """The name of a youth worker's association."""
    return Affiliation.objects.filter(volunteer=volunteer_id).values_list("association", flat=True).first() or ""


def tell_proposed(support: Support) -> None:
    """Each guardian whom the school has confirmed, in their language, with a way to their page."""
    pupil = support.enrolment.pupil
    places = {"worker": support.volunteer.name, "association": association_of(support.volunteer_id)}
    for guardian in circle(pupil).guardians:
        to = replace(guardian, phone="" if guardian.email else guardian.phone)
        said = to_family(to.language, "help", name=pupil.first_name, **places)
        page = family_page.only(pupil, to.email or to.phone) if family_page.only else None
        link, button = page or ("", "")
        tell(
            notices.PROPOSED, [to], key=f"youth_work.proposed:{support.pk}", about=about_pupil(pupil), link=link,
            button=button, **said,
        )  # fmt: skip


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
