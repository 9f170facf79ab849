"""Who did what to an agreement, and as what: the chain's entries with the actor that history noted beside each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _

from premierpas.accounts.links import Link
from premierpas.core.text import is_digits
from premierpas.organisations.models import Membership
from premierpas.people.models import Pupil

from .models import Happening, Placement


@dataclass(frozen=True)
class Line:
    """One thing that happened: `by` is who, `capacity` as what; both are empty where history doesn't know them."""

    at: datetime
    version: int
    what: str
    by: str
    capacity: str


def history_of(placement: Placement) -> list[Line]:
    """Everything told of a placement's agreements, oldest first, in five queries."""
    rows = list(placement.entries.select_related("agreement").order_by("sequence"))
    events = apps.get_model("placements.EntryEvent").objects.filter(pgh_obj__in=rows).select_related("pgh_context")
    told = {event.pgh_obj_id: event.pgh_context.metadata for event in events if event.pgh_context}
    known = _known(told.values())
    return [
        Line(
            at=row.at,
            version=row.agreement.number,
            what=str(Happening(row.happening).label),
            by=known.get(told.get(row.pk, {}).get("by", ""), ("", ""))[0],
            capacity=known.get(told.get(row.pk, {}).get("by", ""), ("", ""))[1],
        )
        for row in rows
    ]


def _known(told: Iterable[dict[str, Any]]) -> dict[str, tuple[str, str]]:
    """Key of an actor (`membership:12`) → name and capacity, in words."""
    keys = {str(each["by"]) for each in told}
    ids: dict[str, set[int]] = {kind: set() for kind in _KINDS}
    for kind, _colon, pk in (key.partition(":") for key in keys):
        if kind in ids and is_digits(pk):
            ids[kind].add(int(pk))
    found: dict[str, tuple[str, str]] = {}
    for member in Membership.objects.select_related("user").filter(pk__in=ids["membership"]):
        found[f"membership:{member.pk}"] = (member.user.name, str(member.get_role_display()))
    for pupil in Pupil.objects.filter(pk__in=ids["pupil"]):
        found[f"pupil:{pupil.pk}"] = (pupil.full_name, _("élève"))
    for link in Link.objects.filter(pk__in=ids["link"]):
        found[f"link:{link.pk}"] = (link.recipient_name, _("par un lien, sans compte"))
    return found | {key: (_("Le programme"), _("de lui-même")) for key in keys if key.startswith("task:")}


_KINDS = ("membership", "pupil", "link")
