"""The agreement of a confirmed application, as a door in its page."""

import rules
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.accounts.capacities import Viewer
from premierpas.applications.models import Application
from premierpas.ui.components import Entry

from .models import Agreement
from .queries import newest


def agreement_door(application: Application, viewer: Viewer) -> Entry | None:
    """The page of the agreement that counts now; None for whoever may not open it."""
    agreement = newest(Agreement.objects.filter(placement__application=application)).first()
    if agreement is None:
        return None
    if rules.has_perm("placements.see_own", viewer, agreement):
        return Entry(label=_("Ma convention"), url=reverse("placements:own_agreement", args=[agreement.pk]))
    if rules.has_perm("placements.work_for_host", viewer, agreement):
        return Entry(label=_("La convention"), url=reverse("placements:host_agreement", args=[agreement.pk]))
    return None


def week_facts_door(application: Application, viewer: Viewer) -> Entry | None:
    """For the host: the week's days, hours and contacts on one page, once the agreement says them."""
    agreement = newest(Agreement.objects.filter(placement__application=application)).first()
    if agreement is None or not rules.has_perm("placements.work_for_host", viewer, agreement):
        return None
    return Entry(label=_("La semaine sur une page (PDF)"), url=reverse("placements:practical", args=[agreement.pk]))
