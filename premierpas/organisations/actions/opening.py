"""A territory is prepared, opened, and closed again while nothing hangs on it; and who may do so."""

from datetime import date, datetime
from typing import Any

from django.db import models
from django.db.models import ProtectedError, RestrictedError
from django.utils.translation import gettext as _

from premierpas.accounts.link_acts import revoke_links
from premierpas.core import clock
from premierpas.core.actions import NOTHING, Actor, action
from premierpas.core.errors import DomainError, WrongState
from premierpas.core.events import emit
from premierpas.core.geography import commune

from ..enums import Role
from ..events import MembershipStarted
from ..models import LIMITS, TEXTS, Company, Invitation, Membership, OpeningRight, Site, Territory, TerritoryDraft
from ..new_territory import Answers, faults, place_of
from .members import INVITATION_LINK, ask_to_join
from .schools import enter_school, write_holidays
from .territories import fill_territory

# What opening itself makes: it goes again with the territory.
_MADE = ("communes", "holidays", "invitations", "memberships", "schools", "opened_from", "company_set", "sites")


class NotReady(DomainError):
    """Something is missing or lies elsewhere; the first fault says what."""


class InUse(DomainError):
    """Something hangs on the territory by now."""

    def __init__(self) -> None:
        super().__init__(_("Le territoire est déjà utilisé : il ne peut plus être annulé d’ici."))


@action(may="organisations.open_territory", on=NOTHING)
def keep_answers(*, by: Actor, **said: Any) -> TerritoryDraft:
    """What one step says, kept in one's draft; the other steps stay as they are."""
    draft, _new = TerritoryDraft.objects.select_for_update().get_or_create(by=by.user, opened_at=None)
    draft.answers = Answers.of({**draft.answers, **said}).kept()
    draft.save(update_fields=["answers"])
    return draft


@action(may="organisations.open_drafted", on="draft")
def drop_draft(draft: TerritoryDraft, *, by: Actor) -> None:
    """Nothing of it is wanted."""
    TerritoryDraft.objects.filter(pk=draft.pk, opened_at=None).delete()


@action(may="organisations.open_drafted", on="draft")
def open_territory(draft: TerritoryDraft, *, by: Actor) -> TerritoryDraft:
    """The territory with its schools, calendar, people and limits, in one go. Raises NotReady, WrongState."""
    draft = TerritoryDraft.objects.select_for_update().get(pk=draft.pk)
    if draft.opened_at is not None:
        raise WrongState(_("Ce territoire est déjà ouvert."))
    answers = Answers.of(draft.answers)
    for _step, said in faults(answers):
        raise NotReady(said)
    made = fill_territory(answers.name, answers.communes)
    territory = made.territory
    if not made.is_new:
        raise NotReady(_("Un territoire porte déjà ce nom."))
    decided = ["phone", "email", "quiet_from", *LIMITS, *TEXTS]
    for name in decided:
        setattr(territory, name, getattr(answers, name))
    territory.save(update_fields=decided)
    for school in answers.registered:
        insee = place_of(school, answers.schools[school.uai])
        place = commune(insee)
        codes = place.postal_codes if place else ()
        enter_school(school.uai, territory=territory, postal_code=codes[0] if codes else "", insee=insee)
    for name, first, last in answers.holidays:
        write_holidays(territory, name=name, first_day=date.fromisoformat(first), last_day=date.fromisoformat(last))
    if answers.coordinates and by.user is not None:
        own = Membership.objects.create(user=by.user, role=Role.COORDINATOR, territory=territory)
        emit(MembershipStarted(at=clock.now(), membership_id=own.pk))
    for name, email in answers.people:
        ask_to_join(role=Role.COORDINATOR, name=name, email=email, territory=territory)
    draft.territory, draft.opened_at = territory, clock.now()
    draft.save(update_fields=["territory", "opened_at"])
    return draft


@action(may="organisations.open_drafted", on="draft")
def undo_opening(draft: TerritoryDraft, *, by: Actor) -> None:
    """As if it hadn't been opened; the answers are a draft again. Raises InUse once something hangs on it."""
    draft = TerritoryDraft.objects.select_for_update(of=("self",)).select_related("territory").get(pk=draft.pk)
    territory = draft.territory
    if territory is None:
        raise WrongState(_("Ce territoire n’est pas ouvert."))
    Territory.objects.select_for_update().get(pk=territory.pk)
    own = territory.memberships.filter(user=by.user)
    if _is_used(territory, own):
        raise InUse
    invitations = Invitation.objects.filter(territory=territory)
    for invitation in invitations:
        revoke_links(purpose=INVITATION_LINK, subject_id=invitation.pk)
    for waiting in (Company, Site):
        waiting.objects.filter(territory=territory).update(territory=None)
    draft.territory, draft.opened_at = None, None
    TerritoryDraft.objects.filter(by=draft.by_id, opened_at=None).delete()
    draft.save(update_fields=["territory", "opened_at"])
    invitations.delete()
    own.delete()
    try:
        territory.schools.all().delete()
        territory.delete()
    except (ProtectedError, RestrictedError):
        raise InUse from None


def _is_used(territory: Territory, own: models.QuerySet[Membership]) -> bool:
    """Whether anything but what opening made points to the territory or to its schools."""
    if territory.memberships.exclude(pk__in=own.values("pk")).exists():
        return True
    schools = list(territory.schools.all())
    made = [(territory, _MADE), *((school, ()) for school in schools)]
    return any(_pointed_at(thing, known) for thing, known in made)


def _pointed_at(thing: models.Model, known: tuple[str, ...]) -> bool:
    for relation in thing._meta.related_objects:
        if relation.get_accessor_name() in known or relation.related_model is None:
            continue
        if relation.related_model._base_manager.filter(**{relation.field.name: thing.pk}).exists():
            return True
    return False


@action(may="organisations.grant_opening", on="membership", tasks=True)
def grant_opening(membership: Membership, *, by: Actor, until: datetime | None = None) -> OpeningRight:
    """A coordinator may open territories, until a day or until it is taken back. Raises DomainError for others."""
    if membership.role != Role.COORDINATOR or membership.until is not None:
        raise DomainError(_("Seul un coordinateur présent peut recevoir ce droit."))
    right, _new = OpeningRight.objects.get_or_create(
        membership=membership, until=None, defaults={"granted_by": by.user}
    )
    if until is not None:
        right.until = until
        right.save(update_fields=["until"])
    return right


@action(may="organisations.grant_opening", on="membership", tasks=True)
def end_opening(membership: Membership, *, by: Actor) -> int:
    """They may open territories no longer; how many rights ended."""
    now = clock.now()
    held = OpeningRight.objects.filter(membership=membership, since__lte=now)
    return held.filter(models.Q(until=None) | models.Q(until__gt=now)).update(until=now)
