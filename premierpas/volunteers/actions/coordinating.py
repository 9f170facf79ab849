"""A coordinator says whether they stay; when they have left, somebody coordinates in their place at once."""

from datetime import date

from django.utils.translation import gettext as _

from premierpas.agenda.models import Presence
from premierpas.agenda.settling import settle
from premierpas.core import clock
from premierpas.core.actions import Actor, action, step
from premierpas.core.errors import DomainError, WrongState
from premierpas.core.events import emit
from premierpas.core.outbox.about import About
from premierpas.organisations.actions.members import close_membership
from premierpas.organisations.enums import Role
from premierpas.organisations.events import MembershipStarted
from premierpas.organisations.models import Membership
from premierpas.organisations.people import recipient_of
from premierpas.organisations.presence import coordinators
from premierpas.people.circle import tell
from premierpas.ui.typography import full_date

from ..coordination import is_here, lacks_somebody, may_follow, named, next_responsible, own_presence
from ..enums import Intent
from ..handover.holding import handed_over
from ..models import Coordination
from ..notices import COORDINATES_AFTER, COORDINATES_NOW
from ..waiting import COORDINATOR_INTENTION, NEXT_COORDINATOR
from .leaving import day_to_come


@action(may="volunteers.speak_as_coordinator")
def say_coordination(
    membership: Membership, *, by: Actor, answer: Intent, last_day: date | None = None, to: Presence | None = None,
    together_from: date | None = None, word: str = "",
) -> Coordination:  # fmt: skip
    """Stays, until a day, or leaves. Who would leave a territory without coordinator names who takes over.

    Raises WrongState, and DomainError at `last_day` or `to`.
    """
    # Colleagues in one order: of two who leave at the same moment, the second one is asked to name somebody.
    list(coordinators(membership.territory_id).select_for_update(of=("self",)))
    membership = Membership.objects.select_related("territory", "user").get(pk=membership.pk)
    if membership.until is not None:
        raise WrongState(_("Cette personne ne coordonne plus."))
    stays = answer == Intent.STAYS
    last_day = None if stays else day_to_come(last_day)
    if last_day and together_from and together_from > last_day:
        raise DomainError(_("C’est après le dernier jour."), field="together_from")
    if to is not None and to.pk not in {each.pk for each in may_follow(membership)}:
        raise DomainError(_("Cette personne ne peut pas reprendre : choisissez-en une autre."), field="to")
    said, _new = Coordination.objects.update_or_create(
        membership=membership, year=clock.today().year,
        defaults={
            "answer": answer, "last_day": last_day, "to": None if stays else to,
            "together_from": None if stays or to is None else together_from,
            "word": word.strip(), "said_at": clock.now(), "ended_at": None,
        },
    )  # fmt: skip
    Coordination.objects.filter(membership=membership, ended_at=None).exclude(pk=said.pk).update(ended_at=clock.now())
    if not stays and lacks_somebody(said):
        raise DomainError(_("Personne d’autre ne coordonne : dites qui reprend."), field="to")
    if said.to is not None:
        _tell_named(said)
        begin_overlap(said)
    settle(COORDINATOR_INTENTION.code, [membership.pk])
    settle_coordinations(membership.territory_id)
    return said


@step
def begin_overlap(said: Coordination) -> None:
    """From the day that was said the one who takes over coordinates too."""
    begins = said.together_from is not None and said.together_from <= clock.today()
    after = named(said.membership) if begins else None
    if after is not None and not is_here(after, said.membership.territory_id or 0):
        _appointed(after, said.membership)


@step
def end_coordination(said: Coordination) -> bool:
    """The last day is over: they go, and somebody coordinates. False while there is nobody at all to take over."""
    said = Coordination.objects.select_for_update(of=("self",)).select_related("membership").get(pk=said.pk)
    if said.ended_at is not None or said.membership.until is not None:
        return False
    if next_responsible(said.membership) is None:
        return False
    said.ended_at = clock.now()
    said.save(update_fields=["ended_at"])
    close_membership(said.membership)
    return True


@step
def somebody_coordinates(membership: Membership) -> None:
    """They have left, by whichever way: what they had goes to who follows, who coordinates from now on."""
    assert membership.territory_id is not None
    after = next_responsible(membership)
    if after is None:
        return
    is_alone = not coordinators(membership.territory_id).exclude(pk=membership.pk).exists()
    was_named = membership.coordinations.filter(to=after, answer__in=[Intent.UNTIL, Intent.LEAVES]).exists()
    if not (is_alone or was_named):
        return  # colleagues are there: each floor shares out what was theirs
    if not is_here(after, membership.territory_id):
        after = _appointed(after, membership)
    if after is None:
        return
    mine = own_presence(membership)
    for source in handed_over.names() if mine is not None else ():
        holding = handed_over.named(source)
        for held in holding.held(mine.pk):  # type: ignore[union-attr]
            holding.give(held.pk, after, "")
    settle_coordinations(membership.territory_id)


def _appointed(person: Presence, left: Membership) -> Presence | None:
    """They coordinate here from now on, and hear it."""
    row, is_new = Membership.objects.get_or_create(
        user=person.user, role=Role.COORDINATOR, territory=left.territory, until=None
    )
    if is_new:
        emit(MembershipStarted(at=clock.now(), membership_id=row.pk))
        tell(
            COORDINATES_NOW,
            [recipient_of(person.user)],
            key=f"volunteers.coordinates_now:{row.pk}",
            about=_about(left),
            link="/association/",
            territory=_place(left),
            leaver=left.user.name,
        )
    return own_presence(row)


@step
def settle_coordinations(territory_id: int | None) -> None:
    """Who still has to be named there."""
    rows = Coordination.objects.filter(membership__territory=territory_id, last_day__isnull=False)
    if ids := list(rows.values_list("pk", flat=True)):
        settle(NEXT_COORDINATOR.code, ids)


def _tell_named(said: Coordination) -> None:
    assert said.to is not None and said.last_day is not None
    day = said.last_day
    tell(
        COORDINATES_AFTER,
        [recipient_of(said.to.user)],
        key=f"volunteers.coordinates_after:{said.pk}:{said.to_id}:{day}",
        about=_about(said.membership),
        leaver=said.membership.user.name,
        territory=_place(said.membership),
        day=lambda: full_date(day),
    )


def _about(membership: Membership) -> About:
    assert membership.territory_id is not None
    return About("territory", membership.territory_id, membership.territory_id)


def _place(membership: Membership) -> str:
    assert membership.territory is not None
    return membership.territory.name
