"""What the association has written to many: two letters that left, one that waits, announcements, the shelf."""

from datetime import date, datetime, time, timedelta

from premierpas.agenda.models import Presence
from premierpas.campaigns.actions import (
    add_paper,
    announce,
    begin_campaign,
    decide,
    keep_template,
    send_campaign,
    stop_letters,
    write_campaign,
)
from premierpas.campaigns.audience import weigh
from premierpas.campaigns.enums import PaperKind, Readers
from premierpas.campaigns.files import CleanFile, clean_office
from premierpas.campaigns.hours import leaves_at
from premierpas.campaigns.models import Campaign
from premierpas.campaigns.tasks import dispatch
from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.core.office import Paragraph, TextFile, docx_of
from premierpas.core.outbox.delivery import deliver_message
from premierpas.core.outbox.models import Message
from premierpas.core.outbox.refusals import Refusal, note_refusal
from premierpas.core.outbox.suppression import read_token, token_of
from premierpas.organisations.models import Territory

AUTUMN = """Bonjour {prénom},

La rentrée est faite : nos élèves de 3e commencent à chercher. {structure} a-t-elle une semaine pour l’un d’eux cet hiver ?

Répondez à ce message, ou appelez-nous : nous écrivons l’offre avec vous.

{signature}"""
MAY = """Bonjour {prénom},

Quarante-trois élèves cherchent encore une place pour la fin du mois de mai. En auriez-vous une à {structure} ?

{signature}"""
SCHOOLS = """Bonjour {prénom},

Le forum des métiers aura lieu dans un mois. Combien d’élèves de {structure} viendront ?

{signature}"""


def write_letters(territory: Territory, by: Actor, today: date) -> None:
    """Two letters left: of the first, one came back and one reader wants no more; the third waits for its button."""
    first = _sent(territory, by, today - timedelta(days=40), "companies", "Places d’hiver", "Une semaine ?", AUTUMN)
    letters = list(Message.objects.filter(about=f"campaign:{first.pk}").order_by("pk")[:2])
    if len(letters) == 2:
        note_refusal(Refusal(letters[0].pk, "550 5.1.1 mailbox unavailable"))
        stopping = read_token(token_of(letters[1]))
        if stopping is not None:
            stop_letters(stopping, by=Actor.visitor())
    keep_template(first, name="Places d’hiver", by=by)
    _sent(territory, by, today - timedelta(days=16), "schools", "Forum des métiers", "Combien d’élèves ?", SCHOOLS)
    _written(territory, by, "companies", "Places de mai", "Une place en mai ?", MAY, {"etat": "active"})
    _announce(territory, by, today)
    _file(territory, by, today)


def _written(
    territory: Territory, by: Actor, audience: str, title: str, subject: str, text: str, chosen: dict[str, str]
) -> Campaign:
    campaign = begin_campaign(title, by=by, territory=territory, audience=audience)
    return write_campaign(campaign, by=by, title=title, subject=subject, text=text, chosen=chosen)


def _sent(territory: Territory, by: Actor, day: date, audience: str, title: str, subject: str, text: str) -> Campaign:
    with clock.travel(leaves_at(territory.pk, datetime.combine(day, time(10), tzinfo=clock.PARIS))):
        campaign = _written(territory, by, audience, title, subject, text, {})
        count = weigh(campaign).count
        if count:
            send_campaign(campaign, expected=count, by=by)
            dispatch(campaign.pk)
            for pk in Message.objects.filter(about=f"campaign:{campaign.pk}").values_list("pk", flat=True):
                deliver_message(pk)
    return campaign


def _announce(territory: Territory, by: Actor, today: date) -> None:
    for title, text, readers, days, in_letter in (
        ("Forum des métiers", "Le forum a lieu dans un mois, de 9 h à 16 h, au gymnase Vaillant-Couturier.",
         Readers.SCHOOLS, 30, True),
        ("Réunion d’équipe", "Lundi à 18 h 30, au local. On y répartit les appels de décembre.", Readers.TEAM, 6, False),
        ("Merci !", "Grâce à vous, un élève de plus a trouvé sa place chaque jour.", Readers.COMPANIES, 20, True),
    ):  # fmt: skip
        announce(
            title, by=by, territory=territory, text=text, readers=readers, first_day=today - timedelta(days=3),
            last_day=today + timedelta(days=days), in_letter=in_letter,
        )  # fmt: skip


def _file(territory: Territory, by: Actor, today: date) -> None:
    minutes = add_paper(
        "Réunion d’équipe de novembre", by=by, territory=territory, kind=PaperKind.MINUTES,
        held_on=today - timedelta(days=8), present="Nadia, Solange, Idriss, Catherine",
        told="Appels, forum, passation du printemps.",
        file=_paper("Réunion d’équipe", "Ordre du jour : les appels, le forum, la passation."),
    )  # fmt: skip
    owner = Presence.objects.filter(user=by.user, until=None).order_by("pk").first()
    due = today + timedelta(days=5)
    decide(minutes, text="Relancer les mairies pour le forum", by=by, owner=owner, due_on=due if owner else None)
    decide(minutes, text="Deux bénévoles par appel difficile", by=by)
    add_paper(
        "Guide de l’appel", by=by, territory=territory, told="Comment appeler une entreprise la première fois.",
        file=_paper("Guide de l’appel", "Dites qui vous êtes, pour quel collège, et demandez une semaine."),
    )  # fmt: skip
    add_paper(
        "Dossier de presse", by=by, territory=territory, kind=PaperKind.PRESS, readers=Readers.EVERYBODY,
        told="L’association en une page.",
        file=_paper("Dossier de presse", "Chaque élève de 3e a droit à un vrai stage, quel que soit son quartier."),
    )  # fmt: skip


def _paper(title: str, words: str) -> CleanFile:
    return clean_office(docx_of(TextFile(title, [Paragraph(words)])))
