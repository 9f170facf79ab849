"""Where lists of pupils are searched: their names, class and school; and the ways to reach them, for those who may."""

from premierpas.accounts.capacities import Viewer
from premierpas.core.search import Beside, Searched
from premierpas.organisations.models import Classroom

from .models import Guardian

ROOMS = Searched(words=("name", "school__name", "school__city", "school__uai"))
CONTACTS = Searched(words=("name",), numbers=("phone",), addresses=("email",))


def pupils_searched(viewer: Viewer, enrolment: str, *, words: tuple[str, ...] = ()) -> Searched:
    """For a list whose rows lead to an enrolment by this path. `words`: more columns of the rows themselves.

    A host, who sees neither class nor family, doesn't find a pupil by them.
    """
    pupil = f"{enrolment}__pupil"
    if not (viewer.is_school_staff or viewer.is_coordinator):
        return Searched(names=(f"{pupil}__sort_name",), words=words)
    here = {"school": viewer.school_id} if viewer.is_school_staff else {"school__territory": viewer.territory_id}
    return Searched(
        names=(f"{pupil}__sort_name",),
        words=words,
        numbers=(f"{pupil}__phone",),
        addresses=(f"{pupil}__user__email",),
        beside=(
            Beside(f"{enrolment}__classroom", lambda: Classroom.objects.filter(**here), "pk", ROOMS),
            Beside(pupil, Guardian.objects.all, "pupil", CONTACTS),
        ),
    )
