"""Saving what is typed. Two pages that write the same text end as two texts, both kept; never as one that is lost."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db import models

from premierpas.core import clock
from premierpas.core.actions import Actor, action, step
from premierpas.core.text import clean
from premierpas.people.models import Pupil

from ..models.text import SpareDraft, Text
from .kinds import kind_named, name_of

T = TypeVar("T", bound=Text)


@dataclass(frozen=True)
class Typed:
    """What a page sends: its texts, the version it began from, which page it is and its how-many-th save this is.

    `turn` is 0 where nothing counts (no script): then the last one sent is the one meant.
    """

    parts: Mapping[str, str]
    version: int
    page: uuid.UUID | None = None
    turn: int = 0


@dataclass(frozen=True)
class Kept(Generic[T]):
    """The stored text after a save; `spare` is where the page's own words are when the text had moved on.

    `changed` tells whether this save wrote anything at all.
    """

    text: T
    spare: SpareDraft | None = None
    changed: bool = True


@step
def keep(pupil: Pupil, find: Callable[[], T], typed: Typed) -> Kept[T]:
    """Save `typed` to the text that `find` reads (or makes) under the pupil's lock.

    The text alone is compared: a page that is behind but says the same changes nothing. A page that saved last may go
    on with an older version number (its answer was lost on the way), but an overtaken save of its own is left out.
    Anything else that is behind becomes a spare draft, one for each page.
    """
    _lock(pupil)
    text = find()
    parts = {part: clean(typed.parts.get(part, "")).strip() for part in text.PARTS}
    page = typed.page or uuid.uuid4()
    same_page = text.page == page
    if text.pk is not None and parts == text.parts():
        drafts_of(text).filter(page=page).delete()
        return Kept(text, changed=False)
    if text.pk is None or text.version == typed.version or same_page:  # a text that is gone meanwhile begins anew
        if same_page and _overtaken(typed.turn, text.turn):
            return Kept(text, changed=False)
        _store(text, parts, page, typed.turn)
        _note(pupil)
        return Kept(text)
    spare = drafts_of(text).filter(page=page).first()
    spare = spare or SpareDraft(pupil=pupil, kind=name_of(text), text_id=text.pk, page=page)
    if spare.pk is not None and (spare.parts == parts or _overtaken(typed.turn, spare.turn)):
        return Kept(text, spare, changed=False)
    spare.parts, spare.turn, spare.saved_at = parts, typed.turn, clock.now()
    spare.save()
    _note(pupil)
    return Kept(text, spare)


@action(may="people.write_own")
def take_spare(spare: SpareDraft, *, by: Actor) -> Text:
    """Make this draft the text; what the text said becomes the draft, so that the choice can be taken back."""
    _lock(spare.pupil)
    spare = SpareDraft.objects.select_related("pupil").get(pk=spare.pk)
    text = kind_named(spare.kind).find(spare.pupil, spare.text_id)
    assert text is not None, "a text goes together with its drafts"
    before = text.parts()
    _store(text, {part: str(spare.parts.get(part, "")) for part in text.PARTS}, uuid.uuid4(), 0)
    spare.parts, spare.saved_at, spare.page, spare.turn = before, clock.now(), uuid.uuid4(), 0
    spare.save()
    return text


@action(may="people.write_own")
def drop_spare(spare: SpareDraft, *, by: Actor) -> None:
    """Throw this draft away; a second time changes nothing."""
    _lock(spare.pupil)
    SpareDraft.objects.filter(pk=spare.pk).delete()


def _lock(pupil: Pupil) -> None:
    Pupil.objects.select_for_update(no_key=True).get(pk=pupil.pk)


def drafts_of(text: Text) -> "models.QuerySet[SpareDraft]":
    """The drafts kept beside this text, the last first."""
    return SpareDraft.objects.filter(kind=name_of(text), text_id=text.pk or 0).order_by("-saved_at")


def _overtaken(turn: int, stored: int) -> bool:
    return 0 < turn <= stored


def _store(text: Text, parts: Mapping[str, str], page: uuid.UUID, turn: int) -> None:
    for part, words in parts.items():
        setattr(text, part, words)
    text.version, text.page, text.turn, text.saved_at = text.version + 1, page, turn, clock.now()
    text.save()


def _note(pupil: Pupil) -> None:
    Pupil.objects.filter(pk=pupil.pk).update(last_action_at=clock.now())


@step
def replace(
    pupil: Pupil, find: Callable[[], T], change: Callable[[T], Mapping[str, str]], *, even_empty: bool = False
) -> Kept[T]:
    """Write what `change(text)` gives into its parts, once; what they said before is kept beside, to be taken back.

    An empty text leaves nothing to keep, unless `even_empty`: then the way back leads to an empty one.
    """
    _lock(pupil)
    text = find()
    before = text.parts()
    after = before | {part: clean(words).strip() for part, words in change(text).items()}
    if after == before:
        return Kept(text, changed=False)
    _store(text, after, uuid.uuid4(), 0)
    _note(pupil)
    if not (even_empty or any(before.values())):
        return Kept(text)
    spare = SpareDraft.objects.create(
        pupil=pupil, kind=name_of(text), text_id=text.pk, page=uuid.uuid4(), parts=before, saved_at=clock.now()
    )
    return Kept(text, spare)
