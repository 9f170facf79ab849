"""What pairs say of a pupil's year: who accompanied them, from when until when."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from premierpas.accounts.capacities import Viewer
from premierpas.core.compiled import Compiled, Given
from premierpas.people.models import Enrolment
from premierpas.people.year import Fact

from .models import CheckIn, Pair

_pairs = Compiled(lambda: Pair.objects.filter(enrolment=Given("enrolment")).select_related("volunteer"))
_checks = Compiled(lambda: CheckIn.objects.filter(pair__enrolment=Given("enrolment"), done_on__isnull=False))


def facts_of(enrolment: Enrolment, viewer: Viewer) -> Iterator[Fact]:
    """Two questions, however many there were; why one ended, and how it goes, is the coordinators' alone."""
    for pair in _pairs(enrolment=enrolment.pk):
        name = {"name": pair.volunteer.name}
        yield Fact(pair.since, _("%(name)s accompagne l’élève") % name, icon="users")
        if pair.until is not None:
            ended = _("Fin de l’accompagnement par %(name)s") % name
            why = f" : {pair.get_why_ended_display()}" if viewer.is_coordinator else ""
            yield Fact(pair.until, ended + why, icon="users")
    for check in _checks(enrolment=enrolment.pk):
        asked = _("Comment ça va ? Demandé : %(who)s") % {"who": check.get_side_display()}
        going = f", {check.get_going_display()}" if viewer.is_coordinator else ""
        yield Fact(check.done_on or check.due, asked + going, icon="chat-bubble-left-right")
