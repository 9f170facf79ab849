"""What comes after the week in a pupil's year: reviews, references, what the pupil shows; never the words."""

from collections.abc import Iterator

import rules
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.accounts.capacities import Viewer
from premierpas.people.models import Enrolment
from premierpas.people.year import Fact

from .enums import ReferenceState, TaleState
from .models import NextDoor, Reference, ReviewPart, Tale
from .permissions import is_shown


def facts_of(enrolment: Enrolment, viewer: Viewer) -> Iterator[Fact]:
    """Four questions and a permission. The five answers and an address that was left are the pupil's alone."""
    parts = list(ReviewPart.objects.filter(enrolment=enrolment))
    if parts and rules.has_perm("afterwards.read_review", viewer, enrolment):
        url = reverse("afterwards:review", args=[enrolment.pk])
        for part in parts:
            yield Fact(part.at, _("Bilan de l’année écrit par %(name)s") % {"name": part.by_name}, url, "document-text")
    for row in Reference.objects.filter(placement__enrolment=enrolment).select_related("placement"):
        name = {"host": row.placement.host_name}
        yield Fact(row.asked_at, _("Recommandation demandée : %(host)s") % name, icon="envelope")
        if row.state == ReferenceState.GIVEN and row.ended_at:
            yield Fact(row.ended_at, _("Recommandation reçue : %(host)s") % name, icon="check")
    for door in NextDoor.objects.filter(pupil=enrolment.pupil_id, shown=True):
        if is_shown(viewer, door):
            url = reverse("afterwards:next_door_shown", args=[door.pupil_id])
            yield Fact(door.at, _("Idées pour la suite montrées à ceux qui l’aident"), url, "light-bulb")
    yield from _tales(enrolment, viewer)


def _tales(enrolment: Enrolment, viewer: Viewer) -> Iterator[Fact]:
    """Whose a tale without a first name is, only whoever read it before the others knows."""
    rows = Tale.objects.filter(placement__enrolment=enrolment, state=TaleState.PUBLISHED, decided_at__isnull=False)
    for row in rows.select_related("school"):
        moderates = rules.has_perm("afterwards.moderate", viewer, row)
        if row.decided_at and (moderates or row.first_name):
            url = reverse("afterwards:moderate", args=[row.pk]) if moderates else ""
            yield Fact(row.decided_at, _("Son récit de stage est lu par les suivants"), url, "book-open")
