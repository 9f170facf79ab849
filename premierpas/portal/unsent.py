"""The letter that a pupil has written and not sent."""

from datetime import timedelta

from django.conf import settings

from premierpas.applications.enums import ApplicationState
from premierpas.applications.models import Application
from premierpas.core import clock
from premierpas.offers.enums import OfferState
from premierpas.workshop.models import CV, Letter


def unsent_letter(pupil_id: int) -> Letter | None:
    """The newest one that could still leave: its offer has a free week to come, and nothing was sent there."""
    if not CV.objects.filter(pupil=pupil_id).exists():
        return None
    too_near = clock.today() + timedelta(days=settings.LAST_DEADLINE_DAYS_BEFORE_WEEK)
    sent = Application.objects.filter(pupil=pupil_id).exclude(state=ApplicationState.DRAFT)
    rows = Letter.objects.filter(
        pupil=pupil_id,
        offer__state=OfferState.PUBLISHED,
        offer__slots__free__gt=0,
        offer__slots__first_day__gt=too_near,
    ).exclude(offer__in=sent.values("offer"))
    return rows.select_related("offer__company").order_by("-saved_at", "pk").first()
