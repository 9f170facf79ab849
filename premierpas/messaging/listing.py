"""The messages that concern a territory, as the outbox asks for them: narrowed, searched, grouped by occasion."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Max, Q, QuerySet, Value

from premierpas.accounts.models import User
from premierpas.core.clock import instants
from premierpas.core.compiled import Given, compiled_by
from premierpas.core.outbox.models import Message
from premierpas.core.search import Searched, look
from premierpas.organisations.models import Membership
from premierpas.people.models import Enrolment

OCCASIONS_PER_PAGE = 20
SENT = Searched(words=("subject", "user__name", "to"), numbers=("to",), addresses=("to",))


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for among the messages; empty means all."""

    words: str = ""
    channel: str = ""
    state: str = ""
    since: date | None = None
    until: date | None = None


def messages_of_territory(territory_id: int | None) -> QuerySet[Message]:
    """What concerns a territory: its affairs, whoever they were told to; what its people got; what is nobody's yet."""
    members = Membership.objects.filter(
        Q(school__territory=territory_id) | Q(company__territory=territory_id) | Q(territory=territory_id)
    )
    pupils = Enrolment.objects.filter(classroom__school__territory=territory_id)
    people = User.objects.filter(Q(pk__in=members.values("user")) | Q(pk__in=pupils.values("pupil__user")))
    nobodys = Q(territory=None, user=None) & ~Q(about="")
    return Message.objects.filter(Q(territory=territory_id) | Q(user__in=people) | nobodys)


def narrowed(rows: QuerySet[Message], wanted: Wanted) -> QuerySet[Message]:
    """Those of a channel, a state, some days."""
    exact = {"channel": wanted.channel, "state": wanted.state}
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if wanted.since:
        rows = rows.filter(at__gte=instants(wanted.since, wanted.since)[0])
    if wanted.until:
        rows = rows.filter(at__lt=instants(wanted.until, wanted.until)[1])
    return rows


class Listing:
    """The messages that are meant, asked in several ways; without typed words, each in a statement built once."""

    def __init__(self, territory_id: int | None, wanted: Wanted) -> None:
        self._values = territory_id, wanted
        self._looked = look(_meant(*self._values), SENT, wanted.words) if wanted.words else None
        self.meant = self._looked.meant if self._looked else ""

    def count(self) -> int:
        """How many occasions."""
        found = list(_count(self._looked.rows) if self._looked else _asked(_count, *self._values)())
        return found[0] if found else 0

    def stretch(self, first: int) -> list[str]:
        """A page of them from there on, the newest first."""
        return list(_stretch(self._looked.rows, first) if self._looked else _asked(_stretch, *self._values, first)())

    def messages(self, occasions: list[str]) -> list[Message]:
        """All that was sent on these, the newest first."""
        if self._looked:
            return list(_of(self._looked.rows, occasions))
        return _asked(_of, *self._values, _OCCASIONS)(occasions=occasions)


def _meant(territory_id: int | None, wanted: Wanted) -> QuerySet[Message]:
    return narrowed(messages_of_territory(territory_id), wanted)


@compiled_by
def _asked(question: Callable[..., QuerySet[Any, Any]], territory_id: int | None, wanted: Wanted, *values: Any) -> Any:
    return question(_meant(territory_id, wanted), *values)


def _count(rows: QuerySet[Message]) -> QuerySet[Message, int]:
    one = rows.order_by().values(one=Value(1))
    return one.annotate(n=Count("occasion", distinct=True)).values_list("n", flat=True)


def _stretch(rows: QuerySet[Message], first: int) -> QuerySet[Message, str]:
    """One row an occasion. What an older version wrote without one stands alone."""
    keys = rows.values("occasion").annotate(last=Max("at"), newest=Max("pk")).order_by("-last", "-newest")
    return keys.values_list("occasion", flat=True)[first : first + OCCASIONS_PER_PAGE]


_OCCASIONS = Given("occasions", many=True, of="text")


def _of(rows: QuerySet[Message], occasions: Any) -> QuerySet[Message]:
    return rows.filter(occasion__in=occasions).select_related("user").order_by("-at", "-pk")
