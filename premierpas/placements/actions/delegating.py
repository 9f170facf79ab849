"""Who may sign for the school: its head, and those to whom the head has delegated it for a time."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from premierpas.accounts.capacities import Kind, Viewer
from premierpas.accounts.models import User
from premierpas.core import clock
from premierpas.core.errors import DomainError
from premierpas.organisations.models import Membership, School

from ..models import Delegation


@transaction.atomic
def delegate(school: School, *, to: Membership, first_day: date, last_day: date, by: User) -> Delegation:
    """Let a member of the school sign its agreements between two days. The same delegation twice is one.

    Raises DomainError for somebody of another school, or an end before the start.
    """
    if to.school_id != school.pk or to.until is not None:
        raise DomainError(_("Cette personne n’est pas de l’établissement."), field="delegate")
    if last_day < first_day:
        raise DomainError(_("Le dernier jour est avant le premier."), field="last_day")
    row, _made = Delegation.objects.get_or_create(
        school=school, delegate=to, first_day=first_day, last_day=last_day, withdrawn_at=None,
        defaults={"granted_by": by, "granted_at": clock.now()},
    )  # fmt: skip
    return row


@transaction.atomic
def withdraw_delegation(delegation: Delegation) -> Delegation:
    """End a delegation now; what was signed under it stays signed."""
    row = Delegation.objects.select_for_update().get(pk=delegation.pk)
    if row.withdrawn_at is None:
        row.withdrawn_at = clock.now()
        row.save(update_fields=["withdrawn_at"])
    return row


def delegation_of(viewer: Viewer, school_id: int) -> Delegation | None:
    """The delegation under which this person may sign today, if there is one."""
    if viewer.membership_id is None or viewer.school_id != school_id:
        return None
    return delegations_today(school_id).filter(delegate=viewer.membership_id).order_by("-pk").first()


def delegations_today(school_id: int) -> QuerySet[Delegation]:
    """The delegations of a school that hold today."""
    today = clock.today()
    return Delegation.objects.filter(school=school_id, withdrawn_at=None, first_day__lte=today, last_day__gte=today)


def may_sign_for(viewer: Viewer, school_id: int) -> bool:
    """Whether this person signs agreements of the school today."""
    heads = viewer.acts_as(Kind.HEAD_TEACHER) and viewer.school_id == school_id
    return heads or delegation_of(viewer, school_id) is not None
