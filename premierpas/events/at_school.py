"""What may be begun from a school's page."""

from collections.abc import Sequence

import rules
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.accounts.capacities import Viewer
from premierpas.organisations.models import School
from premierpas.ui.components import Entry


def lines_for_school(school: School, viewer: Viewer) -> Sequence[Entry]:
    """An event to which this school is invited, for whoever organises in its territory."""
    if not rules.has_perm("events.organise", viewer, school.territory):
        return []
    return [Entry(label=_("Un événement pour cet établissement"), url=f"{reverse('events:new')}?college={school.pk}")]
