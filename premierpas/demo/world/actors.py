"""Who acts in the demo world."""

from premierpas.accounts.capacities import viewer_of
from premierpas.accounts.links import Link
from premierpas.accounts.models import User
from premierpas.applications.models import Application
from premierpas.applications.team import team_of
from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Membership
from premierpas.placements.models import Placement
from premierpas.placements.purposes import WEEK
from premierpas.week.notices import HOST_PAGE
from premierpas.week.telling import give_host_page

DEMO = Actor.task("demo")


def acting(who: User | Membership) -> Actor:
    """Somebody of the demo world, in the capacity they hold; a membership says in which of several."""
    if isinstance(who, Membership):
        return Actor.person(viewer_of(who.user, active=f"membership:{who.pk}"))
    return Actor.person(viewer_of(who))


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
