"""Three taps, a question, and whom one met."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.core.languages import kept
from premierpas.core.text import one_line
from premierpas.events.models import Participant, Speaker
from premierpas.week.actions import add_contact

from ..errors import NotThere
from ..models import Feedback, Met


@action(may="feedback.give")
def give_feedback(
    participant: Participant,
    *,
    by: Actor,
    discovered: bool,
    imagines: bool,
    returns: bool,
    question: str = "",
    met: Collection[int] = (),
) -> Feedback:
    """What the pupil says; given again it replaces the former, and a changed question is read anew before it is shown.

    `met`: speakers of the event, each noted once in the pupil's own notebook. Raises NotThere.
    """
    row = (
        Participant.objects.select_for_update(of=("self",))
        .select_related("event", "enrolment__pupil")
        .get(pk=participant.pk)
    )
    if row.came_at is None or row.event.start > clock.now() or row.enrolment is None:
        raise NotThere
    question, before = one_line(question), Feedback.objects.filter(participant=row).first()
    values = {
        "discovered": discovered, "imagines": imagines, "returns": returns, "question": question, "at": clock.now(),
        "shown": before is not None and before.shown and before.question == question,
    }  # fmt: skip
    feedback, _made = Feedback.objects.update_or_create(participant=row, defaults=values)
    known = set(Met.objects.filter(participant=row).values_list("speaker", flat=True))
    for speaker in Speaker.objects.filter(event=row.event, pk__in=set(met) - known).order_by("rank", "pk"):
        Met.objects.create(participant=row, speaker=speaker)
        told = kept(_("Rencontre : %(title)s")) % {"title": row.event.title}
        values_of_line = {"name": speaker.name, "trade": speaker.function, "told": told, "reach": ""}
        add_contact(row.enrolment.pupil, placement=None, values=values_of_line, by=by)
    return feedback
