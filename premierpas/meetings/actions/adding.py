"""A word for the team is added to, or corrected, by those who read it: the first words stay, and the lead is told."""

from django.utils.translation import gettext as _

from premierpas.core.actions import Actor, action, current_actor, step
from premierpas.core.errors import DomainError

from ..models import Addition, PrivateNote
from ..notices import READ_AT_ONCE
from ..telling import tell_lead


@action(may="meetings.add")
def add_to_word(note: PrivateNote, *, by: Actor, words: str) -> Addition:
    """What has changed since, or was wrong. Raises DomainError without words, or with the same ones again."""
    added = add_to(note, words)
    if added is None:
        raise DomainError(_("Écrivez ce qui a changé, ou ce qui n’était pas juste."), field="words")
    return added


@step
def add_to(note: PrivateNote, words: str) -> Addition | None:
    """The same as a part of another action; None where nothing is added."""
    note = PrivateNote.objects.select_for_update(of=("self",)).get(pk=note.pk)
    last = note.additions.last()
    if words.strip() in ("", last.words if last else note.words):
        return None
    added = Addition.objects.create(note=note, by=current_actor().user, words=words.strip())
    if note.urgent:
        tell_lead(note.attendance, by=current_actor(), occasion=f"{READ_AT_ONCE.code}:{note.attendance_id}:{added.pk}")
    return added
