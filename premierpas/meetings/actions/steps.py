"""Next steps are ticked by the pupil or whoever meets them; trying to reach somebody is noted with one tap."""

from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.mentoring.models import Pair
from premierpas.people.models import Volunteer

from ..enums import TryBy
from ..models import Attempt, Step


@action(may="meetings.tick")
def tick_step(step: Step, *, by: Actor, done: bool) -> Step:
    """It is done, or not yet after all."""
    step = Step.objects.select_for_update(of=("self",)).get(pk=step.pk)
    if done != (step.done_at is not None):
        step.done_at, step.done_by = (clock.now(), by.user) if done else (None, None)
        step.save(update_fields=["done_at", "done_by"])
    return step


@action(may="meetings.hold")
def note_attempt(pair: Pair, *, by: Actor, way: TryBy, reached: bool) -> Attempt:
    """Somebody was tried to be reached; whether it worked counts apart."""
    volunteer = Volunteer.objects.get(pk=by.viewer.volunteer_id)
    return Attempt.objects.create(pair=pair, volunteer=volunteer, way=way, reached=reached)
