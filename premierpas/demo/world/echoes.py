"""What stays of the season: what pupils said, the pages of partners, and the news of the public site."""

import random
from datetime import date, timedelta

from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.events.enums import EventState
from premierpas.events.models import Event, Participant
from premierpas.feedback.actions import save_summary, share_summary
from premierpas.feedback.models import Feedback, Met
from premierpas.pages.actions import begin_news, publish_page, save_page
from premierpas.pages.enums import NEWS

QUESTIONS = (
    "Vous avez eu peur, votre premier jour ?", "On peut faire ça sans aimer les maths ?",
    "C’est quoi, la panne la plus bizarre ?", "Qui décide que c’est fini ?", "Est-ce que ça paie plus la nuit ?",
    "Vous recommenceriez ?", "Qu’est-ce que vous ne saviez pas faire au début ?", "On travaille seul ou à plusieurs ?",
)  # fmt: skip
PIECES = (
    (
        3, "Vingt-deux portes de plus depuis septembre", "Des ateliers, un tribunal, une usine d’eau : la liste s’allonge.",
        "Depuis la rentrée, **vingt-deux structures** ont ouvert une semaine à des élèves de 3e.\n\n"
        "## Où aller voir\n\n- dans [la liste des entreprises](/entreprises/)\n- sur [la page des événements](/evenements/)",
    ),
    (
        20, "Un forum où l’on choisit ses rencontres", "Douze stands, des vœux, et une règle que chacun peut vérifier.",
        "Au prochain forum, chaque élève classe les stands qui lui font envie. Qui a eu le moins passe en premier au tour"
        " suivant : la règle tient en une phrase, et tout le monde peut la refaire.",
    ),
)  # fmt: skip


def say_what_stays(rng: random.Random, by: Actor) -> None:
    """Three taps of most of those who came; the page of each reported event is shared."""
    rows, met = [], []
    came = Participant.objects.filter(came_at__isnull=False, enrolment__isnull=False, event__end__lt=clock.now())
    for number, person in enumerate(came.select_related("event").prefetch_related("event__speakers").order_by("pk")):
        if rng.random() < 0.2:
            continue
        rows.append(
            Feedback(
                participant=person, discovered=rng.random() < 0.85, imagines=rng.random() < 0.45,
                returns=rng.random() < 0.5, question=QUESTIONS[number % len(QUESTIONS)] if number % 3 == 0 else "",
                shown=number % 6 == 0, at=person.event.end + timedelta(hours=2),
            )
        )  # fmt: skip
        met += [Met(participant=person, speaker=each) for each in list(person.event.speakers.all())[:1]]
    Feedback.objects.bulk_create(rows)
    Met.objects.bulk_create(met)
    for event in Event.objects.filter(state=EventState.REPORTED).order_by("pk"):
        words = "Merci à celles et ceux qui ont raconté leur métier sans rien cacher, même les jours difficiles."
        save_summary(event, by=by, words=words, seats=3 if event.company_id else 0, promised_by="La direction")
        share_summary(event, by=by)


def write_news(today: date, by: Actor) -> None:
    """Two pieces of news, and a draft that waits."""
    for days, title, summary, body in PIECES:
        with clock.travel(today - timedelta(days=days)):
            name = NEWS + begin_news(title, by=by).slug
            save_page(name, by=by, title=title, summary=summary, body=body, seen=1)
            publish_page(name, by=by)
    with clock.travel(today):
        begin_news("Ce que disent les élèves de leur semaine", by=by)
