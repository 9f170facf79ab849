"""A pupil leaves an address to be asked again, a family allows it, a former pupil answers or wants no more."""

from collections.abc import Mapping
from typing import Any

from premierpas.accounts.link_acts import revoke_links
from premierpas.accounts.links import Link
from premierpas.core import clock
from premierpas.core.actions import NOBODY, Actor, action
from premierpas.core.emails import clean_email
from premierpas.people.consenting import FAMILY, of_family
from premierpas.people.models import Enrolment

from ..alumni import MONTHS, may_leave_address, months_after, needs_family
from ..errors import FamilyDecides, NotLivedYet
from ..models import AlumniConsent, Alumnus, FollowUp, FollowUpAnswer
from ..purposes import FOLLOW_UP
from ..queries import weeks_over
from ..telling import send_follow_up

CHOICES = ("does", "helped", "confident", "met_again", "worked")


def is_for_follow_up(link: Link, row: FollowUp) -> bool:
    """Made for this very form."""
    return link.subject_id == row.pk


@action(may="people.manage_enrolment", links={FAMILY: of_family})
def say_for_alumni(enrolment: Enrolment, *, yes: bool, by: Actor) -> AlumniConsent:
    """What the family says; a no counts at once: an address that was left is forgotten."""
    values = {"given": yes, "by_name": by.name, "at": clock.now()}
    row, _new = AlumniConsent.objects.update_or_create(pupil=enrolment.pupil, defaults=values)
    if not yes and needs_family(enrolment.pupil):
        _forget(Alumnus.objects.filter(pupil=enrolment.pupil_id).first())
    return row


@action(may="people.write_own")
def leave_address(enrolment: Enrolment, *, email: str, by: Actor) -> Alumnus:
    """The pupil may be asked again at this address; left anew it replaces the former one.

    Raises NotLivedYet before the week is over, FamilyDecides under fifteen without the family's yes, or what is wrong
    with the address.
    """
    pupil = enrolment.pupil
    if not weeks_over(enrolment):
        raise NotLivedYet
    if not may_leave_address(pupil):
        raise FamilyDecides
    values = {
        "school": enrolment.classroom.school, "school_year": enrolment.school_year, "first_name": pupil.first_name,
        "email": clean_email(email), "said_at": clock.now(),
    }  # fmt: skip
    alumnus, new = Alumnus.objects.update_or_create(pupil=pupil, defaults=values)
    if new:
        FollowUp.objects.bulk_create(
            FollowUp(alumnus=alumnus, months=months, due=months_after(clock.today(), months)) for months in MONTHS
        )
    return alumnus


@action(may="people.write_own")
def take_address_back(enrolment: Enrolment, *, by: Actor) -> None:
    """The address is forgotten at once; a second time changes nothing."""
    _forget(Alumnus.objects.filter(pupil=enrolment.pupil_id).first())


@action(may=NOBODY, tasks=True)
def ask_follow_up(row: FollowUp, *, by: Actor) -> bool:
    """Send one form, once; False when another worker has. Earlier ones that were missed are left out."""
    held = FollowUp.objects.select_for_update(of=("self",)).select_related("alumnus__school").get(pk=row.pk)
    if held.sent_at is not None:
        return False
    FollowUp.objects.filter(alumnus=held.alumnus, sent_at=None, months__lt=held.months).delete()
    held.sent_at = clock.now()
    held.save(update_fields=["sent_at"])
    send_follow_up(held)
    return True


@action(may=NOBODY, links={FOLLOW_UP: is_for_follow_up})
def answer_follow_up(row: FollowUp, *, choices: Mapping[str, Any], nameless: bool, by: Actor) -> FollowUpAnswer:
    """Keep the five answers; `nameless`: nobody can tell any more whose they are."""
    alumnus = row.alumnus
    said = {name: choices[name] for name in CHOICES}
    of = None if nameless else alumnus
    answer = FollowUpAnswer.objects.create(
        alumnus=of, school_id=alumnus.school_id, school_year=alumnus.school_year, months=row.months, **said
    )
    FollowUp.objects.filter(pk=row.pk).update(answered_at=clock.now())
    Alumnus.objects.filter(pk=alumnus.pk).update(last_answer_at=clock.now())
    return answer


@action(may=NOBODY, links={FOLLOW_UP: is_for_follow_up})
def stop_follow_ups(row: FollowUp, *, by: Actor) -> None:
    """No more of these letters: the address is forgotten, what was answered stays without a name."""
    _forget(row.alumnus)


def _forget(alumnus: Alumnus | None) -> None:
    if alumnus is None:
        return
    for pk in alumnus.follow_ups.values_list("pk", flat=True):
        revoke_links(purpose=FOLLOW_UP, subject_id=pk)
    alumnus.delete()
