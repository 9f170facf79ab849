"""What a pupil's year tells of it: nothing but that it is shown, to whom it is shown."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.accounts.capacities import Viewer
from premierpas.people.models import Enrolment
from premierpas.people.year import Fact

from .models import Profile
from .permissions import is_shown_to


def facts_of(enrolment: Enrolment, viewer: Viewer) -> Iterator[Fact]:
    """The day on which the pupil showed their tracks."""
    for row in Profile.objects.filter(pupil=enrolment.pupil_id, shown_at__isnull=False):
        if row.shown_at is not None and is_shown_to(viewer, row):
            url = reverse("interests:shown", args=[row.pupil_id])
            yield Fact(row.shown_at, _("Pistes de métiers montrées à ses professeurs"), url, "light-bulb")
