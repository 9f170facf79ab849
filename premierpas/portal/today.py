"""What a coordinator does today, each with its reason, the most pressing first."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q, Sum
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.accounts.capacities import Viewer
from premierpas.applications.enums import WAITING
from premierpas.applications.models import Application
from premierpas.core import clock
from premierpas.messaging.models import IncidentState
from premierpas.messaging.responsible import incidents_followed_by
from premierpas.offers.enums import OfferState, Revision
from premierpas.offers.models import Offer
from premierpas.organisations.enums import Verification
from premierpas.organisations.models import Company
from premierpas.portal.boards import ClassRow

MOST = 10
NO_REPLY_DAYS = 10


@dataclass(frozen=True)
class Thing:
    """One thing to do: what, why, where."""

    title: str
    why: str
    button: str
    url: str
    first: bool = False


def things_of_today(viewer: Viewer, classes: list[ClassRow]) -> list[Thing]:
    """At most ten things, in the order of their weight."""
    found = [
        *_incidents(viewer),
        *_silent_companies(viewer),
        *_reviews(viewer),
        *_verifications(viewer),
        *_classes(classes),
    ]
    return found[:MOST]


def _incidents(viewer: Viewer) -> list[Thing]:
    rows = incidents_followed_by(viewer).filter(state=IncidentState.OPEN).order_by("at")[:3]
    return [
        Thing(
            _("Lire un signalement : %(worry)s") % {"worry": row.get_worry_display()},
            _("Un élève attend une réponse."),
            _("Lire"),
            reverse("messaging:incident", args=[row.pk]),
            first=True,
        )
        for row in rows
    ]


def _silent_companies(viewer: Viewer) -> list[Thing]:
    long_ago = clock.now() - timedelta(days=NO_REPLY_DAYS)
    rows = (
        Application.objects.filter(offer__territory=viewer.territory_id, state__in=WAITING, submitted_at__lte=long_ago)
        .select_related("offer__company")
        .order_by("answer_due")[:3]
    )
    return [
        Thing(
            _("Appeler %(company)s") % {"company": row.offer.company.name},
            _("Un élève attend depuis plus de dix jours pour « %(offer)s ».") % {"offer": row.offer.title},
            _("Voir la structure"),
            reverse("organisations:company", args=[row.offer.company_id]),
            first=True,
        )
        for row in rows
    ]


def _reviews(viewer: Viewer) -> list[Thing]:
    waiting = Q(state=OfferState.IN_REVIEW) | Q(revision=Revision.IN_REVIEW)
    rows = (
        Offer.objects.filter(waiting, company__territory=viewer.territory_id)
        .select_related("company")
        .order_by("submitted_at")[:4]
    )
    return [
        Thing(
            _("Relire l’offre de %(company)s") % {"company": row.company.name},
            row.draft.get("title") or row.title,
            _("Relire"),
            reverse("offers:moderate", args=[row.pk]),
        )
        for row in rows
    ]


def _verifications(viewer: Viewer) -> list[Thing]:
    rows = Company.objects.filter(
        Q(territory=viewer.territory_id) | Q(territory=None), state=Verification.UNVERIFIED, memberships__until=None,
        memberships__isnull=False,
    ).distinct().order_by("signed_up_at")[:3]  # fmt: skip
    return [
        Thing(
            _("Vérifier %(company)s") % {"company": row.name},
            _("La structure attend votre appel depuis son inscription."),
            _("Vérifier"),
            reverse("organisations:company", args=[row.pk]),
        )
        for row in rows
    ]


def _classes(classes: list[ClassRow]) -> list[Thing]:
    rows = [row for row in classes if row.at_risk][:4]
    return [
        Thing(
            _("Aider la %(classroom)s, %(school)s")
            % {"classroom": row.classroom.name, "school": row.classroom.school.name},
            ngettext("%(count)d élève à surveiller.", "%(count)d élèves à surveiller.", row.at_risk)
            % {"count": row.at_risk},
            _("Ouvrir la classe"),
            reverse("portal:class_board", args=[row.classroom.pk]),
        )
        for row in rows
    ]


def offers_with_seats(viewer: Viewer, *, most: int = 12) -> list[Offer]:
    """Published offers of the territory with free seats in the coming weeks, the most seats first (`seats`)."""
    rows = Offer.objects.filter(territory=viewer.territory_id, state=OfferState.PUBLISHED).select_related("company")
    coming = Q(slots__first_day__gt=clock.today())
    return list(rows.annotate(seats=Sum("slots__free", filter=coming)).filter(seats__gt=0).order_by("-seats")[:most])
