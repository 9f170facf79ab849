"""Reading agreements for lists: the one of each placement that counts now, and whose turn it is."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, F, IntegerField, Min, Prefetch, Q, QuerySet, Value, When

from premierpas.accounts.capacities import Viewer
from premierpas.core import clock
from premierpas.core.alphabet import alphabetical
from premierpas.core.compiled import Compiled, Given
from premierpas.core.search import Looked, look
from premierpas.people.searched import pupils_searched
from premierpas.people.sight import agreements_seen_by

from .models import Agreement, AgreementState, Signatory

A = AgreementState
WITH = ("placement__pupil__user", "placement__enrolment__classroom__school", "placement__company",
        "placement__application__offer")  # fmt: skip
# What a list can be narrowed to: the name in the address → states.
FILTERS: dict[str, list[AgreementState]] = {
    "a-completer": [A.DRAFT],
    "pretes": [A.READY],
    "en-signature": [A.SIGNING],
    "signees": [A.SIGNED],
    "arretees": [A.REFUSED, A.VOID],
}


def parties() -> Prefetch:
    """The signatories of each agreement with their signatures, in two queries for a whole list."""
    rows = Signatory.objects.select_related("signature", "guardian").order_by("turn", "pk")
    return Prefetch("signatories", queryset=rows)


def whole(agreement_id: int) -> Agreement:
    """One agreement with everything that its page shows; raises Agreement.DoesNotExist."""
    return _whole.get(agreement=agreement_id)


_whole = Compiled(
    lambda: Agreement.objects.filter(pk=Given("agreement")).select_related(*WITH).prefetch_related(parties())
)


def seen(viewer: Viewer) -> QuerySet[Agreement]:
    """The agreements that the viewer may see, one a placement: the newest that isn't void, else the newest."""
    pupils = agreements_seen_by(viewer).values("pupil_id")
    rows = Agreement.objects.filter(placement__pupil__in=pupils, placement__pupil__anonymised_at=None)
    if viewer.is_company:
        rows = rows.filter(placement__company=viewer.company_id)
    return newest(rows)


def newest(rows: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """Of these agreements the one of each placement that counts now."""
    over = Case(When(state=A.VOID, then=Value(1)), default=Value(0), output_field=IntegerField())
    inner = rows.annotate(over=over).order_by("placement_id", "over", "-number").distinct("placement_id")
    return (
        Agreement.objects.filter(pk__in=inner.values("pk"))
        .select_related(*WITH)
        .prefetch_related(parties())
        .order_by("placement__first_day", "placement__pupil__sort_name", "pk")
    )


def narrowed(rows: QuerySet[Agreement], *, filter_name: str = "", classroom_id: int | None = None
             ) -> QuerySet[Agreement]:  # fmt: skip
    """A list narrowed by state and class; unknown values narrow nothing."""
    if filter_name in FILTERS:
        rows = rows.filter(state__in=FILTERS[filter_name])
    if classroom_id is not None:
        rows = rows.filter(placement__enrolment__classroom=classroom_id)
    return rows


def looked_for(rows: QuerySet[Agreement], viewer: Viewer, words: str) -> Looked:
    """Those of a list that fit each word: pupil or host; for the school and the territory, class and family too."""
    return look(rows, pupils_searched(viewer, "placement__enrolment", words=("placement__host_name",)), words)


@dataclass(frozen=True)
class ClassLacks:
    """How many agreements of a class lack what; `first_day`: of the earliest week whose agreement isn't signed."""

    pk: int
    name: str
    school: str
    first_day: date
    to_complete: int
    ready: int
    signing: int
    refused: int
    signed: int


def lacking_by_class(rows: QuerySet[Agreement], *, most: int) -> list[ClassLacks]:
    """The classes in which an agreement of a week to come isn't signed, the most urgent first; one query."""
    room = "placement__enrolment__classroom"
    coming = rows.filter(placement__last_day__gte=clock.today()).exclude(state=A.VOID).order_by()
    unsigned = ~Q(state=A.SIGNED)
    counted = coming.values(pk=F(f"{room}_id"), name=F(f"{room}__name"), school=F(f"{room}__school__name")).annotate(
        first_day=Min("placement__first_day", filter=unsigned),
        to_complete=Count("pk", filter=Q(state=A.DRAFT)),
        ready=Count("pk", filter=Q(state=A.READY)),
        signing=Count("pk", filter=Q(state=A.SIGNING)),
        refused=Count("pk", filter=Q(state=A.REFUSED)),
        signed=Count("pk", filter=Q(state=A.SIGNED)),
    )
    return [
        ClassLacks(**row)
        for row in counted.filter(first_day__isnull=False).order_by("first_day", alphabetical("name"))[:most]
    ]
