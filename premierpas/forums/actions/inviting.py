"""Stands are invited, added by hand, moved in the hall, reminded and taken out again."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from premierpas.accounts.link_acts import revoke_links
from premierpas.core import clock
from premierpas.core.actions import Actor, action, step
from premierpas.core.errors import WrongState
from premierpas.core.text import one_line
from premierpas.events.models import Event
from premierpas.organisations.enums import Verification
from premierpas.organisations.models import Company

from ..ahead import refuse_unless_ahead
from ..enums import Answer
from ..errors import NoAddress, NumberTaken, OutsideHall, WantsNoMail
from ..models import Assignment, Stand, StandSlot
from ..notices import STAND_INVITED, STAND_PAGE, STAND_REMINDED
from ..purposes import STAND
from ..seated import hours
from ..telling import wants_none, write_to_stand
from .preparing import locked

REMIND_AFTER = timedelta(days=3)  # nobody is asked twice in three days


@action(may="forums.organise")
def invite_companies(event: Event, *, by: Actor, companies: Sequence[Company]) -> list[Stand]:
    """Invite verified companies of the territory by the address they have; those that can't be are left out."""
    forum = locked(event)
    refuse_unless_ahead(forum.event)
    there = set(Stand.objects.filter(event=event, company__isnull=False).values_list("company", flat=True))
    stopped = wants_none(each.email for each in companies)
    invited = [
        Stand(event=event, company=each, name=each.name[:100], email=each.email, invited_at=clock.now())
        for each in companies
        if each.territory_id == event.territory_id
        and each.state == Verification.VERIFIED
        and each.pk not in there
        and each.email
        and each.email not in stopped
    ]
    Stand.objects.bulk_create(invited)
    for stand in invited:
        write_to_stand(STAND_INVITED, stand)
    return invited


@action(may="forums.organise")
def add_stand(event: Event, *, by: Actor, name: str, email: str, trades: str = "", invite: bool = False) -> Stand:
    """A stand named by hand, and invited at once if asked. Raises NoAddress, WantsNoMail or WrongState."""
    forum = locked(event)
    refuse_unless_ahead(forum.event)
    stand = Stand.objects.create(event=event, name=one_line(name), email=email, trades=one_line(trades))
    if invite:
        _invite(stand)
    return stand


@step
def _invite(stand: Stand) -> None:
    if not stand.email:
        raise NoAddress
    if wants_none([stand.email]):
        raise WantsNoMail
    stand.invited_at = clock.now()
    stand.save(update_fields=["invited_at"])
    write_to_stand(STAND_INVITED, stand)


@action(may="forums.organise")
def change_stand(stand: Stand, *, by: Actor, fields: Mapping[str, Any], places: Mapping[int, int | None]) -> Stand:
    """Correct what is known of a stand: its name, place, address, answer; `places`: how many at which hour, if unusual.

    Another address closes the link of the former one. Raises NumberTaken, OutsideHall.
    """
    forum = locked(stand.event)
    stand = Stand.objects.select_for_update(of=("self",)).select_related("event").get(pk=stand.pk)
    number = fields.get("number")
    if number is not None:
        if number > forum.columns * forum.rows:
            raise OutsideHall(forum.columns * forum.rows)
        other = Stand.objects.filter(event=stand.event, number=number).exclude(pk=stand.pk).first()
        if other is not None:
            raise NumberTaken(other.name)
    if fields["answer"] != stand.answer:
        stand.answered_at = clock.now() if fields["answer"] else None
    if fields["email"] != stand.email:
        revoke_links(purpose=STAND, subject_id=stand.pk)
    for name, value in fields.items():
        setattr(stand, name, value)
    stand.save(update_fields=[*fields, "answered_at"])
    for slot in hours(stand.event):
        capacity = places.get(slot.pk)
        if capacity is None or capacity == forum.places:
            StandSlot.objects.filter(stand=stand, slot=slot).delete()
        else:
            StandSlot.objects.update_or_create(stand=stand, slot=slot, defaults={"capacity": capacity})
    return stand


@action(may="forums.organise")
def remove_stand(stand: Stand, *, by: Actor) -> None:
    """It was a mistake: it is taken out. Raises WrongState where pupils are to go there."""
    locked(stand.event)
    if Assignment.objects.filter(stand=stand).exists():
        raise WrongState(_("Des élèves vont à ce stand. S’il ne vient pas, notez « non », puis partagez de nouveau."))
    revoke_links(purpose=STAND, subject_id=stand.pk)
    Stand.objects.filter(pk=stand.pk).delete()


@action(may="forums.organise")
def remind_stands(event: Event, *, by: Actor) -> list[Stand]:
    """Write again to those who haven't answered, or said maybe, since some days: whom it was."""
    forum = locked(event)
    refuse_unless_ahead(forum.event)
    due = list(to_remind(event).select_related("event"))
    stopped = wants_none(each.email for each in due)
    written = [each for each in due if each.email not in stopped]
    Stand.objects.filter(pk__in=[each.pk for each in written]).update(reminded_at=clock.now())
    for stand in written:
        write_to_stand(STAND_REMINDED, stand)
    return written


def to_remind(event: Event) -> Any:
    """Stands without a clear answer whom nobody has written to these days."""
    before = clock.now() - REMIND_AFTER
    rows = Stand.objects.filter(event=event, answer__in=["", Answer.MAYBE], invited_at__lt=before).exclude(email="")
    return rows.filter(Q(reminded_at=None) | Q(reminded_at__lt=before)).order_by("pk")


@action(may="forums.organise")
def renew_stand(stand: Stand, *, by: Actor) -> Stand:
    """Send its page again, to the address on file; the first time as an invitation. Raises NoAddress, WantsNoMail."""
    forum = locked(stand.event)
    refuse_unless_ahead(forum.event)
    if not stand.email:
        raise NoAddress
    if stand.invited_at is None:
        _invite(stand)
    else:
        write_to_stand(STAND_PAGE, stand)
    return stand
