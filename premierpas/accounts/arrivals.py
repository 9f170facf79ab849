"""A sign-in on a device never seen: the owner of an account worth an attack hears of it by another way."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from premierpas.core import clock
from premierpas.core.outbox.models import Channel
from premierpas.core.outbox.notices import Recipient, post
from premierpas.core.requests import SiteRequest
from premierpas.ui.typography import clock_time, day

from .capacities import capacities_of
from .devices import note_device
from .notices import NEW_DEVICE
from .second_factor import guarded_roles
from .sessions import device_of


def arrive(request: SiteRequest, user: Any, *, came_by: Channel | None) -> None:
    """Note the device; tell the owner where it is news, by every way but the one that let them in."""
    if not note_device(request, user) or came_by is None or not guarded_roles(capacities_of(user)):
        return
    now = clock.now()
    post(
        NEW_DEVICE,
        Recipient(
            name=user.name,
            user_id=user.pk,
            email="" if came_by == Channel.EMAIL else user.email or "",
            phone="" if came_by == Channel.SMS else user.phone,
        ),
        about=None,
        key=f"accounts.new_device:{user.pk}:{now.timestamp()}",
        link=reverse("accounts:account"),
        device=device_of(request) or "?",
        day=lambda: day(now),
        time=lambda: clock_time(now),
        help=settings.ASSOCIATION_PHONE,
    )
