"""What a family decides on its page, and sending or closing the page."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from premierpas.accounts.link_acts import revoke_links
from premierpas.core import clock
from premierpas.core.actions import NOBODY, Actor, action
from premierpas.core.errors import WrongState
from premierpas.people.circle import about_pupil, circle, tell
from premierpas.people.consenting import FAMILY, Matter, matters, of_family
from premierpas.people.models import Enrolment, Guardian, Pupil
from premierpas.privacy.actions import FAMILY as DATA

from . import notices
from .languages import said_in
from .models import Tries
from .sending import give_page


@action(may=NOBODY, links={FAMILY: of_family, DATA: of_family})
def open_page(pupil: Pupil, *, by: Actor) -> None:
    """A guardian knows the child's birth date: wrong tries before no longer count. The file notes who has looked."""
    Tries.objects.filter(link=by.link.pk).update(wrong=0)


@action(may=NOBODY, links={FAMILY: of_family})
def decide(enrolment: Enrolment, *, matter: str, yes: bool, by: Actor) -> bool:
    """The family says yes or no, and the school is told; False when that is what stands already.

    Raises WrongState for what isn't asked about this pupil.
    """
    Pupil.objects.select_for_update().get(pk=enrolment.pupil_id)
    chosen = matters.get(matter)
    stand = chosen.stand(enrolment) if chosen else None
    if chosen is None or stand is None:
        raise WrongState(_("Cela ne se décide pas ici."))
    if stand.given is yes:
        return False
    chosen.say(enrolment, yes=yes, by=by)
    _tell_school(enrolment, matter, chosen, yes=yes, by=by)
    return True


@action(may="families.send_pages", on=lambda given: [each.pupil_id for each in given["guardians"]])
def send_pages(guardians: Sequence[Guardian], *, by: Actor) -> int:
    """Send these guardians the page of their child; returns how many are reached. Once a day is enough for each."""
    return sum(give_page(each) for each in guardians)


@action(may="families.send_page", on=lambda given: given["guardian"].pupil)
def close_page(guardian: Guardian, *, by: Actor) -> int:
    """The links that this guardian has open nothing any more; a new one goes to the contact on file only."""
    contacts = {guardian.email, guardian.phone} - {""}
    return sum(revoke_links(purpose=FAMILY, subject_id=guardian.pupil_id, recipient=each) for each in contacts)


def _tell_school(enrolment: Enrolment, name: str, matter: Matter, *, yes: bool, by: Actor) -> None:
    around, pupil = circle(enrolment.pupil, within=enrolment), enrolment.pupil
    tell(
        notices.DECIDED,
        [*(around.teachers or around.heads), *around.office],
        key=f"{notices.DECIDED.code}:{name}:{enrolment.pk}:{clock.now():%Y%m%d%H%M%S%f}",
        about=about_pupil(pupil),
        link=reverse("people:pupil", args=[enrolment.classroom_id, pupil.pk]),
        who=by.name,
        pupil=pupil.full_name,
        classroom=enrolment.classroom.name,
        answer=lambda: _("oui") if yes else _("non"),
        matter=lambda: said_in(get_language() or "fr")(matter.words),
    )
