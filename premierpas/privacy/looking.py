"""Who has looked: one line a minute and person when a screen opens a pupil's file, shown to pupil and family."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from premierpas.accounts.capacities import kinds
from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.core.requests import SiteRequest
from premierpas.organisations.models import Membership
from premierpas.people.models import Pupil
from premierpas.ui.typography import title_first

from .models import Opening

_INSERT = (
    "INSERT INTO privacy_opening (pupil_id, by_id, name, capacity, screen, minute) VALUES (%s, %s, '', %s, %s, %s)"
    " ON CONFLICT (pupil_id, by_id, minute) DO NOTHING"
)
_INSERT_BY_LINK = (
    "INSERT INTO privacy_opening (pupil_id, link, name, capacity, screen, minute) VALUES (%s, %s, %s, '', %s, %s)"
    " ON CONFLICT (pupil_id, link, minute) DO NOTHING"
)
# What leads from the thing of a screen to the pupil whose file it is of.
_WAYS = (("pupil_id",), ("placement", "pupil_id"), ("enrolment", "pupil_id"), ("agreement", "placement", "pupil_id"))
MOST = 200


def note_opening(request: SiteRequest, thing: Any) -> None:
    """Somebody else than the pupil opens a thing of a pupil's file."""
    viewer = request.viewer
    if viewer.user_id is None or viewer.capacity is None or viewer.is_pupil:
        return
    pupil_id = pupil_of(thing)
    if pupil_id is None:
        return
    minute = clock.now().replace(second=0, microsecond=0)
    screen = str(request.resolver_match.view_name if request.resolver_match else "")[:80]
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, [pupil_id, viewer.user_id, viewer.capacity.kind.name, screen, minute])


def note_act(actor: Actor, thing: Any) -> None:
    """Somebody without account has acted by a link on a thing of a pupil's file: they have read it."""
    pupil_id = pupil_of(thing)
    if pupil_id is None or actor.link.pk is None:
        return
    minute = clock.now().replace(second=0, microsecond=0)
    with connection.cursor() as cursor:
        words = [pupil_id, actor.link.pk, actor.name[:150], actor.link.purpose, minute]
        cursor.execute(_INSERT_BY_LINK, words)


def pupil_of(thing: Any) -> int | None:
    """Whose file a thing is of; None for what is of no pupil, or of nobody any more."""
    if isinstance(thing, Pupil):
        return thing.pk
    for way in _WAYS:
        found = thing
        for name in way:
            found = getattr(found, name, None)
        if isinstance(found, int):
            return found
    return None


@dataclass(frozen=True)
class Look:
    """One line of the list: who, as what, from where, when."""

    name: str
    quality: str
    place: str
    at: datetime


def looks_at(pupil_id: int) -> list[Look]:
    """Who has looked, the latest first; in two queries."""
    rows = list(Opening.objects.filter(pupil=pupil_id).select_related("by").order_by("-minute")[:MOST])
    members = Membership.objects.filter(user__in={row.by_id for row in rows if row.by_id})
    places: dict[tuple[int, str], tuple[str, str]] = {}
    for each in members.select_related("school", "company", "territory").order_by("since"):
        place = each.school or each.company or each.territory
        places[each.user_id, each.role] = (each.get_role_display(), place.name if place else "")
    found = []
    for row in rows:
        if row.by is None:
            found.append(Look(row.name, _("Sans compte, par un lien"), "", row.minute))
            continue
        quality, where = places.get((row.by.pk, row.capacity), (str(kinds.get(row.capacity) or ""), ""))
        found.append(Look(row.by.name, title_first(quality), where, row.minute))
    return found
