"""A class closes when its school year has ended: it leaves lists and boards; its teachers no longer see its pupils."""

from premierpas.core import clock
from premierpas.core.actions import NOBODY, NOTHING, Actor, action
from premierpas.core.calendar import school_year_of
from premierpas.organisations.models import Classroom

from .enums import LinkPurpose
from .sight import end_links


@action(may=NOBODY, on=NOTHING, tasks=True)
def close_ended_classes(*, by: Actor) -> int:
    """Close every class of a year that is over; how many there were."""
    over = Classroom.objects.select_for_update().filter(closed_at=None, school_year__lt=school_year_of(clock.today()))
    ids = list(over.order_by("pk").values_list("pk", flat=True))
    Classroom.objects.filter(pk__in=ids).update(closed_at=clock.now())
    end_links(purpose=LinkPurpose.CLASS, reference__in=ids)
    return len(ids)
