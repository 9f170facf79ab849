"""What happened with a company, noted in ten seconds: a call, a visit, a mail that came, a note."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.agenda.mentions import mention
from premierpas.agenda.models import Presence
from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.core.errors import DomainError, NotAllowed, WrongState
from premierpas.core.outbox.about import About

from ..enums import BY_HAND, FileState, Kind, Result
from ..files.history import ENTRY
from ..models import CompanyFile, Contact, Entry
from ..notices import MENTIONED
from ..queries import teammates
from ..timeline import note_contact
from .calling import BEFORE, advance, called, put_back, snapshot, unchanged_since
from .files import locked, set_step

CORRECTABLE = timedelta(days=2)


@action(may="outreach.change_file")
def note(
    file: CompanyFile,
    *,
    by: Actor,
    kind: Kind,
    result: Result | str = "",
    said: str = "",
    contact: Contact | None = None,
    at: datetime | None = None,
    next_step: str = "",
    next_on: date | None = None,
    owner: Presence | None = None,
    told: Collection[int] = (),
) -> Entry:
    """A line of the timeline, and what is done next: without a word on it, what follows from the result.

    A lead that was reached is a company in contact. `told`: the presences of colleagues who get a message about it;
    correcting the line later tells nobody again. Raises CannotBeTold, and DomainError for a moment that hasn't come or
    for what nobody writes by hand.
    """
    file = locked(file)
    before = snapshot(file)
    if kind not in BY_HAND:
        raise DomainError(_("Choisissez ce que vous notez."), field="kind")
    if kind == Kind.CALL and not result:
        raise DomainError(_("Dites comment l’appel s’est terminé."), field="result")
    if at is not None and at > clock.now():
        raise DomainError(_("Ce moment n’est pas encore venu."), field="at")
    entry = Entry.objects.create(
        file=file, kind=kind, result=result if kind == Kind.CALL else "", said=said.strip(), contact=contact,
        by=by.user, at=at or clock.now(), data={BEFORE: before} if kind == Kind.CALL else {},
    )  # fmt: skip
    if told:
        mention(
            told, kind=ENTRY, subject=entry.pk, among=teammates(file.territory_id), notice=MENTIONED,
            about=About("company_file", file.pk, file.territory_id),
            link=reverse("outreach:file", args=[file.pk]), by=by.name, company=file.name,
        )  # fmt: skip
    if kind != Kind.NOTE and result != Result.WRONG_NUMBER:
        note_contact(file, entry.at.astimezone(clock.PARIS).date())
    if kind == Kind.CALL:
        called(file, entry, Result(result), next_step=next_step, next_on=next_on, owner=owner)
        return entry
    if file.state == FileState.LEAD and kind != Kind.NOTE:
        advance(file, FileState.CONTACTED)
    if file.is_live and (next_step or next_on or owner):
        set_step(file, next_step or file.next_step, next_on or file.next_on or clock.today(), owner)
    return entry


@action(may="outreach.change_file", on=lambda given: given["entry"].file)
def correct_note(entry: Entry, *, by: Actor, said: str, result: Result | str = "") -> Entry:
    """Mend what one has noted oneself, within two days. Raises NotAllowed, DomainError afterwards."""
    entry = Entry.objects.select_for_update(of=("self",)).select_related("file").get(pk=entry.pk)
    if entry.by_id != by.user_id or entry.kind not in BY_HAND:
        raise NotAllowed(_("Seule la personne qui l’a noté le corrige."))
    if clock.now() - entry.at > CORRECTABLE:
        raise DomainError(_("Cette note a plus de deux jours : ajoutez-en une autre."))
    entry.said, entry.corrected_at = said.strip(), clock.now()
    if entry.kind == Kind.CALL and result:
        entry.result = result
    entry.save(update_fields=["said", "result", "corrected_at"])
    return entry


@action(may="outreach.change_file", on=lambda given: given["entry"].file)
def take_back(entry: Entry, *, by: Actor) -> CompanyFile:
    """A call that wasn't, or not with this company: all it changed is as before.

    Raises NotAllowed for somebody else's call, WrongState when the file has moved on since.
    """
    file = locked(entry.file)
    entry = _own_call(entry, by)
    if not unchanged_since(entry, file):
        raise WrongState(_("La fiche a changé depuis cet appel : corrigez-la directement."))
    put_back(file, entry)
    return file


@action(may="outreach.change_file", on=lambda given: given["entry"].file)
def correct_call(entry: Entry, *, by: Actor, result: Result, said: str) -> Entry:
    """Another result, and what follows from it; where the file has moved on since, only the line is mended."""
    file = locked(entry.file)
    entry = _own_call(entry, by)
    if result == entry.result or not unchanged_since(entry, file):
        return correct_note(entry, by=by, said=said, result=result)
    contact, at = entry.contact, entry.at
    put_back(file, entry)
    new = note(file, by=by, kind=Kind.CALL, result=result, said=said, contact=contact, at=at)
    new.corrected_at = clock.now()
    new.save(update_fields=["corrected_at"])
    return new


def _own_call(entry: Entry, by: Actor) -> Entry:
    entry = Entry.objects.select_for_update(of=("self",)).select_related("file", "contact").get(pk=entry.pk)
    if entry.by_id != by.user_id or entry.kind != Kind.CALL:
        raise NotAllowed(_("Seule la personne qui a appelé le corrige."))
    if clock.now() - entry.at > CORRECTABLE:
        raise DomainError(_("Cet appel a plus de deux jours : notez-en un autre."))
    return entry
