"""What somebody of a team has opened lately: noted as they open it, and only shown while they still may."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Max

from premierpas.accounts.capacities import Viewer
from premierpas.core import clock
from premierpas.core.everywhere import Hit, Source, sources_for
from premierpas.core.requests import SiteRequest
from premierpas.people.team import is_of_team
from premierpas.privacy.models import Opening

from .models import Seen

MOST = 8
LATELY = timedelta(days=30)
PUPILS = "pupils"  # the source whose openings `privacy` keeps
_NOTE = (
    "INSERT INTO portal_seen (user_id, kind, subject, at) VALUES (%s, %s, %s, %s)"
    " ON CONFLICT (user_id, kind, subject) DO UPDATE SET at = EXCLUDED.at"
)


@dataclass(frozen=True)
class Recent:
    """One thing seen lately; `kind`: what it is."""

    hit: Hit
    kind: str


def note_seen(request: SiteRequest, thing: Any) -> None:
    """Somebody of a team opens a thing that the search box knows."""
    viewer = request.viewer
    if request.method != "GET" or viewer.user_id is None or not is_of_team(viewer):
        return
    for name, source in sources_for(viewer):
        pk = source.opens(thing)
        if pk is not None:
            with connection.cursor() as cursor:
                cursor.execute(_NOTE, [viewer.user_id, name, pk, clock.now()])


def seen_lately(viewer: Viewer, *, most: int = MOST) -> list[Recent]:
    """The last things, the latest first: two queries, and one for each kind among them."""
    sources = dict(sources_for(viewer))
    moments = [pair for pair in _moments(viewer, with_pupils=PUPILS in sources, most=most) if pair[0] in sources]
    by_kind: dict[str, list[int]] = defaultdict(list)
    for name, pk, _at in moments:
        by_kind[name].append(pk)
    hits = {(name, hit.pk): hit for name, pks in by_kind.items() for hit in _hits(sources[name], viewer, pks)}
    return [Recent(hits[name, pk], str(sources[name].kind)) for name, pk, _at in moments if (name, pk) in hits]


def _hits(source: Source, viewer: Viewer, pks: list[int]) -> list[Hit]:
    return source.shown(list(source.rows(viewer).filter(**{f"{source.key}__in": pks})))


def _moments(viewer: Viewer, *, with_pupils: bool, most: int) -> list[tuple[str, int, datetime]]:
    rows = Seen.objects.filter(user=viewer.user_id, at__gte=clock.now() - LATELY).order_by("-at")
    found = list(rows.values_list("kind", "subject", "at")[:most])
    if with_pupils and viewer.capacity is not None:
        looks = Opening.objects.filter(
            by=viewer.user_id, capacity=viewer.capacity.kind.name, minute__gte=clock.now() - LATELY
        )
        latest = looks.order_by().values("pupil").annotate(at=Max("minute")).order_by("-at")
        found += [(PUPILS, row["pupil"], row["at"]) for row in latest[:most]]
    return sorted(found, key=lambda each: each[2], reverse=True)[:most]
