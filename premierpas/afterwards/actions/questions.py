"""The pupil answers the five questions, or puts them off."""

from collections.abc import Mapping
from datetime import timedelta

from django.db import IntegrityError, transaction

from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.people.models import Enrolment

from ..enums import Moment
from ..errors import AnsweredAlready, NotAskedNow
from ..five_questions import FIELDS, NEWEST
from ..models import Answers, PutOff
from ..queries import moment_now

LATER = timedelta(days=14)


@action(may="people.write_own")
def answer_questions(enrolment: Enrolment, *, moment: Moment, marks: Mapping[str, int], by: Actor) -> Answers:
    """Keep the five marks of this moment, by the wording that the pupil read the first time.

    Raises NotAskedNow or AnsweredAlready.
    """
    if moment_now(enrolment) != moment:
        raise NotAskedNow
    row = Answers(
        enrolment=enrolment, moment=moment, version=version_for(enrolment), **{name: marks[name] for name in FIELDS}
    )
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise AnsweredAlready from None
    return row


@action(may="people.write_own")
def put_off(enrolment: Enrolment, *, moment: Moment, by: Actor) -> PutOff:
    """Two weeks without being asked; the page stays open."""
    values = {"until": clock.today() + LATER}
    return PutOff.objects.update_or_create(enrolment=enrolment, moment=moment, defaults=values)[0]


def version_for(enrolment: Enrolment) -> int:
    """The wording that this pupil reads: the second time the same as the first."""
    first = Answers.objects.filter(enrolment=enrolment, moment=Moment.BEFORE).values_list("version", flat=True).first()
    return first or NEWEST
