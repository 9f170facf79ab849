"""What somebody has read and hasn't: noted as a thread is opened."""

from datetime import UTC, datetime
from typing import Any

from django.db import connection
from django.db.models import Count, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from premierpas.accounts.capacities import Viewer
from premierpas.core import clock
from premierpas.core.requests import SiteRequest

from .enums import MessageState
from .models import LastSeen, Message, Thread
from .readers import threads_of

_NEVER = Value(datetime(2000, 1, 1, tzinfo=UTC))
_NOTE = (
    "INSERT INTO threads_lastseen (thread_id, user_id, at) VALUES (%s, %s, %s)"
    " ON CONFLICT (thread_id, user_id) DO UPDATE SET at = EXCLUDED.at"
)


def note_seen(request: SiteRequest, thing: Any) -> None:
    """Somebody opens a thread: what is shown in it now is read."""
    if isinstance(thing, Thread) and request.method == "GET":
        with connection.cursor() as cursor:
            cursor.execute(_NOTE, [thing.pk, request.viewer.user_id, clock.now()])


def with_unread(threads: QuerySet[Thread], viewer: Viewer) -> QuerySet[Any]:
    """Each with how many messages of others this viewer hasn't seen (`unread`)."""
    last = LastSeen.objects.filter(thread=OuterRef("pk"), user=viewer.user_id).values("at")[:1]
    new = Message.objects.filter(thread=OuterRef("pk"), state=MessageState.SHOWN, at__gt=OuterRef("seen"))
    counted = new.exclude(by=viewer.user_id).order_by().values("thread").annotate(n=Count("pk")).values("n")
    seen = threads.annotate(seen=Coalesce(Subquery(last), _NEVER))
    return seen.annotate(unread=Coalesce(Subquery(counted), 0))


def count_unread(viewer: Viewer) -> int:
    """How many threads have something new for this viewer; for the navigation."""
    return int(with_unread(threads_of(viewer), viewer).filter(unread__gt=0).count())
