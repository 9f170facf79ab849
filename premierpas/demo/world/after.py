"""What follows the weeks that were lived: words of hosts, evaluations, opinions, reports begun, texts shown."""

import random
from datetime import timedelta

from django.db.models import Exists, OuterRef

from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.core.errors import DomainError
from premierpas.mentoring.models import Pair
from premierpas.organisations.models import Classroom, ClassroomTeacher
from premierpas.people.models import Enrolment
from premierpas.placements.actions import advance
from premierpas.placements.actions.week import interrupt, mark_not_held
from premierpas.placements.models import AgreementState, Placement, PlacementState
from premierpas.placements.terms.prefill import days_of
from premierpas.week.actions import add_contact, allow_photos, evaluate, give_opinion, save_section, say_word
from premierpas.week.plan import criteria_of
from premierpas.week.tasks import run_hosts
from premierpas.workshop.actions import answer_review, ask_review
from premierpas.workshop.keeping import Typed
from premierpas.workshop.models import Letter

from .actors import DEMO, a_head_of, acting, whoever_receives

MOST = 14
REVIEWS, MENTORS = 10, 3
WORDS = (
    "Pose de bonnes questions, et écoute la réponse jusqu’au bout.",
    "A trié toutes les commandes du matin sans une erreur.",
    "Un peu timide lundi, à l’aise mercredi. Continuez !",
)
REPORT = {
    "thanks": "Je remercie toute l’équipe, et surtout Mina qui m’a montré comment préparer une commande.",
    "activity": "Ici, on reçoit les demandes par téléphone, on prépare, on vérifie deux fois, puis ça part en camion.",
    "opinion": "Je pensais m’ennuyer. En vrai, j’ai surtout appris à demander.",
}
REMARKS = ("Beau début. Lequel, par exemple ?", "Dis-le avec une scène que tu as vécue.", "Très clair.")


def end_early() -> None:
    """Of the weeks that are over, one was broken off on its third day, and one wasn't held at all."""
    over = Placement.objects.filter(state=PlacementState.PLANNED, last_day__lt=clock.today())
    signed = over.filter(agreements__state=AgreementState.SIGNED).distinct().order_by("-pupil")
    for number, placement in enumerate(signed[:2]):
        third = days_of(placement)[2]
        with clock.travel(third):
            advance(placement, by=DEMO)
            head = a_head_of(placement)
            placement.refresh_from_db()
            if number:
                mark_not_held(placement, who="La structure", reason="Fermée pour travaux.", by=head)
            else:
                interrupt(placement, last_day=third, reason="L’élève est malade.", by=head)


def live_on(rng: random.Random) -> dict[str, int]:
    """Hosts, pupils and teachers do what they do after a week; returns counts."""
    lived = (PlacementState.ONGOING, PlacementState.COMPLETED)
    rows = Placement.objects.filter(state__in=lived).select_related("pupil__user", "enrolment__classroom")
    counts = {"evaluations": 0, "reviews": 0}
    for number, placement in enumerate(rows.order_by("-last_day", "pupil")[:MOST]):
        host, pupil = whoever_receives(placement), acting(placement.pupil.user)
        if host is None:
            continue
        _during(rng, placement, host, pupil)
        if number % 2 == 0 and placement.state == PlacementState.COMPLETED:
            _after(rng, placement, host, pupil)
            counts["evaluations"] += 1
        if number % 2 == 0:
            for key, words in REPORT.items():
                save_section(placement.enrolment, key=key, typed=Typed({"words": words}, 0), by=pupil)
    run_hosts()  # those who haven't said anything are asked
    counts["reviews"] = _reviews(rng) + _shown_to_mentors()
    return counts


def _during(rng: random.Random, placement: Placement, host: Actor, pupil: Actor) -> None:
    with clock.travel(min(placement.first_day, clock.today())):
        allow_photos(placement, allowed=rng.random() < 0.8, by=host)
    day = rng.choice([each for each in days_of(placement) if each <= clock.today()])
    with clock.travel(day):
        say_word(placement, day=day, words=rng.choice(WORDS), by=host)
    values = {"name": host.name, "trade": "", "told": "On peut revenir en août.", "reach": ""}
    add_contact(placement.pupil, placement=placement, values=values, by=pupil)


def _after(rng: random.Random, placement: Placement, host: Actor, pupil: Actor) -> None:
    with clock.travel(min(placement.last_day + timedelta(days=1), clock.today())):
        marks = [{"title": title, "level": rng.choice([4, 4, 3])} for title in criteria_of(None)]
        evaluate(placement, marks=marks, words=rng.choice(WORDS), by=host)
        said = {"welcome": rng.choice([4, 3]), "interest": 4, "learning": rng.choice([4, 3, 2])}
        give_opinion(placement, **said, again=True, by=pupil)


def _shown_to_mentors() -> int:
    """Three pupils show the letter to whoever accompanies them, first those of the mentor who can be tried."""
    count = 0
    pairs = Pair.objects.running().filter(since__lt=clock.now()).select_related("enrolment__pupil__user", "volunteer")
    for pair in pairs.order_by("pk"):
        pupil = pair.enrolment.pupil
        letter = Letter.objects.filter(pupil=pupil).order_by("pk").first()
        if letter is None or count == MENTORS:
            continue
        words = {"kind": "workshop.letter", "text_id": letter.pk, "reader": pair.volunteer}
        try:
            ask_review(pupil, **words, by=acting(pupil.user))  # type: ignore[arg-type]
        except DomainError:
            continue
        count += 1
    return count


def _reviews(rng: random.Random) -> int:
    """Some letters are shown to the referent teacher; a part of them is read."""
    count = 0
    first_class = Classroom.objects.order_by("pk").first()  # that of the teacher who can be tried
    own = Enrolment.objects.filter(classroom=first_class, pupil=OuterRef("pupil"))
    letters = Letter.objects.select_related("pupil__user").annotate(own=Exists(own)).order_by("-own", "pk")
    for letter in letters[:REVIEWS]:
        enrolment = Enrolment.objects.filter(pupil=letter.pupil, left_on=None).latest("school_year")
        teachers = ClassroomTeacher.objects.filter(classroom=enrolment.classroom_id, membership__until=None)
        row = teachers.order_by("-is_referent", "pk").first()
        if row is None:
            continue
        try:
            with clock.travel(clock.today() - timedelta(days=rng.randint(0, 9))):
                pupil, reader = acting(letter.pupil.user), row.membership
                asked = ask_review(letter.pupil, kind="workshop.letter", text_id=letter.pk, reader=reader, by=pupil)
                if count % 2:
                    remarks = {("why_here", 0): rng.choice(REMARKS)}
                    answer_review(asked, comments=remarks, closing="Continue comme ça.", by=acting(reader))
        except DomainError:
            continue
        count += 1
    return count
