"""A volunteer goes through the scenes; once all are understood and the charter is signed, the training is done."""

from django.db.models import Max

from premierpas.core import clock
from premierpas.core.actions import Actor, action, step
from premierpas.people.enums import Clearance
from premierpas.people.models import Volunteer

from ..enums import Event
from ..milestones import note_event
from ..models import Understood
from ..scenes import SCENES, Scene
from .moving import move
from .team import locked

_ANEW = (Event.EXPIRED, Event.SUSPENDED)


@action(may="volunteers.own")
def answer_scene(volunteer: Volunteer, *, by: Actor, scene: Scene, answer: str) -> bool:
    """Whether that is the right way to react; a wrong one changes nothing and may be tried again."""
    if answer != scene.right.code:
        return False
    volunteer = locked(volunteer)
    Understood.objects.update_or_create(volunteer=volunteer, scene=scene.code, defaults={"at": clock.now()})
    finish_training(volunteer)
    return True


@step
def finish_training(volunteer: Volunteer) -> None:
    """Note the training as done by themself where nothing of it is left."""
    if volunteer.state == Clearance.CHARTER_SIGNED and len(understood_by(volunteer)) == len(SCENES):
        move(volunteer, Clearance.TRAINED)
        note_event(volunteer, Event.TRAINED, by=volunteer.user)


def understood_by(volunteer: Volunteer) -> set[str]:
    """The codes of the scenes understood: after an expiry or a suspension one goes through all of them anew."""
    since = volunteer.milestones.filter(event__in=_ANEW).aggregate(last=Max("at"))["last"]
    rows = volunteer.understood.filter(scene__in=[each.code for each in SCENES])
    return set((rows.filter(at__gt=since) if since else rows).values_list("scene", flat=True))
