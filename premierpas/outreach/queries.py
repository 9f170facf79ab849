"""What the page of a company's file shows; one query for each part."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from premierpas.agenda.models import Presence, Task
from premierpas.agenda.presences import VOLUNTEER, present_at
from premierpas.applications.silence import SILENT
from premierpas.core import clock
from premierpas.core.alphabet import alphabetical
from premierpas.core.compiled import Compiled, Given
from premierpas.core.outbox.models import Delivery, Message
from premierpas.core.phones import said_phone
from premierpas.organisations.enums import Role

from .models import CompanyFile, Contact, Document, Share, Tag
from .waiting import NEXT_STEP, PROMISED_CALL

CALLS = (NEXT_STEP.code, PROMISED_CALL.code, SILENT.code)


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


def people_of(file: CompanyFile) -> list[Person]:
    """Who can be reached there, first whoever is called first; with what bounced."""
    rows = _contacts(file=file.pk)
    addresses = [row.email for row in rows if row.email]
    refused = set(_bounced(addresses=addresses)) if addresses else set()
    return [Person(row, said_phone(row.phone), row.email in refused) for row in rows]


_contacts = Compiled(
    lambda: Contact.objects.filter(file=Given("file"), left_on=None).order_by("-is_main", alphabetical("name"), "pk")
)
_bounced: Compiled[str] = Compiled(
    lambda: (
        Message.objects.filter(to__in=Given("addresses", many=True, of="text"), state=Delivery.BOUNCED)
        .order_by()
        .values_list("to", flat=True)
    )
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
    rows = _shares(file=file.pk, now=clock.now())
    return [(row.presence.user.name, row.until.astimezone(clock.PARIS).date()) for row in rows]


_shares = Compiled(
    lambda: (
        Share.objects.filter(file=Given("file"), since__lte=Given("now"), until__gt=Given("now"))
        .select_related("presence__user")
        .order_by("pk")
    )
)


def task_of(file: CompanyFile) -> Task | None:
    """The open task of the next step."""
    return _task.first(file=file.pk)


_task = Compiled(
    lambda: (
        Task.objects.filter(reason=NEXT_STEP.code, subject=Given("file"), state="open")
        .select_related("owner__user")
        .order_by("pk")[:1]
    )
)


def tags_of(file: CompanyFile) -> list[Tag]:
    """The team's words for it."""
    return _tags(file=file.pk)


_tags = Compiled(lambda: Tag.objects.filter(files=Given("file")).order_by(alphabetical("label")))


def documents_of(file: CompanyFile) -> list[Document]:
    """What was signed or sent, the newest first, without the scans themselves."""
    return _documents(file=file.pk)


_documents = Compiled(lambda: Document.objects.filter(file=Given("file")).defer("scan").order_by("-added_at", "-pk"))


def teammate(territory_id: int, presence_id: int | None) -> Presence | None:
    """Somebody of the team, by id."""
    rows = teammates(territory_id)
    return rows.select_related("user").filter(pk=presence_id).first() if presence_id else None
