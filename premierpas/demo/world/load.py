"""Loading the demo world: the same seed and day give the same world."""

import random
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, timedelta
from functools import partial

from django.utils.translation import gettext_noop

from premierpas.agenda.tasks import reconcile
from premierpas.core import clock
from premierpas.following.tasks import run_following
from premierpas.offers.models import Offer
from premierpas.offers.tasks import run_over
from premierpas.organisations.models import School
from premierpas.people.models import Enrolment, Pupil
from premierpas.placements.models import Placement
from premierpas.placements.tasks import run_states

from .actors import acting, forget_actors
from .after import end_early, live_on
from .afterwards import look_back
from .agreements import MOST, Agreements, begun, draw_fates
from .alliances import Alliances
from .association import TRIED, Association
from .careers import tell_of_companies
from .clearing import clear_and_offer, enrolments_of, somebody_helps
from .colleagues import colleagues_write
from .companies import HOSTS
from .conversations import write_messages
from .crowd import Crowd
from .diaries import write_diaries
from .doors import open_doors
from .echoes import say_what_stays, write_news
from .elsewhere import find_elsewhere
from .forums import make_forum
from .generations import Generations
from .hosts import FATES, KNOWN, Partners
from .letters import write_letters
from .meetings import hold_meetings
from .mentoring import make_pairs
from .network import ask_interests, keep_searches, keep_trades, look_in_vain, make_network
from .people import Population
from .planning import followed_up_later, planned_once, tell_planner
from .preparing import prepare_classes
from .season import play_season
from .story import Story
from .strands import Both, one_after_another
from .timeline import weeks_around, working_days
from .tried import name_actors, prepare_actors

SEED = 2026
DAYS = 70
TRIED_HOST = "Menuiserie Diallo & Fille"


def load_world(
    *,
    seed: int = SEED,
    today: date | None = None,
    say: Callable[[str], None] = lambda _line: None,
    both: Both = one_after_another,
) -> dict[str, int]:
    """Make the whole world; returns what was counted. The database has to be empty of schools.

    `both`: how two parts are made that don't look at each other.
    """
    forget_actors()
    with planned_once():
        with followed_up_later():
            counts = Year(seed, today or clock.today()).play(both, say)
        reconcile()
        run_following()
    return counts


class Year:
    """What is made of one year. A part that may be another process's hands over what it returns, nothing else."""

    def __init__(self, seed: int, today: date) -> None:
        self.seed, self.today = seed, today
        self.start, self.weeks = today - timedelta(days=DAYS), weeks_around(today)
        self.people = Population(self._chance("people"), self.weeks)
        with clock.travel(self.start):
            self.people.make_territory()
            self.territory, self.coordinator = self.people.territory, self.people.coordinator
            self.association = Association(self.territory, self.coordinator, today)
            self.association.make_team()

    def play(self, both: Both, say: Callable[[str], None]) -> dict[str, int]:
        """All of it, in the order in which one stands on the other; returns what was counted."""
        (actors, elsewhere), made = both(partial(self._people_come, say), self._companies_come)
        partners, offers, self.association = made
        say(gettext_noop("structures et offres"))
        say(gettext_noop("équipe bénévole et entreprises"))
        tell_planner()
        apply = partial(self._pupils_apply, actors, partners, offers, say)
        written, told = both(apply, partial(self._others_work, actors))
        say(gettext_noop("campagnes, annonces et documents"))
        say(gettext_noop("événements"))
        tell_planner()
        coming = draw_fates(keep=actors)
        few, most = coming[: MOST // 3], coming[MOST // 3 :]
        _agreed, lived = both(partial(self._agree, most), partial(self._live_on, few))
        say(gettext_noop("conventions"))
        counts = {"pupils": Pupil.objects.count(), "schools": School.objects.count(), "companies": len(HOSTS)}
        counts |= {"offers": Offer.objects.count(), "placements": Placement.objects.count()}
        return elsewhere | written | told | lived | counts

    def _chance(self, of: str) -> random.Random:
        """What is drawn in one part, whatever is drawn in the others."""
        return random.Random(f"{self.seed} {of}")

    def _people_come(self, say: Callable[[str], None]) -> tuple[dict[int, str], dict[str, int]]:
        """Schools, classes, pupils; and who finds a place without the platform."""
        with clock.travel(self.start):
            self.people.make_schools()
        say(gettext_noop("écoles et classes"))
        with clock.travel(self.start + timedelta(days=3)):
            self.people.make_pupils()
            actors = name_actors()
        tell_planner()
        self._cast(actors)
        say(gettext_noop("élèves"))
        counts = find_elsewhere(self._chance("elsewhere"), self.crowd.parts["outside"], self.autumn)
        return actors, self.written | counts

    def _companies_come(self) -> tuple[Partners, list[tuple[Offer, str]], Association]:
        rng = self._chance("companies")
        partners = Partners(rng, self.weeks, self.coordinator)
        offers = _make_offers(partners, rng, self.start, self.today)
        self._team_works()
        return partners, offers, self.association

    def _team_works(self) -> None:
        """Among volunteers and with companies: no pupil has to be there for it."""
        association, by, today = self.association, acting(self.coordinator), self.today
        association.look_for_companies(self._chance("calls"))
        association.look_after_hosts(self._chance("hosts"))
        association.some_leave()
        clear_and_offer(association.team, self.coordinator, today)
        generations = Generations(self.territory, association.team, by, today)
        generations.recruit()
        generations.hand_over()
        make_network(self.territory, today)

    def _cast(self, actors: Collection[int]) -> None:
        self.crowd = Crowd(self._chance("crowd"), self.today)
        rows = Enrolment.objects.select_related("pupil__user", "classroom__school")
        self.enrolments = list(rows.prefetch_related("classroom__periods").order_by("pk"))
        self.crowd.cast(self.enrolments, keep=actors)
        self.written = {"cvs": self.crowd.write_cvs()}
        self.autumn = working_days(self.start + timedelta(days=24), self.today - timedelta(days=1))

    def _pupils_apply(
        self,
        actors: Mapping[int, str],
        partners: Partners,
        offers: Iterable[tuple[Offer, str]],
        say: Callable[[str], None],
    ) -> dict[str, int]:
        story = Story(self._chance("story"), self.crowd.parts["applying"], keep=actors)
        story.tried_company = partners.company_of(TRIED_HOST)
        story.play(self.autumn)
        counts = story.counts | self.crowd.apply()
        tell_planner()
        with clock.travel(self.today - timedelta(days=1)):
            story.somebody_needs_time()
            for offer, fate in offers:
                partners.finish(offer, fate)
        prepare_actors(actors, self.today)
        agreements = Agreements(self._chance("agreements of applicants"))
        agreements.play((each, "asked") for each in Placement.objects.filter(enrolment__in=actors).order_by("pupil"))
        agreements.play(begun(elsewhere=False))
        say(gettext_noop("textes et candidatures"))
        return counts

    def _others_work(self, actors: Collection[int]) -> dict[str, int]:
        """What schools and the association do meanwhile: agreements, companies, pairs, letters, a season of events."""
        Agreements(self._chance("agreements elsewhere")).play(begun(elsewhere=True))
        today, territory, coordinator, by = self.today, self.territory, self.coordinator, acting(self.coordinator)
        somebody_helps(territory, coordinator, enrolments_of(territory, but=actors), today)
        look_in_vain(territory, today)
        keep_trades(today)
        ask_interests(today)
        make_pairs(territory, coordinator, self.association.team, TRIED, today)
        hold_meetings(self._chance("meetings"), today, by)
        with clock.travel(today):
            told = tell_of_companies(territory)
            write_letters(territory, by, today)
        write_messages(coordinator, self.enrolments, today)
        write_news(today, by)
        self._season(actors)
        return told

    def _season(self, actors: Collection[int]) -> None:
        today, by = self.today, acting(self.coordinator)
        with clock.travel(today):
            tried = Enrolment.objects.filter(pk__in=actors).order_by("pk").first()
            play_season(self._chance("season"), self.territory, self.coordinator, today, tried)
        make_forum(self.territory, by, today)
        with clock.travel(today):
            open_doors(self._chance("doors"))
            say_what_stays(self._chance("echoes"), by)

    def _agree(self, some: Iterable[tuple[Placement, str]]) -> None:
        Agreements(self._chance("agreements to come")).play(some)

    def _live_on(self, some: Iterable[tuple[Placement, str]]) -> dict[str, int]:
        """The first agreements of weeks to come; then the weeks that were lived, and what was counted of them."""
        Agreements(self._chance("first agreements to come")).play(some)
        today, coordinator = self.today, self.coordinator
        end_early()
        run_states()
        run_over()
        rng = self._chance("lived")
        made = {"diary_entries": write_diaries(rng), **live_on(rng), **look_back(rng, coordinator, today)}
        tried = self.association.team[TRIED]
        Alliances(self.territory, today, acting(tried)).play()
        colleagues_write(coordinator, tried, today)
        keep_searches(today)
        return made | {"prepared": prepare_classes(rng, today)}


def _make_offers(partners: Partners, rng: random.Random, start: date, today: date) -> list[tuple[Offer, str]]:
    fates = FATES + ["publish"] * (4 * len(HOSTS) - len(FATES))
    rng.shuffle(fates)
    made: list[tuple[Offer, str]] = []
    for number in range(len(HOSTS)):
        first = start + timedelta(days=5 + number // 3) if number < KNOWN else today - timedelta(days=4)
        with clock.travel(first):
            partners.sign_up(number)
        with clock.travel(first + timedelta(days=2)):
            partners.verify(number)
            partners.companies[number][1].refresh_from_db()
            for offer in partners.write_offers(number):
                fate = fates.pop()
                offer.company = partners.companies[number][1]
                partners.settle(offer, fate)
                made.append((offer, fate))
    return made
