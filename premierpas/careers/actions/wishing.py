"""What a pupil keeps, and where they would love to go."""

from django.conf import settings
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.core.errors import WrongState
from premierpas.offers.doors import in_vain
from premierpas.offers.search.in_vain import InVain
from premierpas.organisations.models import Company
from premierpas.people.enrolments import present_enrolment_of
from premierpas.people.models import Enrolment, Pupil

from ..directory import sector_of
from ..errors import HasSeats, NoMoreWishes
from ..models import KeptCompany, Wish
from ..places import has_seats


def most_wishes(enrolment: Enrolment | None) -> int:
    """How many at once: what the territory of the pupil's school lets them say."""
    place = enrolment.classroom.school.territory if enrolment else None
    return place.wishes if place is not None else settings.WISHES_PER_PUPIL


@action(may="people.be_this_pupil")
def keep_company(pupil: Pupil, company: Company, *, by: Actor) -> None:
    """Keep a company; keeping it twice changes nothing."""
    KeptCompany.objects.bulk_create([KeptCompany(pupil=pupil, company=company)], ignore_conflicts=True)


@action(may="people.be_this_pupil")
def let_go_company(pupil: Pupil, company: Company, *, by: Actor) -> None:
    """Keep it no longer."""
    KeptCompany.objects.filter(pupil=pupil, company=company).delete()


@action(may="people.be_this_pupil")
def wish(pupil: Pupil, company: Company, *, by: Actor) -> None:
    """Say that one would love to go there: as many as the territory lets. Raises NoMoreWishes, HasSeats, WrongState.

    The association counts it among what is looked for in vain, as a total of a sector, and calls.
    """
    Pupil.objects.select_for_update().get(pk=pupil.pk)  # a pupil's wishes are counted one after the other
    if not company.is_verified:
        raise WrongState(_("Cette entreprise n’est plus là."))
    if Wish.objects.filter(pupil=pupil, company=company, answered_at=None).exists():
        return
    enrolment = present_enrolment_of(by.viewer)
    if has_seats(company, enrolment):
        raise HasSeats
    most = most_wishes(enrolment)
    if Wish.objects.filter(pupil=pupil, answered_at=None).count() >= most:
        raise NoMoreWishes(most)
    _made, is_new = Wish.objects.update_or_create(
        pupil=pupil, company=company, defaults={"at": clock.now(), "answered_at": None}
    )
    school = enrolment.classroom.school if enrolment else None
    if is_new and school is not None and school.territory_id is not None:
        what = InVain(school.territory_id, school.insee, sector_of(company), None, is_wish=True)
        for tell in in_vain:
            tell(what, by)


@action(may="people.be_this_pupil")
def unwish(pupil: Pupil, company: Company, *, by: Actor) -> None:
    """Take it back, any time."""
    Wish.objects.filter(pupil=pupil, company=company, answered_at=None).delete()
