"""What the page of a company's file shows; one query for each part."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.utils.translation import gettext as _

from premierpas.agenda.mentions import told_of
from premierpas.agenda.models import Presence, Task
from premierpas.agenda.presences import VOLUNTEER, present_at
from premierpas.applications.enums import WAITING
from premierpas.applications.models import Application
from premierpas.applications.silence import SILENT
from premierpas.core import clock
from premierpas.core.alphabet import alphabetical
from premierpas.core.compiled import Compiled, Given
from premierpas.core.outbox.models import Delivery, Message
from premierpas.core.phones import said_phone
from premierpas.offers.enums import OfferState
from premierpas.offers.models import Offer
from premierpas.organisations.enums import Role
from premierpas.placements.models import Placement, PlacementState
from premierpas.ui.typography import joined

from .enums import EXCHANGES, Kind, Result
from .models import CompanyFile, Contact, Entry
from .timeline import words_of
from .waiting import NEXT_STEP, PROMISED_CALL

ENTRY = "outreach.entry"  # what a mention in a note is of
CALLS = (NEXT_STEP.code, PROMISED_CALL.code, SILENT.code)
LINES = 20  # of the timeline, on the first page
ICONS = {
    Kind.CALL: "phone", Kind.VISIT: "map-pin", Kind.MAIL_SENT: "envelope", Kind.MAIL_RECEIVED: "envelope-open",
    Kind.NOTE: "chat-bubble-oval-left", Kind.CHANGE: "pencil", Kind.OFFER: "briefcase", Kind.PUPILS: "check",
}  # fmt: skip
SHOWN = {
    "echanges": [str(kind) for kind in EXCHANGES],
    "eleves": [str(Kind.PUPILS)],
    "changements": [str(Kind.CHANGE), str(Kind.OFFER)],
}


@dataclass(frozen=True)
class Line:
    """One line of the timeline in words."""

    pk: int
    at: Any
    icon: str
    title: str
    by: str
    said: str
    correctable: bool
    for_host: bool
    told: str = ""


@dataclass(frozen=True)
class Person:
    """A person of the company, with every way that works."""

    contact: Contact
    phone: str
    refused: bool


@dataclass(frozen=True)
class Teammate:
    """Somebody to whom the file can be given, with what they have; `calls`: of it, how many calls are due."""

    pk: int
    key: str
    name: str
    load: int
    calls: int


def file_by_id(file_id: int) -> CompanyFile:
    """The file, with what its head shows. Raises CompanyFile.DoesNotExist."""
    file = _file.first(file=file_id)
    if file is None:
        raise CompanyFile.DoesNotExist
    return file


_file = Compiled(
    lambda: CompanyFile.objects.filter(pk=Given("file")).select_related(
        "company", "owner__user", "merged_into", "territory"
    )
)


def timeline(file: CompanyFile, *, shown: str = "", user_id: int | None = None, most: int = LINES) -> list[Line]:
    """The newest lines, of one kind or all."""
    rows = lines_of(file, shown).select_related("by", "contact")[:most]
    listed = list(rows)
    told = told_of(ENTRY, [row.pk for row in listed if not row.fact])
    return [_line(row, user_id, told.get(row.pk, [])) for row in listed]


def lines_of(file: CompanyFile, shown: str = "") -> QuerySet[Entry]:
    """All lines of the timeline, the newest first."""
    rows = Entry.objects.filter(file=file).order_by("-at", "-pk")
    return rows.filter(kind__in=SHOWN[shown]) if shown in SHOWN else rows


def _line(row: Entry, user_id: int | None, told: Sequence[str]) -> Line:
    return Line(
        pk=row.pk,
        at=row.at,
        icon=ICONS[Kind(row.kind)],
        title=_title(row),
        by=row.by.name if row.by else "" if row.kind == Kind.PUPILS else _("automatique"),
        said=row.said,
        correctable=row.by_id == user_id and row.kind in EXCHANGES and clock.now() - row.at < timedelta(days=2),
        for_host=row.for_host,
        told=joined(told),
    )


def _title(row: Entry) -> str:
    if row.fact:
        return words_of(row)
    label = Result(row.result).label if row.result else Kind(row.kind).label
    words = str(label)[:1].upper() + str(label)[1:]
    return f"{words}, {row.contact.name}" if row.contact else words


def people_of(file: CompanyFile) -> list[Person]:
    """Who can be reached there, first whoever is called first; with what bounced."""
    rows = list(file.contacts.filter(left_on=None).order_by("-is_main", alphabetical("name"), "pk"))
    addresses = [row.email for row in rows if row.email]
    bounced = Message.objects.filter(to__in=addresses, state=Delivery.BOUNCED).values_list("to", flat=True)
    refused = set(bounced) if addresses else set()
    return [Person(row, said_phone(row.phone), row.email in refused) for row in rows]


def offers_of(file: CompanyFile) -> list[Offer]:
    """The company's offers, those online first, with their free seats."""
    if file.company_id is None:
        return []
    rows = Offer.objects.filter(company=file.company_id).exclude(state=OfferState.WITHDRAWN)
    return list(
        rows.annotate(
            free=Count("slots__seats", filter=Q(slots__seats__state="free"), distinct=True),
            places=Count("slots__seats", distinct=True),
        ).order_by(F("published_at").desc(nulls_last=True), "-pk")[:8]
    )


def waiting_applications(file: CompanyFile) -> list[Application]:
    """Who waits for the company's answer, the oldest first."""
    if file.company_id is None:
        return []
    rows = Application.objects.filter(offer__company=file.company_id, state__in=WAITING)
    return list(rows.select_related("offer", "slot", "enrolment__classroom", "pupil").order_by("submitted_at"))


def weeks_of(file: CompanyFile) -> dict[str, int]:
    """How many weeks of pupils there were, and how many went to their end."""
    if file.company_id is None:
        return {"all": 0, "held": 0, "coming": 0}
    return Placement.objects.filter(company=file.company_id).aggregate(
        all=Count("pk"),
        held=Count("pk", filter=Q(state=PlacementState.COMPLETED)),
        coming=Count("pk", filter=Q(state__in=[PlacementState.PLANNED, PlacementState.ONGOING])),
    )


def teammates(territory_id: int) -> QuerySet[Presence]:
    """Who works in the territory now: those who may open its companies' files and have tasks."""
    return _teammates_at(clock.now(), territory_id)


def _teammates_at(now: Any, territory_id: Any) -> QuerySet[Presence]:
    return present_at(now).filter(role__in=[VOLUNTEER, Role.COORDINATOR], place=territory_id)


def team_of(territory_id: int) -> list[Teammate]:
    """Who works in the territory now, with how many open tasks and calls of today."""
    rows = _team(territory=territory_id, now=clock.now(), today=clock.today())
    return [Teammate(row.pk, row.key, row.user.name, row.load, row.calls) for row in rows]


def _loaded_team() -> QuerySet[Presence]:
    rows = _teammates_at(Given("now"), Given("territory")).select_related("user")
    is_open = Q(tasks__state="open")
    awake = Q(tasks__snoozed_until=None) | Q(tasks__snoozed_until__lte=Given("today"))
    to_call = is_open & awake & Q(tasks__reason__in=CALLS, tasks__due__lte=Given("today"))
    counted = rows.annotate(load=Count("tasks", filter=is_open), calls=Count("tasks", filter=to_call))
    return counted.order_by(alphabetical("user__name"), "pk")


_team: Compiled[Any] = Compiled(_loaded_team)


def beside(file: CompanyFile) -> list[tuple[str, date]]:
    """Who follows the company beside its owner now, and until when."""
    rows = file.shares.filter(since__lte=clock.now(), until__gt=clock.now()).select_related("presence__user")
    return [(row.presence.user.name, row.until.astimezone(clock.PARIS).date()) for row in rows]


def task_of(file: CompanyFile) -> Task | None:
    """The open task of the next step."""
    rows = Task.objects.filter(reason=NEXT_STEP.code, subject=file.pk, state="open")
    return rows.select_related("owner__user").first()


def teammate(territory_id: int, presence_id: int | None) -> Presence | None:
    """Somebody of the team, by id."""
    rows = teammates(territory_id)
    return rows.select_related("user").filter(pk=presence_id).first() if presence_id else None
