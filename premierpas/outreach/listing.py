"""Files as lists show them: filtered, sorted and counted by the database."""

from django.db.models import BooleanField, Case, Count, Q, QuerySet, Value, When

from premierpas.core.text import packed

from .enums import ENDED, FileState
from .models import CompanyFile


def listed_files(territory_id: int | None, *, query: str = "", state: str = "") -> QuerySet[CompanyFile]:
    """The files of a territory: by the day of the next step, those that sleep last."""
    rows = CompanyFile.objects.filter(territory=territory_id, merged_into=None).select_related("owner__user")
    if query:
        named = Q(name__unaccent__icontains=query) | Q(city__unaccent__icontains=query)
        named |= Q(contacts__name__unaccent__icontains=query)
        if digits := packed(query):
            named |= Q(siret__startswith=digits)
        rows = rows.filter(pk__in=CompanyFile.objects.filter(named).values("pk"))
    if state:
        rows = rows.filter(state=state)
    ended = Case(When(state__in=ENDED, then=Value(True)), default=Value(False), output_field=BooleanField())
    return rows.annotate(ended=ended).order_by("ended", "next_on", "name", "pk")


def counts_of(territory_id: int | None) -> dict[FileState, int]:
    """How many files stand in each state."""
    rows = CompanyFile.objects.filter(territory=territory_id, merged_into=None).order_by()
    return {FileState(state): count for state, count in rows.values_list("state").annotate(Count("pk"))}
