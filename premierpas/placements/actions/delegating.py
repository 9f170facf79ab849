"""Who may sign for the school: its head, and those to whom the head has delegated it for a time.

Between its days a delegation shows the agreements of all the school's pupils, by links that it opens and ends.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from premierpas.accounts.capacities import Kind, Viewer
from premierpas.accounts.models import User
from premierpas.core import clock
from premierpas.core.errors import DomainError
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Membership, School
from premierpas.people.enums import LinkPurpose
from premierpas.people.links import end_links, link_delegate
from premierpas.people.models import Enrolment
from premierpas.ui.typography import full_date

from ..models import Delegation


@transaction.atomic
def delegate(school: School, *, to: Membership, first_day: date, last_day: date, by: User) -> Delegation:
    """Let a member of the school read and sign its agreements between two days. The same delegation twice is one.

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
    present = Enrolment.objects.filter(classroom__school=school, left_on=None, classroom__closed_at=None)
    _show(row, present.values_list("pupil_id", flat=True))
    return row


def show_to_delegates(school_id: int, pupil_ids: Iterable[int]) -> None:
    """Pupils who come while a delegation runs, or before it begins, are among those it covers."""
    rows = Delegation.objects.filter(
        school=school_id, withdrawn_at=None, last_day__gte=clock.today(), delegate__until=None
    )
    for row in rows.select_related("delegate"):
        _show(row, pupil_ids)


def _show(row: Delegation, pupil_ids: Iterable[int]) -> None:
    """What the delegation covers is seen from its first day to the end of its last."""
    since, until = _morning(row.first_day), _morning(row.last_day + timedelta(days=1))
    if until > clock.now():
        link_delegate(row.delegate, pupil_ids, delegation_id=row.pk, since=max(since, clock.now()), until=until)


def _morning(day: date) -> datetime:
    return datetime.combine(day, time.min, clock.PARIS)


@transaction.atomic
def withdraw_delegation(delegation: Delegation) -> Delegation:
    """End a delegation now; what was signed under it stays signed."""
    row = Delegation.objects.select_for_update().get(pk=delegation.pk)
    if row.withdrawn_at is None:
        row.withdrawn_at = clock.now()
        row.save(update_fields=["withdrawn_at"])
        end_links(purpose=LinkPurpose.DELEGATION, reference=row.pk)
    return row


def delegation_of(viewer: Viewer, school_id: int) -> Delegation | None:
    """The delegation under which this person may sign today, if there is one."""
    if viewer.membership_id is None or viewer.school_id != school_id:
        return None
    rows = delegations_today(school_id).filter(delegate=viewer.membership_id).order_by("-pk")
    return rows.select_related("delegate", "granted_by").first()


def own_function(delegation: Delegation) -> str:
    """What the delegate is at the school, whoever they sign for."""
    return delegation.delegate.function or str(Role(delegation.delegate.role).label)


def delegated(delegation: Delegation) -> str:
    """In whose name, and since when the delegation runs, as it is printed beside the signature."""
    who = delegation.granted_by.name if delegation.granted_by else _("chef d’établissement")
    return _("par délégation de %(who)s, du %(day)s") % {"who": who, "day": full_date(delegation.first_day)}


def delegations_today(school_id: int) -> QuerySet[Delegation]:
    """The delegations of a school that hold today."""
    today = clock.today()
    return Delegation.objects.filter(school=school_id, withdrawn_at=None, first_day__lte=today, last_day__gte=today)


def may_sign_for(viewer: Viewer, school_id: int) -> bool:
    """Whether this person signs agreements of the school today."""
    heads = viewer.acts_as(Kind.HEAD_TEACHER) and viewer.school_id == school_id
    return heads or delegation_of(viewer, school_id) is not None
