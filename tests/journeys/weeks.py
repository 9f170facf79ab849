"""A week in the present, for journeys: the server's threads live today."""

from datetime import timedelta

from premierpas.accounts.cards import issue_card
from premierpas.core import clock
from premierpas.core.calendar import SchoolWeek
from premierpas.placements.days import as_multirange
from premierpas.placements.models import Placement
from premierpas.placements.tasks import run_states
from premierpas.placements.tests.agreements import signed


def sign_in(seat, pupil):
    """With the paper card, as at school."""
    seat.go(f"/connexion/?u={pupil.user.username}")
    seat.fill(passphrase=pupil.words)
    seat.press("Entrer", "pupil home")


def a_week_that_is_lived(*, ended=False):
    """A placement of this week (or of the one that is just over), its pupil with the words of a card."""
    placement = signed().placement
    with clock.travel(placement.first_day + timedelta(days=1)):
        run_states()
    placement.refresh_from_db()
    placement.pupil.words = issue_card(placement.pupil.user).passphrase
    monday = SchoolWeek.of(clock.today()).monday - timedelta(days=7 if ended else 0)
    days = [monday + timedelta(days=n) for n in range(5)]
    Placement.objects.filter(pk=placement.pk).update(days=as_multirange(days), first_day=days[0], last_day=days[-1])
    words = placement.pupil.words
    placement = Placement.objects.select_related("pupil__user", "enrolment__classroom").get(pk=placement.pk)
    placement.pupil.words = words
    return placement
