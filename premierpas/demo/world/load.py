"""Loading the demo world: the same seed and day give the same world."""

import random
from collections.abc import Callable
from datetime import date, timedelta

from django.utils.translation import gettext_noop

from premierpas.accounts.cards import issue_card
from premierpas.agenda.settling import settling_later
from premierpas.agenda.tasks import reconcile
from premierpas.applications.actions import accept, confirm_place, start_application, submit_application
from premierpas.core import clock
from premierpas.core.tasks import queueing_later
from premierpas.core.text import sort_name
from premierpas.following.standings import catching_up_later
from premierpas.following.tasks import run_following
from premierpas.offers.enums import OfferState
from premierpas.offers.models import Offer, OfferSlot
from premierpas.offers.search.matching import inside
from premierpas.offers.tasks import run_over
from premierpas.organisations.models import School
from premierpas.people.going import going_of
from premierpas.people.models import Authorisation, Enrolment, Pupil
from premierpas.placements.models import Placement
from premierpas.placements.tasks import run_states
from premierpas.workshop.actions import save_cv, save_letter
from premierpas.workshop.keeping import Typed
from premierpas.workshop.texts import cv_texts, letter_text

from ..accounts import demo_words
from .actors import a_host_of, acting, forget_actors
from .after import end_early, live_on
from .afterwards import look_back
from .agreements import Agreements
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
from .forums import make_forum
from .generations import Generations
from .hosts import FATES, KNOWN, Partners
from .letters import write_letters
from .meetings import hold_meetings
from .mentoring import make_pairs
from .network import ask_interests, keep_searches, keep_trades, look_in_vain, make_network
from .people import Population
from .planning import planned_once, tell_planner
from .preparing import prepare_classes
from .season import play_season
from .story import Story
from .timeline import Weeks, weeks_around
from .wording import CLOSING

SEED = 2026
DAYS = 70
TRIED_HOST = "Menuiserie Diallo & Fille"
# The four pupils who can be tried: what stands before each of them.
ACTORS = [
    ("Inès", "Benali", "confirm"),
    ("Adam", "Traoré", "search"),
    ("Lina", "Nguyen", "authorisation"),
    ("Yanis", "Ferreira", "placed"),
]


def load_world(
    *, seed: int = SEED, today: date | None = None, say: Callable[[str], None] = lambda _line: None
) -> dict[str, int]:
    """Make the whole world; returns what was counted. The database has to be empty of schools."""
    forget_actors()
    with planned_once():
        with catching_up_later(), settling_later(), queueing_later():
            counts = _play_year(seed, today or clock.today(), say)
        reconcile()
        run_following()
    return counts


def _play_year(seed: int, today: date, say: Callable[[str], None]) -> dict[str, int]:
    rng, weeks = random.Random(seed), weeks_around(today)
    start = today - timedelta(days=DAYS)
    with clock.travel(start):
        people = Population(rng, weeks)
        people.make_territory()
        association = Association(rng, people.territory, people.coordinator, today)
        association.make_team()
        people.make_schools()
    say(gettext_noop("écoles et classes"))
    with clock.travel(start + timedelta(days=3)):
        people.make_pupils()
        actors = _actors(rng)
    tell_planner()
    say(gettext_noop("élèves"))
    partners = Partners(rng, weeks, people.coordinator)
    offers = _make_offers(partners, rng, start, today)
    tell_planner()
    say(gettext_noop("structures et offres"))
    association.look_for_companies()
    say(gettext_noop("équipe bénévole et entreprises"))
    crowd = Crowd(rng, today)
    enrolments = list(
        Enrolment.objects.select_related("pupil__user", "classroom__school")
        .prefetch_related("classroom__periods")
        .order_by("pk")
    )
    crowd.cast(enrolments, keep=actors)
    written = {"cvs": crowd.write_cvs()}
    story = Story(rng, crowd.parts, keep=set(actors))
    story.tried_company = partners.company_of(TRIED_HOST)
    _play(story, start + timedelta(days=24), today)
    written |= crowd.apply()
    tell_planner()
    association.look_after_hosts()
    association.some_leave()
    clear_and_offer(association.team, people.coordinator, today)
    somebody_helps(people.territory, people.coordinator, enrolments_of(people.territory, but=actors), today)
    generations = Generations(people.territory, association.team, acting(people.coordinator), today)
    generations.recruit()
    generations.hand_over()
    Alliances(people.territory, today, acting(association.team[TRIED])).play()
    colleagues_write(people.coordinator, association.team[TRIED], today)
    make_network(people.territory, today)
    look_in_vain(people.territory, today)
    keep_trades(today)
    ask_interests(today)
    with clock.travel(today):
        told = tell_of_companies(people.territory)
    keep_searches(today)
    make_pairs(people.territory, people.coordinator, association.team, TRIED, today)
    hold_meetings(rng, today, acting(people.coordinator))
    say(gettext_noop("textes et candidatures"))
    with clock.travel(today - timedelta(days=1)):
        story.somebody_needs_time()
        for offer, fate in offers:
            partners.finish(offer, fate)
    _prepare_actors(actors, weeks, today)
    agreements = Agreements(rng, keep=set(actors))
    for placement in Placement.objects.filter(enrolment__in=actors):
        agreements.settle(placement, "asked")
    agreements.play()
    say(gettext_noop("conventions"))
    with clock.travel(today):
        write_letters(people.territory, acting(people.coordinator), today)
    write_messages(people.coordinator, enrolments, today)
    say(gettext_noop("campagnes, annonces et documents"))
    with clock.travel(today):
        tried = Enrolment.objects.filter(pk__in=actors).order_by("pk").first()
        play_season(random.Random(seed), people.territory, people.coordinator, today, tried)
    make_forum(people.territory, acting(people.coordinator), today)
    with clock.travel(today):
        open_doors(random.Random(SEED))
        say_what_stays(random.Random(seed), acting(people.coordinator))
    write_news(today, acting(people.coordinator))
    say(gettext_noop("événements"))
    end_early()
    run_states()
    run_over()
    made = {"diary_entries": write_diaries(rng), **live_on(rng), **look_back(rng, people.coordinator, today)}
    made["prepared"] = prepare_classes(rng, today)
    counts = story.counts | written | made | told | {"pupils": Pupil.objects.count(), "schools": School.objects.count()}
    return counts | {"companies": len(HOSTS), "offers": Offer.objects.count(), "placements": Placement.objects.count()}


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


def _play(story: Story, first: date, today: date) -> None:
    days = [first + timedelta(days=n) for n in range((today - first).days)]
    working = [day for day in days if day.weekday() < 5]
    for index, day in enumerate(working):
        if index % 16 == 8:
            tell_planner()
        story.day(day, of=len(working), left=len(working) - index)


def _actors(rng: random.Random) -> dict[int, str]:
    """Rename four pupils of the first class; they are kept out of the story."""
    rows = Enrolment.objects.select_related("pupil__user", "classroom").order_by("pk")[: len(ACTORS)]
    found = {}
    for enrolment, (first, last, part) in zip(rows, ACTORS, strict=True):
        pupil = enrolment.pupil
        pupil.first_name, pupil.last_name, pupil.sort_name = first, last, sort_name(last, first)
        pupil.save(update_fields=["first_name", "last_name", "sort_name"])
        pupil.user.name, pupil.user.username = first, f"{first.lower().replace('è', 'e')}.demo"
        pupil.user.save(update_fields=["name", "username"])
        found[enrolment.pk] = part
    return found


def _prepare_actors(actors: dict[int, str], weeks: Weeks, today: date) -> None:
    for enrolment in Enrolment.objects.filter(pk__in=actors).select_related("pupil__user", "classroom__school"):
        part = actors[enrolment.pk]
        with clock.travel(today - timedelta(days=6)):
            issue_card(enrolment.pupil.user, words=demo_words(enrolment.pupil.user.username))
        if part == "authorisation":
            Authorisation.objects.filter(enrolment=enrolment).delete()
            continue
        Authorisation.objects.get_or_create(
            enrolment=enrolment, withdrawn_at=None, defaults={"signed_on": today, "recorded_at": clock.now()}
        )
        if part in ("confirm", "placed"):
            with clock.travel(today - timedelta(days=4)):
                _accepted(enrolment, confirmed=part == "placed")


def _accepted(enrolment: Enrolment, *, confirmed: bool) -> None:
    pupil, by = enrolment.pupil, acting(enrolment.pupil.user)
    cv = save_cv(
        pupil,
        typed=Typed(
            {
                "about_me": "J’aime réparer.",
                "skills": "Réparer un vélo",
                "interests": "Le dessin",
                "languages": "français, arabe",
            },
            0,
        ),
        by=by,
    ).text
    slots = OfferSlot.objects.filter(offer__state=OfferState.PUBLISHED, offer__audience="all", free__gt=0)
    own = inside(going_of(enrolment).stretches)
    slot = (
        slots.filter(own, first_day__gt=clock.today() + timedelta(days=30))
        .select_related("offer__company")
        .order_by("first_day", "pk")
        .first()
    )
    if slot is None:
        return
    texts = {
        "why_here": "Je passe devant chez vous chaque matin.",
        "about_me": "Je répare tout ce que je trouve.",
        "would_like": "J’aimerais voir un atelier au travail.",
        "closing": CLOSING,
    }
    letter = save_letter(pupil, offer=slot.offer, typed=Typed(texts, 0), by=by).text
    application = start_application(pupil, slot=slot, by=by)
    application = submit_application(application, letter=letter_text(letter), cv=cv_texts(cv), by=by)
    accept(application, by=a_host_of(application))
    if confirmed:
        confirm_place(application, by=by)
