"""Who acts in the demo world."""

from functools import cache

from premierpas.accounts.capacities import Viewer, viewer_of
from premierpas.accounts.links import Link
from premierpas.accounts.models import User
from premierpas.applications.models import Application
from premierpas.applications.team import team_of
from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Membership
from premierpas.people.models import Volunteer
from premierpas.placements.models import Placement
from premierpas.placements.purposes import WEEK
from premierpas.week.notices import HOST_PAGE
from premierpas.week.telling import give_host_page

DEMO = Actor.task("demo")


def acting(who: User | Membership | Volunteer) -> Actor:
    """Somebody of the demo world, in the capacity they hold; a row says in which of several."""
    if isinstance(who, User):
        return Actor.person(_viewer(who, None))
    kind = "membership" if isinstance(who, Membership) else "volunteer"
    return Actor.person(_viewer(who.user, f"{kind}:{who.pk}"))


@cache
def _viewer(user: User, active: str | None) -> Viewer:
    """Looked up once: in this world nobody acts before they are somebody, or after they have left."""
    return viewer_of(user, active=active)


def forget_actors() -> None:
    """Before a world: another one's people had the same numbers."""
    _viewer.cache_clear()


def a_host_of(application: Application) -> Actor:
    """A colleague of the offer's team, who answers."""
    return acting(team_of(application.offer)[0].user)


def a_head_of(application: Application | Placement) -> Actor:
    """The head teacher of the pupil's school."""
    school = application.enrolment.classroom.school
    return acting(school.memberships.filter(role=Role.HEAD_TEACHER, until=None).earliest("pk").user)


def whoever_receives(placement: Placement) -> Actor | None:
    """Somebody who receives the pupil, by the page that they got on the first day; None when nobody can be reached."""
    with clock.travel(min(placement.first_day, clock.today())):
        give_host_page(placement, HOST_PAGE)
    link = Link.objects.filter(purpose=WEEK, subject_id=placement.pk).order_by("pk").last()
    return Actor.holder(link, name=link.recipient_name) if link else None
