"""Every figure that is told to others, declared once: name, definition, how it is counted, whether it is of pupils."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Extract, Substr
from django.utils.translation import gettext_lazy as _

from premierpas.afterwards.queries import forms_answered, pairs_of_answers, tales_published
from premierpas.applications.enums import ApplicationState
from premierpas.applications.models import Application
from premierpas.events.enums import EventState
from premierpas.events.models import Event
from premierpas.offers.models import Offer, Seat
from premierpas.organisations.models import School
from premierpas.people.models import Enrolment
from premierpas.placements.models import Placement, PlacementState

from .blocks import Cell, Place
from .enums import Unit

Span = tuple[datetime, datetime]
ROUNDED = 10  # pupils are told in tens
STEP = 5  # shares are told in steps of five
DEPARTMENT = 2


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """One figure. `count` makes it from rows of the moment; where pupils are counted, `cells` makes what blocks hold.

    `count(territory, department, span)` · `cells(span)`: by school, of how many pupils, how much, of how much.
    `told(cell)`: the figure from the sum of its blocks.
    """

    code: str
    name: Any
    definition: Any
    unit: Unit = Unit.COUNT
    count: Callable[[int | None, str, Span], int] | None = None
    cells: Callable[[Span], Mapping[Place, Cell]] | None = None
    told: Callable[[Cell], int | None] = lambda cell: cell.amount
    about: bool = False  # told as « environ »

    @property
    def counts_pupils(self) -> bool:
        """Whether pupils stand behind the figure: then it is made of blocks."""
        return self.cells is not None


def _schools(territory: int | None, department: str, span: Span) -> int:
    rows = _in_place(School.objects.all(), "territory", "", territory, department)
    there = Enrolment.objects.filter(classroom__school__in=rows, since__lt=span[1]).filter(
        Q(left_on=None) | Q(left_on__gte=span[0].date())
    )
    return there.aggregate(n=Count("classroom__school", distinct=True))["n"]


def _companies(territory: int | None, department: str, span: Span) -> int:
    rows = _in_place(Offer.objects.all(), "company__territory", "site__", territory, department)
    return rows.filter(published_at__gte=span[0], published_at__lt=span[1]).aggregate(
        n=Count("company", distinct=True)
    )["n"]


def _seats(territory: int | None, department: str, span: Span) -> int:
    rows = _in_place(
        Seat.objects.all(), "slot__offer__company__territory", "slot__offer__site__", territory, department
    )
    return rows.filter(slot__offer__published_at__gte=span[0], slot__offer__published_at__lt=span[1]).count()


def _events(territory: int | None, department: str, span: Span) -> int:
    """Those of several dates once, when the last is over."""
    rows = Event.objects.filter(over_at__gte=span[0], over_at__lt=span[1])
    rows = rows.exclude(state__in=[EventState.DRAFT, EventState.CANCELLED])
    rows = rows.filter(territory=territory) if territory is not None else rows
    return (rows.filter(postal_code__startswith=department) if department else rows).count()


def _in_place(rows: Any, territory: str, site: str, pk: int | None, department: str) -> Any:
    rows = rows.filter(**{territory: pk}) if pk is not None else rows
    return rows.filter(**{f"{site}postal_code__startswith": department}) if department else rows


def _by_school(rows: QuerySet[Any], school: str, *, pupil: str, amount: Any, base: Any) -> dict[Place, Cell]:
    counted = (
        rows.order_by()
        .annotate(department=Substr(f"{school}__postal_code", 1, DEPARTMENT))
        .values_list(f"{school}__territory", "department", school)
        .annotate(pupils=Count(pupil, distinct=True), amount=amount, base=base)
    )
    return {tuple(place): Cell(pupils, amount or 0, base or 0) for *place, pupils, amount, base in counted}


def _enrolled(span: Span) -> dict[Place, Cell]:
    """By the pupil's first class of the school year, so that whoever changes classes is counted once."""
    earlier = Enrolment.objects.filter(
        pupil=OuterRef("pupil"), school_year=OuterRef("school_year"), pk__lt=OuterRef("pk")
    )
    rows = Enrolment.objects.filter(since__gte=span[0], since__lt=span[1]).exclude(Exists(earlier))
    return _by_school(rows, "classroom__school", pupil="pupil", amount=Count("pupil", distinct=True), base=Count("pk"))


def _found(span: Span) -> dict[Place, Cell]:
    rows = Placement.objects.filter(created_at__gte=span[0], created_at__lt=span[1])
    rows = rows.exclude(state__in=[PlacementState.CANCELLED, PlacementState.NOT_HELD])
    return _by_school(rows, "enrolment__classroom__school", pupil="pupil", amount=Count("pk"), base=Count("pk"))


def _answers(span: Span) -> dict[Place, Cell]:
    answered = Q(answered_at__gte=span[0], answered_at__lt=span[1])
    silent = Q(state=ApplicationState.EXPIRED, answered_at=None, ended_at__gte=span[0], ended_at__lt=span[1])
    rows = Application.objects.filter(answered | silent)
    return _by_school(
        rows, "enrolment__classroom__school", pupil="pupil", amount=Count("pk", filter=answered), base=Count("pk")
    )


def _waits(span: Span) -> dict[Place, Cell]:
    rows = Application.objects.filter(answered_at__gte=span[0], answered_at__lt=span[1], submitted_at__isnull=False)
    took = Sum(Extract(F("answered_at") - F("submitted_at"), "epoch") / 86400)
    found = _by_school(rows, "enrolment__classroom__school", pupil="pupil", amount=took, base=Count("pk"))
    return {place: Cell(cell.pupils, round(cell.amount), cell.base) for place, cell in found.items()}


def _effect(span: Span) -> dict[Place, Cell]:
    rows, grown = pairs_of_answers(span), Q(now__gt=F("then"))
    school, pupil = "enrolment__classroom__school", "enrolment__pupil"
    return _by_school(rows, school, pupil=pupil, amount=Count("pk", filter=grown), base=Count("pk"))


def _news(months: int) -> Callable[[Span], dict[Place, Cell]]:
    """Of those who answered the form of so many months on: the answers themselves have no day."""

    def cells(span: Span) -> dict[Place, Cell]:
        rows = forms_answered(months, span)
        return _by_school(rows, "alumnus__school", pupil="alumnus", amount=Count("pk"), base=Count("pk"))

    return cells


def _ambassadors(span: Span) -> dict[Place, Cell]:
    rows = tales_published(span)
    return _by_school(rows, "school", pupil="pupil", amount=Count("pupil", distinct=True), base=Count("pk"))


def _in_tens(cell: Cell) -> int:
    return ROUNDED * ((cell.amount + ROUNDED // 2) // ROUNDED)


def _share(cell: Cell) -> int | None:
    return STEP * round(100 * cell.amount / cell.base / STEP) if cell.base else None


def _mean(cell: Cell) -> int | None:
    return round(cell.amount / cell.base) if cell.base else None


FORMER_PUPILS = ("news_3", "news_12", "news_36", "ambassadors")
INDICATORS: dict[str, Indicator] = {
    each.code: each
    for each in (
        Indicator(
            code="schools",
            name=_("Collèges et lycées"),
            definition=_("Collèges et lycées dont une classe a des élèves inscrits pendant la période."),
            count=_schools,
        ),
        Indicator(
            code="pupils",
            name=_("Élèves inscrits"),
            definition=_(
                "Élèves inscrits pour la première fois de l’année scolaire pendant la période, chacun compté une fois. "
                "Arrondi à la dizaine."
            ),
            cells=_enrolled,
            told=_in_tens,
            about=True,
        ),
        Indicator(
            code="companies",
            name=_("Structures d’accueil"),
            definition=_("Entreprises, associations et services qui ont mis une offre en ligne pendant la période."),
            count=_companies,
        ),
        Indicator(
            code="seats",
            name=_("Places proposées"),
            definition=_("Places de toutes les semaines des offres mises en ligne pendant la période."),
            count=_seats,
        ),
        Indicator(
            code="answers",
            name=_("Réponses"),
            definition=_(
                "Part des candidatures qui ont eu une réponse, oui ou non, parmi celles dont la réponse est arrivée ou "
                "le délai est passé pendant la période. Arrondie à 5\u00a0%."
            ),
            unit=Unit.SHARE,
            cells=_answers,
            told=_share,
        ),
        Indicator(
            code="days",
            name=_("Délai moyen"),
            definition=_("Nombre moyen de jours entre l’envoi d’une candidature et la réponse de la structure."),
            unit=Unit.DAYS,
            cells=_waits,
            told=_mean,
        ),
        Indicator(
            code="placements",
            name=_("Stages trouvés"),
            definition=_(
                "Stages obtenus pendant la période, par la plateforme ou enregistrés par l’établissement, et non "
                "annulés à la fin du mois."
            ),
            cells=_found,
        ),
        Indicator(
            code="events",
            name=_("Événements"),
            definition=_(
                "Événements qui ont eu lieu pendant la période. Un événement de plusieurs dates compte une fois, à la "
                "dernière."
            ),
            count=_events,
        ),
        Indicator(
            code="effect",
            name=_("Élèves plus sûrs d’eux après"),
            definition=_(
                "Part des élèves dont les réponses à cinq questions (confiance, métiers connus, projets) sont plus "
                "hautes après le stage qu’avant la préparation, parmi ceux qui ont répondu les deux fois, la seconde "
                "pendant la période. Arrondie à 5\u00a0%."
            ),
            unit=Unit.SHARE,
            cells=_effect,
            told=_share,
        ),
        Indicator(
            code="news_3",
            name=_("Nouvelles à 3 mois"),
            definition=_("Anciens élèves qui ont répondu pendant la période au questionnaire de 3 mois."),
            cells=_news(3),
        ),
        Indicator(
            code="news_12",
            name=_("Nouvelles à 12 mois"),
            definition=_("Anciens élèves qui ont répondu pendant la période au questionnaire de 12 mois."),
            cells=_news(12),
        ),
        Indicator(
            code="news_36",
            name=_("Nouvelles à 36 mois"),
            definition=_("Anciens élèves qui ont répondu pendant la période au questionnaire de 36 mois."),
            cells=_news(36),
        ),
        Indicator(
            code="ambassadors",
            name=_("Anciens élèves qui racontent"),
            definition=_(
                "Anciens élèves dont le récit de stage a été relu et ouvert aux élèves suivants pendant la période, et "
                "n’était pas retiré à la fin du mois."
            ),
            cells=_ambassadors,
        ),
    )
}
