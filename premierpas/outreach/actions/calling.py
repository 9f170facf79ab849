"""What a call has changed in a file, kept with the call, so that a wrong tap can be taken back as a whole."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from premierpas.agenda.models import Presence
from premierpas.agenda.presences import hold
from premierpas.core import clock
from premierpas.core.actions import step

from ..enums import ENDED, PROMISES, SPOKEN, FileState, Result
from ..files.steps import step_after
from ..models import CompanyFile, Contact, Entry
from ..timeline import tell_fact
from ..waiting import settle_file
from .files import owner_of, set_step

BEFORE, AFTER, ASKED_FOR_NONE = "before", "after", "asked_for_none"
KEPT = ("state", "why_ended", "next_step", "next_on", "call_on", "last_contact_on", "owner_id")
_DAYS = ("next_on", "call_on", "last_contact_on")
_BEFORE_AGREEING = (FileState.LEAD, FileState.CONTACTED, FileState.INTERVIEW_PLANNED, FileState.INTERVIEWED)


def snapshot(file: CompanyFile) -> dict[str, Any]:
    """What a call may change, as JSON."""
    values = {name: getattr(file, name) for name in KEPT}
    return values | {name: values[name].isoformat() if values[name] else None for name in _DAYS}


@step
def called(
    file: CompanyFile, entry: Entry, result: Result, *, next_step: str, next_on: date | None, owner: Presence | None
) -> None:
    """What follows from a call's result for a locked file: its state, the next step, a call that is owed."""
    if result == Result.NO_MORE:
        _call_no_more(file, entry)
    elif result == Result.AGREED and (file.state in _BEFORE_AGREEING or not file.is_live):
        advance(file, FileState.COMMITTED)
    elif result in SPOKEN and file.state == FileState.LEAD:
        advance(file, FileState.CONTACTED)
    words, day = step_after(result)
    if file.is_live:
        set_step(file, next_step or words, next_on or day, owner)
    else:
        file.next_step, file.next_on = next_step or words, next_on or day
    file.call_on = file.next_on if result in PROMISES else None
    file.save(update_fields=["next_step", "next_on", "call_on"])
    settle_file(file)
    entry.data = entry.data | {AFTER: snapshot(file)}
    entry.save(update_fields=["data"])


@step
def advance(file: CompanyFile, to: FileState, why: str = "") -> None:
    """Move a locked file on because of what was said."""
    before, file.state, file.why_ended = file.state, to, why
    if to not in ENDED and before in ENDED:
        file.owner = owner_of(file)
    file.save(update_fields=["state", "why_ended", "owner"])
    tell_fact(file, "moved", before=str(before), after=str(to))


def _call_no_more(file: CompanyFile, entry: Entry) -> None:
    """Respected by everybody: the person's number is shown no more; a company that has no other way in has said no."""
    if entry.contact is not None and entry.contact.no_calls_since is None:
        Contact.objects.filter(pk=entry.contact_id).update(no_calls_since=clock.now())
        entry.data = entry.data | {ASKED_FOR_NONE: True}
    others = file.contacts.filter(left_on=None, no_calls_since=None).exclude(phone="")
    if file.is_live and file.state not in (FileState.PUBLISHING, FileState.ACTIVE) and not others.exists():
        advance(file, FileState.DECLINED, _("Ne veut plus être appelée"))


def unchanged_since(entry: Entry, file: CompanyFile) -> bool:
    """Whether the file still is as this call left it."""
    return bool(entry.data.get(BEFORE)) and entry.data.get(AFTER) == snapshot(file)


@step
def put_back(file: CompanyFile, entry: Entry) -> None:
    """The locked file as it was before the call; the call itself goes, with what it told."""
    for name, value in entry.data[BEFORE].items():
        setattr(file, name, date.fromisoformat(value) if name in _DAYS and value else value)
    if file.is_live:
        owner = Presence.objects.filter(pk=file.owner_id).first()
        file.owner = owner if owner and hold(owner) else owner_of(file)
    if entry.data.get(ASKED_FOR_NONE):
        Contact.objects.filter(pk=entry.contact_id).update(no_calls_since=None)
    file.entries.filter(pk__gt=entry.pk, by=entry.by_id, fact__in=("moved", "owner")).delete()
    entry.delete()
    file.save(update_fields=[*KEPT[:-1], "owner"])
    settle_file(file)
