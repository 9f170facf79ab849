"""Who acts in the demo world."""

from premierpas.accounts.capacities import viewer_of
from premierpas.accounts.models import User
from premierpas.applications.models import Application
from premierpas.applications.team import team_of
from premierpas.core.actors import Actor
from premierpas.organisations.enums import Role
from premierpas.placements.models import Placement

DEMO = Actor.task("demo")


def acting(user: User) -> Actor:
    """Somebody of the demo world, in the capacity they hold."""
    return Actor.person(viewer_of(user))


def a_host_of(application: Application) -> Actor:
    """A colleague of the offer's team, who answers."""
    return acting(team_of(application.offer)[0].user)


def a_head_of(application: Application | Placement) -> Actor:
    """The head teacher of the pupil's school."""
    school = application.enrolment.classroom.school
    return acting(school.memberships.filter(role=Role.HEAD_TEACHER, until=None).earliest("pk").user)
