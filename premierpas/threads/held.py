"""What waits for a coordinator: of the territory at once, of another after a day or where nobody else can."""

from datetime import timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from premierpas.accounts.capacities import Viewer
from premierpas.core import clock
from premierpas.organisations import presence

from .enums import MessageState
from .models import Message

READ_WITHIN = timedelta(hours=24)


def held_messages() -> QuerySet[Any]:
    """Everything that waits, with its territory, the oldest first."""
    rows = Message.objects.filter(state=MessageState.HELD).annotate(
        territory=F("thread__enrolment__classroom__school__territory")
    )
    people = ("by", "thread__enrolment__pupil", "thread__membership__user", "thread__volunteer")
    return rows.select_related(*people).order_by("at", "pk")


def held_for_review_by(viewer: Viewer) -> QuerySet[Any]:
    """What this coordinator may judge: never their own."""
    if not viewer.is_coordinator:
        return Message.objects.none()
    others = presence.coordinators().filter(user__is_active=True, territory=OuterRef("territory"))
    goes_further = Q(at__lte=clock.now() - READ_WITHIN) | ~Exists(others.exclude(user=OuterRef("by")))
    return held_messages().exclude(by=viewer.user_id).filter(Q(territory=viewer.territory_id) | goes_further)
