"""What pairs say of a pupil's year: who accompanied them, from when until when."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from premierpas.accounts.capacities import Viewer
from premierpas.people.models import Enrolment
from premierpas.people.year import Fact

from .models import Pair


def facts_of(enrolment: Enrolment, viewer: Viewer) -> Iterator[Fact]:
    """One question, however many there were; why one ended is the coordinators' alone."""
    for pair in Pair.objects.filter(enrolment=enrolment).select_related("volunteer"):
        name = {"name": pair.volunteer.name}
        yield Fact(pair.since, _("%(name)s accompagne l’élève") % name, icon="users")
        if pair.until is not None:
            ended = _("Fin de l’accompagnement par %(name)s") % name
            why = f" : {pair.get_why_ended_display()}" if viewer.is_coordinator else ""
            yield Fact(pair.until, ended + why, icon="users")
