"""What a family reads that others have written: notes of meetings, next steps, messages where the territory says so."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from premierpas.core import clock
from premierpas.meetings.family import notes_for, steps_for
from premierpas.people.models import Enrolment, Guardian
from premierpas.placements.languages import said_day, said_time
from premierpas.threads.reading import for_guardian

from .languages import Said
from .languages.texts import TEXTS

LATEST = 5  # of each kind; what was before is folded away


@dataclass(frozen=True)
class Entry:
    """Words as they were typed: when, by whom."""

    moment: str
    who: str
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Talk:
    """A thread with one adult."""

    title: str
    entries: Sequence[Entry]
    earlier: Sequence[Entry]


@dataclass(frozen=True)
class Written:
    """All of it. `steps`: what the child does next, and until when."""

    notes: Sequence[Entry]
    earlier: Sequence[Entry]
    steps: list[tuple[str, str]] = field(default_factory=list)
    talks: list[Talk] = field(default_factory=list)


def written_for(enrolment: Enrolment, guardian: Guardian, said: Said) -> Written:
    """In the reader's language but for the words themselves."""
    notes = [
        Entry(moment_in(said, note.at), note.who, tuple(filter(None, [note.did, note.how])))
        for note in notes_for(enrolment, guardian)
    ]
    steps = [
        (step.words, said(TEXTS["step_due"], day=said_day(said.words, step.due)))
        for step in steps_for(enrolment, guardian)
    ]
    return Written(notes[:LATEST], notes[LATEST:], steps, _talks(enrolment, said))


def _talks(enrolment: Enrolment, said: Said) -> list[Talk]:
    """The newest word last, as in a thread."""
    talks = []
    for thread in for_guardian(enrolment):
        entries = [Entry(moment_in(said, line.at), line.writer, (line.text,)) for line in thread.lines]
        if entries:
            title = said(TEXTS["talk"], adult=thread.adult) if thread.adult else ""
            talks.append(Talk(title, entries[-LATEST:], entries[:-LATEST]))
    return talks


def moment_in(said: Said, at: datetime) -> str:
    """A day and an hour as the reader's language says them."""
    local = at.astimezone(clock.PARIS)
    return f"{said_day(said.words, local.date())}, {said_time(local.time())}"
