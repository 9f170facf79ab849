"""Companies' files go on when their owner leaves: what was promised, what works there, whom to ask."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.agenda.models import Presence
from premierpas.core.actions import step
from premierpas.core.addresses import address
from premierpas.core.compiled import Compiled, Given
from premierpas.core.phones import said_phone
from premierpas.ui.typography import day
from premierpas.volunteers.handover.holding import Fact, Held, Holding

from .actions.files import give_to, locked
from .enums import EXCHANGES, LIVE, Objection, Outcome
from .models import CompanyFile, Contact, Entry, Heard, Share
from .waiting import settle_file

# What sleeps without a promise waits for nobody: whoever wakes it up takes it.
_GOES_ON = Q(state__in=LIVE) | Q(call_on__isnull=False)


def _files() -> QuerySet[CompanyFile]:
    return CompanyFile.objects.filter(_GOES_ON, merged_into=None)


def _held(presence_id: int) -> Sequence[Held]:
    return [
        Held(row.pk, row.name, address("outreach:file", row.pk), row.next_step if row.is_live else _("Rappeler"))
        for row in _owned(owner=presence_id)
    ]


_owned = Compiled(
    lambda: (
        _files()
        .filter(owner=Given("owner"))
        .only("pk", "name", "next_step", "state", "merged_into")
        .order_by("next_on", "pk")
    )
)


def _counts(presences: Collection[int]) -> Mapping[int, int]:
    rows = _files().filter(owner__in=presences).values("owner").annotate(n=Count("pk"))
    return dict(rows.values_list("owner", "n"))


_FILES = Given("files", many=True)
_promised = Compiled(
    lambda: CompanyFile.objects.filter(pk__in=_FILES).only("next_step", "next_on", "call_on", "state", "merged_into")
)
_worked = Compiled(
    lambda: (
        Heard.objects.filter(interview__file__in=_FILES, outcome=Outcome.LIFTED)
        .exclude(answer="")
        .order_by("-pk")
        .values_list("interview__file", "objection", "answer")
    )
)
_exchanged = Compiled(
    lambda: Entry.objects.filter(file__in=_FILES, kind__in=EXCHANGES).exclude(said="").order_by("-at", "-pk")
)
_to_ask = Compiled(lambda: Contact.objects.filter(file__in=_FILES, is_main=True, left_on=None))


def _facts(files: Collection[int]) -> Mapping[int, Sequence[Fact]]:
    """Four questions for any number of files."""
    found: dict[int, list[Fact]] = defaultdict(list)
    among = list(files)
    for file in _promised(files=among):
        on = file.next_on if file.is_live else file.call_on
        if file.next_step or on:
            words = file.next_step if file.is_live and file.next_step else _("Rappeler")
            found[file.pk].append(Fact(_("Promis"), words, day(on) if on else ""))
    for file_id, objection, answer in _worked(files=among):
        found[file_id].append(Fact(_("Ce qui marche"), answer, str(Objection(objection).label)))
    seen = set()
    for entry in _exchanged(files=among):
        if entry.file_id not in seen:
            seen.add(entry.file_id)
            found[entry.file_id].append(Fact(_("Dernier échange"), entry.said, day(entry.at)))
    for who in _to_ask(files=among):
        name = ", ".join(filter(None, [who.name, who.function]))
        known = [said_phone(who.phone), who.wish, _("plus d’e-mails") if who.no_mail_since else ""]
        found[who.file_id].append(Fact(_("À qui demander"), name, " · ".join(filter(None, known))))
    return found


@step
def _beside(file_id: int, to: Presence, since: datetime, until: datetime) -> None:
    Share.objects.filter(file=file_id, presence=to, until__gt=since).delete()
    Share.objects.create(file_id=file_id, presence=to, since=since, until=until)


@step
def _give(file_id: int, to: Presence, _reads: str) -> None:
    file = locked(CompanyFile.objects.get(pk=file_id))
    give_to(file, to)
    file.save(update_fields=["owner"])
    settle_file(file)


COMPANIES = Holding(gettext_lazy("Entreprises"), _held, _counts, _facts, _beside, _give)
