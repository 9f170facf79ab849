"""Letting somebody else of the school sign for its head, for a time.

Between its days a delegation shows the agreements of all the school's pupils, by links that it opens and ends.
"""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.core.errors import DomainError
from premierpas.organisations.models import Membership, School
from premierpas.people.enums import LinkPurpose
from premierpas.people.links import end_links, link_stand_in
from premierpas.people.models import Enrolment

from ..models import Delegation


@action(may="organisations.manage_school")
def delegate(school: School, *, to: Membership, first_day: date, last_day: date, by: Actor) -> Delegation:
    """Let a member of the school read and sign its agreements between two days. The same delegation twice is one.

    Raises DomainError for somebody of another school, or an end before the start.
    """
    if to.school_id != school.pk or to.until is not None:
        raise DomainError(_("Cette personne n’est pas de l’établissement."), field="delegate")
    if last_day < first_day:
        raise DomainError(_("Le dernier jour est avant le premier."), field="last_day")
    row, _made = Delegation.objects.get_or_create(
        school=school, delegate=to, first_day=first_day, last_day=last_day, withdrawn_at=None,
        defaults={"granted_by": by.user, "granted_at": clock.now()},
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
    link_stand_in(row.delegate, pupil_ids, delegation_id=row.pk, first_day=row.first_day, last_day=row.last_day)


@action(may="organisations.manage_school", on=lambda given: given["delegation"].school)
def withdraw_delegation(delegation: Delegation, *, by: Actor) -> Delegation:
    """End a delegation now; what was signed under it stays signed."""
    row = Delegation.objects.select_for_update().get(pk=delegation.pk)
    if row.withdrawn_at is None:
        row.withdrawn_at = clock.now()
        row.save(update_fields=["withdrawn_at"])
        end_links(purpose=LinkPurpose.DELEGATION, reference=row.pk)
    return row
