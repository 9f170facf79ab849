"""What companies are told about their offers, and coordinators about those that wait for them."""

from collections.abc import Callable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock
from premierpas.core.outbox.about import About
from premierpas.core.outbox.notices import Notice, Recipient, Topic, declare
from premierpas.organisations.people import told
from premierpas.organisations.presence import colleagues, coordinators
from premierpas.people.capacities import PUPIL
from premierpas.people.circle import circle, tell
from premierpas.people.models import Enrolment

from .models import Offer

WHY = _("Vous recevez ce message car vous travaillez sur cette offre.")

RECEIVED = declare(
    Notice(
        code="offers.received",
        subject=_("Nous avons bien reçu votre offre"),
        body=_(
            "Bonjour {name},\n\nMerci ! Votre offre « {title} » est arrivée chez nous. Une personne de l’association la "
            "relit dans les trois jours, puis vous écrit. Vous n’avez rien à faire d’ici là."
        ),
        why=WHY,
        button=_("Voir mes offres"),
    )
)
TO_REVIEW = declare(
    Notice(
        code="offers.to_review",
        subject=_("Une offre à relire : {company}"),
        body=_(
            "Bonjour {name},\n\n{company} vient d’envoyer l’offre « {title} ». Relisez-la dans les trois jours : la "
            "structure attend votre réponse."
        ),
        why=_("Vous recevez ce message parce que vous coordonnez ce territoire."),
        button=_("Relire l’offre"),
    )
)
PUBLISHED = declare(
    Notice(
        code="offers.published",
        subject=_("Votre offre est en ligne"),
        body=_("Bonjour {name},\n\nVotre offre « {title} » est en ligne. Les élèves peuvent maintenant vous écrire."),
        why=WHY,
        button=_("Voir mes offres"),
    )
)
CHANGES_REQUESTED = declare(
    Notice(
        code="offers.changes_requested",
        subject=_("Votre offre est à compléter"),
        body=_(
            "Bonjour {name},\n\nNous avons relu votre offre « {title} ». Avant de la publier, il reste à revoir :\n\n"
            "{note}"
        ),
        why=WHY,
        button=_("Reprendre mon offre"),
    )
)
WITHDRAWN = declare(
    Notice(
        code="offers.withdrawn",
        subject=_("Votre offre est retirée"),
        body=_("Bonjour {name},\n\nVotre offre « {title} » n’est plus en ligne. La raison :\n\n{note}"),
        why=WHY,
        button=_("Voir mes offres"),
    )
)


OVER = declare(
    Notice(
        code="offers.over",
        subject=_("Accueillir de nouveau l’an prochain ?"),
        body=_(
            "Bonjour {name},\n\nLes semaines de votre offre « {title} » sont passées : elle est close. Merci d’avoir "
            "ouvert votre porte. Pour l’an prochain, un clic suffit : le texte est gardé, et nous proposons des semaines."
        ),
        why=WHY,
        button=_("Voir les semaines proposées"),
    )
)
DRAFT_WAITS = declare(
    Notice(
        code="offers.draft_waits",
        subject=_("Votre offre attend d’être finie"),
        body=_(
            "Bonjour {name},\n\nVotre offre « {title} » est commencée et n’est pas encore envoyée. Tout ce que vous avez "
            "écrit est gardé. Nous ne vous le rappelons qu’une fois."
        ),
        why=WHY,
        button=_("Finir mon offre"),
    )
)


NEW_FOUND = declare(
    Notice(
        code="offers.new_found",
        subject=_("Du nouveau dans tes recherches"),
        body=_(
            "Bonjour {name},\n\nDe nouvelles offres répondent à ce que tu cherches : {names}.\n\nTu peux arrêter ces "
            "messages d’un clic, à côté de chaque recherche."
        ),
        why=_("Tu reçois ce message parce que tu l’as demandé, à côté d’une recherche."),
        button=_("Voir mes recherches"),
        topic=Topic("offers.new", _("Les nouvelles offres dans tes recherches"), (PUPIL.name,)),
    )
)


def tell_of_new(enrolment: Enrolment, *, names: Callable[[], str]) -> None:
    """Post to a pupil what is new in their searches: theirs alone, so filed under nothing; once a day at most."""
    key = f"{NEW_FOUND.code}:{enrolment.pupil_id}:{clock.today().isoformat()}"
    to = circle(enrolment.pupil, within=enrolment).pupil
    tell(NEW_FOUND, to, key=key, about=None, link=reverse("offers:saved"), names=names)


def tell_coordinators(notice: Notice, offer: Offer, *, title: str) -> None:
    """Post a notice to those who review this offer: of its company's territory, else of its place's."""
    tell(
        notice,
        told(coordinators(offer.company.territory_id or offer.territory_id)),
        key=_occasion(notice, offer),
        about=_about(offer),
        link=reverse("offers:moderate", args=[offer.pk]),
        company=offer.company.name,
        title=title,
    )


def tell_company(notice: Notice, offer: Offer, *, title: object, note: str = "", link: str = "") -> None:
    """Post a notice to those who work on the offer; it leads to the list, unless `link` says where."""
    key, link = _occasion(notice, offer), link or reverse("offers:manage")
    tell(notice, recipients(offer), key=key, about=_about(offer), link=link, title=title, note=note)


def _occasion(notice: Notice, offer: Offer) -> str:
    return f"{notice.code}:{offer.pk}:{offer.submitted_at.isoformat() if offer.submitted_at else ''}"


def _about(offer: Offer) -> About:
    return About("offer", offer.pk, offer.company.territory_id or offer.territory_id)


def recipients(offer: Offer) -> list[Recipient]:
    """The present members of the team; everybody of the company while there is no team."""
    present = colleagues(offer.company_id)
    return told(present.filter(offers__offer=offer)) or told(present)
