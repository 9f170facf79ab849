"""The one order of locks: the pupil's row first, then applications by id, then seats by week. So nothing can deadlock.

Two people who act on one pupil's applications at once (a confirmation and an acceptance, two confirmations) wait for
the pupil's row, and the second reads what the first has done.
"""

from collections.abc import Iterable

from premierpas.core.compiled import Compiled, Given
from premierpas.people.models import Pupil

from ..enums import APPLICATION_MOVES, ApplicationState
from ..errors import MovedOn
from ..models import Application

_WITH = ("pupil__user", "enrolment__classroom__school__territory", "offer__company", "slot", "seat")
_pupil = Compiled(lambda: Pupil.objects.filter(pk=Given("pupil")).select_for_update(no_key=True))
_applications = Compiled(
    lambda: (
        Application.objects.filter(pk__in=Given("ids", many=True))
        .select_for_update(of=("self",))
        .select_related(*_WITH)
        .order_by("pk")
    )
)


def lock_pupil(pupil_id: int) -> Pupil:
    """The pupil's row, held; other rows may still point to it."""
    return _pupil.get(pupil=pupil_id)


def lock(application: Application | int) -> Application:
    """The application as it is now, held, with its pupil held before it."""
    if isinstance(application, int):
        pk, pupil_id = application, Application.objects.values_list("pupil_id", flat=True).get(pk=application)
    else:
        pk, pupil_id = application.pk, application.pupil_id
    lock_pupil(pupil_id)
    return lock_all([pk])[0]


def lock_all(ids: Iterable[int]) -> list[Application]:
    """Applications of a pupil whose row is already held, by id."""
    held = _applications(ids=list(ids))
    for each in held:
        each.enrolment.pupil, each.slot.offer = each.pupil, each.offer
    return held


def require(application: Application, *states: ApplicationState) -> None:
    """Raises MovedOn unless it is in one of these states."""
    if application.state not in states:
        raise MovedOn(application.get_state_display())


def require_move(application: Application, to: ApplicationState) -> None:
    """Raises MovedOn unless the table allows this move."""
    if to not in APPLICATION_MOVES.get(ApplicationState(application.state), []):
        raise MovedOn(application.get_state_display())
