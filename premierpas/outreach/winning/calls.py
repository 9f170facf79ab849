"""The calls of the day: one person's next steps that are due, and calls that were promised to companies that sleep.

Both are tasks of `agenda`, so that a call is never without somebody who is there: no other list of calls is kept.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Min, Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.agenda.models import Presence, Task
from premierpas.applications.enums import WAITING
from premierpas.applications.models import Application
from premierpas.core import clock
from premierpas.core.phones import said_phone
from premierpas.ui.typography import in_words, short_day, title_first

from ..actions.calling import unchanged_since
from ..enums import EXCHANGES, Kind, Result
from ..files.steps import step_after
from ..models import CompanyFile, Contact, Entry
from ..waiting import NEXT_STEP, PROMISED_CALL

_A_WEEK = 7


@dataclass(frozen=True)
class Call:
    """One call to make: whom, at which number, why now, and what was said last."""

    file: CompanyFile
    task_id: int
    contact: Contact | None
    phone: str
    why: str
    aim: str
    last: Entry | None
    late_days: int


@dataclass(frozen=True)
class Done:
    """A call that was made today; `undoable` while nothing else has happened to the file since."""

    entry: Entry
    words: str
    follows: str
    undoable: bool


@dataclass(frozen=True)
class Answer:
    """A result that one tap notes, and what it sets."""

    value: str
    label: str
    sets: str


def calls_of_day(presence: Presence, *, skipped: Collection[int] = (), sees_pupils: bool = False) -> list[Call]:
    """What is due for this person today or before, the latest first; those skipped for now at the end."""
    today = clock.today()
    tasks = Task.objects.filter(owner=presence, state="open", reason__in=[NEXT_STEP.code, PROMISED_CALL.code])
    tasks = tasks.filter(Q(snoozed_until=None) | Q(snoozed_until__lte=today), due__lte=today)
    due = {task.subject: task for task in tasks.order_by("due", "pk")}
    files = CompanyFile.objects.select_related("owner__user").in_bulk(due)
    people, last = _numbers_of(due), _last_words(due)
    waiting = _waiting_at({file.company_id for file in files.values() if file.company_id}) if sees_pupils else {}
    found = []
    for pk, task in due.items():
        file, contact = files[pk], people.get(pk)
        why, aim = _why(file, waiting.get(file.company_id or 0))
        phone = said_phone(contact.phone) if contact else ""
        found.append(Call(file, task.pk, contact, phone, why, aim, last.get(pk), (today - task.due).days))
    turn = {pk: place for place, pk in enumerate(skipped)}
    return sorted(found, key=lambda call: turn.get(call.file.pk, -1))


def calls_done(user_id: int, territory_id: int | None) -> list[Done]:
    """This person's calls of today, the newest first."""
    midnight = datetime.combine(clock.today(), time(), clock.PARIS)
    rows = Entry.objects.filter(by=user_id, kind=Kind.CALL, at__gte=midnight, file__territory=territory_id)
    return [_done(row) for row in rows.select_related("file", "contact").order_by("-at", "-pk")]


def _done(entry: Entry) -> Done:
    file = entry.file
    follows = ""
    if file.next_on and (file.is_live or file.call_on):
        follows = f"{file.next_step}, {short_day(file.next_on)}"
    return Done(entry, str(Result(entry.result).label) if entry.result else "", follows, unchanged_since(entry, file))


def answers() -> list[Answer]:
    """What one tap on each result sets, by today's date."""
    call_back = {result: _("rappel %(when)s") % {"when": _when(step_after(result)[1])} for result in Result}
    sets = {
        Result.AGREED: _("écrire la suite"),
        Result.REACHED: call_back[Result.REACHED],
        Result.MESSAGE_LEFT: call_back[Result.MESSAGE_LEFT],
        Result.NO_ANSWER: _("%(call)s, autre heure") % {"call": call_back[Result.NO_ANSWER]},
        Result.WRONG_NUMBER: _("à chercher"),
        Result.NO_MORE: _("respecté par tous"),
    }
    return [Answer(str(result), title_first(str(result.label)), words) for result, words in sets.items()]


def title_of(done: int, left: int) -> str:
    """The day in a sentence."""
    if not done and not left:
        return _("Aucun appel pour aujourd’hui")
    made = ngettext("%(n)s appel fait", "%(n)s appels faits", done) % {"n": title_first(in_words(done))}
    if not left:
        return _("%(made)s, c’est fini pour aujourd’hui") % {"made": made}
    if not done:
        return ngettext("%(n)s appel à faire", "%(n)s appels à faire", left) % {"n": title_first(in_words(left))}
    return _("%(made)s, il en reste %(left)s") % {"made": made, "left": in_words(left)}


def _when(day: date) -> str:
    if day == clock.today() + timedelta(days=1):
        return _("demain")
    return date_format(day, "l") if day - clock.today() < timedelta(days=_A_WEEK) else short_day(day)


def _numbers_of(files: Collection[int]) -> dict[int, Contact]:
    rows = Contact.objects.filter(file__in=files, left_on=None, no_calls_since=None).exclude(phone="")
    return {row.file_id: row for row in rows.order_by("is_main", "-name", "-pk")}


def _last_words(files: Collection[int]) -> dict[int, Entry]:
    rows = Entry.objects.filter(file__in=files, kind__in=EXCHANGES).select_related("by")
    return {row.file_id: row for row in rows.order_by("file", "-at", "-pk").distinct("file")}


def _waiting_at(companies: Collection[int]) -> Mapping[int, tuple[int, datetime]]:
    rows = Application.objects.filter(offer__company__in=companies, state__in=WAITING).values("offer__company")
    counted = rows.annotate(count=Count("pk"), since=Min("submitted_at")).order_by()
    return {row["offer__company"]: (row["count"], row["since"]) for row in counted}


def _why(file: CompanyFile, waiting: Any) -> tuple[str, str]:
    """Why now, and what to get."""
    if not file.is_live:
        return _("Fiche en sommeil : le rappel promis tient toujours"), file.next_step
    if waiting is None:
        return file.next_step, ""
    count, since = waiting
    days = max((clock.now() - since).days, 1)
    words = ngettext("%(n)s élève attend", "%(n)s élèves attendent", count) % {"n": title_first(in_words(count))}
    long = ngettext("depuis %(days)d jour", "depuis %(days)d jours", days) % {"days": days}
    return f"{words} {long}", file.next_step
