"""A pupil and a family say yes or no to being accompanied: a no ends it at once, and counts until it is taken back."""

from premierpas.core import clock
from premierpas.core.actions import Actor, action, step
from premierpas.people.consenting import FAMILY, guardian_at, of_family
from premierpas.people.models import Enrolment, Guardian

from ..enums import Side, WhyEnded
from ..models import Answer, Pair
from ..purposes import GUARDIAN, is_for_pupil
from ..said import both_agree, newest
from ..telling import tell_refused
from ..waiting import settle_pupil
from .pairing import begins_at, over


@action(may="mentoring.answer_for_oneself")
def answer_for_oneself(enrolment: Enrolment, *, by: Actor, yes: bool) -> Answer:
    """The pupil says yes, or no."""
    return _said(Answer(enrolment=enrolment, side=Side.PUPIL, yes=yes, by_name=by.name))


@action(may="mentoring.pair", links={GUARDIAN: is_for_pupil, FAMILY: of_family})
def answer_for_family(
    enrolment: Enrolment, *, by: Actor, yes: bool, side: Side = Side.GUARDIAN, guardian: Guardian | None = None
) -> Answer:
    """A guardian says it by their link; or a coordinator notes what one of them, or the pupil, has told them."""
    if by.link is not None:
        side, guardian = Side.GUARDIAN, guardian_at(enrolment.pupil_id, by.link.recipient)
    if side == Side.PUPIL:
        guardian, name = None, enrolment.pupil.full_name
    else:
        name = guardian.name if guardian is not None else by.name
    return _said(
        Answer(enrolment=enrolment, side=side, guardian=guardian, yes=yes, by_name=name, noted_by_id=by.user_id)
    )


@step
def _said(answer: Answer) -> Answer:
    """A no parts them now; with a second yes they begin now. Saying the same again changes nothing."""
    Enrolment.objects.select_for_update(no_key=True).get(pk=answer.enrolment_id)
    rows = Pair.objects.running().filter(enrolment=answer.enrolment_id)
    pair = rows.select_for_update(of=("self",)).select_related("enrolment__pupil", "volunteer", "lead__user").first()
    same = newest([answer.enrolment_id]).filter(side=answer.side, guardian=answer.guardian).first()
    if same is not None and same.yes == answer.yes and (pair is None or same.at >= pair.paired_at):
        return same
    answer.save()
    if pair is not None and not answer.yes:
        over(pair, WhyEnded.REFUSED)
        tell_refused(pair, answer)
    elif pair is not None and pair.since > clock.now() and both_agree(pair):
        begins_at(pair, clock.now())
    settle_pupil(answer.enrolment_id)
    return answer
