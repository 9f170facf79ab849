"""Acceptances that a company takes back: twice in a week is no accident, and its coordinator is told."""

from datetime import timedelta

from premierpas.core import clock
from premierpas.organisations.models import Company

from .enums import ApplicationState
from .models import Application

WITHIN = timedelta(days=7)
TOO_OFTEN = 2


def just_too_often(application: Application) -> bool:
    """Whether this cancellation is the second within a week; the ones after it aren't told again.

    What ends with a withdrawn offer has nobody's name and doesn't count. The company's row is held, so that of two
    cancellations at once one sees the other.
    """
    company = application.offer.company_id
    Company.objects.select_for_update(no_key=True).get(pk=company)
    taken_back = Application.objects.filter(
        offer__company=company,
        state=ApplicationState.CANCELLED_BY_COMPANY,
        confirm_due__isnull=False,
        ended_at__gt=clock.now() - WITHIN,
    ).exclude(answered_by="")
    return taken_back.count() == TOO_OFTEN and taken_back.filter(pk=application.pk).exists()
