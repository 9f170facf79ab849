"""Files as lists show them: filtered, sorted and counted by the database."""

from django.db.models import BooleanField, Case, Count, Value, When

from premierpas.core.alphabet import alphabetical
from premierpas.core.search import Beside, Looked, Searched, look

from .enums import ENDED, FileState
from .models import CompanyFile, Contact

CONTACTS = Searched(words=("name",), numbers=("phone",), addresses=("email",))
FILES = Searched(
    words=("name", "street", "postal_code", "city"),
    numbers=("siret",),
    beside=(Beside("pk", Contact.objects.all, "file", CONTACTS),),
)


def listed_files(territory_id: int | None, *, query: str = "", state: str = "") -> Looked:
    """The files of a territory: by the day of the next step, those that sleep last."""
    rows = CompanyFile.objects.filter(territory=territory_id, merged_into=None).select_related("owner__user")
    if state:
        rows = rows.filter(state=state)
    ended = Case(When(state__in=ENDED, then=Value(True)), default=Value(False), output_field=BooleanField())
    return look(rows.annotate(ended=ended).order_by("ended", "next_on", alphabetical("name"), "pk"), FILES, query)


def counts_of(territory_id: int | None) -> dict[FileState, int]:
    """How many files stand in each state."""
    rows = CompanyFile.objects.filter(territory=territory_id, merged_into=None).order_by()
    return {FileState(state): count for state, count in rows.values_list("state").annotate(Count("pk"))}
