"""What the forms behind a page make of what is sent: two posts that they read alike are one."""

import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from types import FrameType
from typing import Any

import pytest
from django.db import connection, models, transaction
from django.forms import BaseForm, CharField
from django.forms.forms import DeclarativeFieldsMetaclass
from django.http import HttpResponse, QueryDict

from premierpas.ui.forms.base import UiForm
from tests.asking import ALL_OF_IT, ANY_OF_IT, BY_FORM, WAYS, Sent, names_read

Filled = Mapping[str, Any]
Fact = tuple[str, str, str]  # the form, the field, what became of what was typed
Told = tuple[bool, set[Fact], set[Fact]]
WRITES = re.compile(r"\s*(INSERT INTO|UPDATE|DELETE FROM) (?!\S*session)", re.IGNORECASE)
OPENING = {"note_seen", "note_opening"}
REFUSED = "refused "


class Readings:
    """The posts to one address so far, by what the server read in them.

    What a view reads by itself decides its way; posts that agree in it, as it was read there, go the same way as far as
    the forms. A post that they refuse is like earlier ones on its way when each field was refused for the same reason,
    or read as the same, texts aside: nothing behind the forms is reached. Where a view looks at what a refused form read
    all the same, each refusal must have met each other field's outcome. Any other, and a refused one whose page keeps
    what was typed, is like an earlier one when all that isn't text was read as the same, and each text was there in one
    that was written. A form that can't be made again makes a post unlike any.
    """

    def __init__(self) -> None:
        self.ways: list[_Way] = []
        self.names: set[str] = set()  # that anything has read

    def is_like_another(self, filled: Filled) -> bool:
        """Whether a post of this would show nothing new."""
        return any(way.is_of(filled) and way.has_like(filled) for way in self.ways)

    @contextmanager
    def noting(self, filled: Filled, answers: list[HttpResponse | None]) -> Iterator[None]:
        """Take note of a post that is made meanwhile, whose answer is put into the list."""
        made: list[BaseForm] = []
        wrote: list[str] = []

        def count(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
            wrote.extend([sql] if WRITES.match(sql) and not _is_a_note_of_opening() else [])
            return execute(sql, params, many, context)

        with names_read("POST") as read, _forms_noted(made), connection.execute_wrapper(count):
            yield
        self.names |= read.keys() - {ALL_OF_IT, ANY_OF_IT}
        answer = answers[0] if answers else None
        if answer is None or answer.status_code in (400, 413):  # refused for its size, before anything was read
            return
        beside = {name: frozenset(ways - {BY_FORM}) for name, ways in read.items() if ways != {BY_FORM}}
        new = _Way(beside, _read_beside(beside, filled))
        way = next((each for each in self.ways if (each.beside, each.found) == (new.beside, new.found)), None)
        if way is None:
            self.ways.append(way := new)
        way.looks_at_refused = way.looks_at_refused or any(map(_is_looked_at, made))
        if not made and any(BY_FORM in ways for ways in read.values()):
            way.can_be_told = False  # a form read it and was left alone
        way.note(filled, made, answer, wrote=bool(wrote))

    def let_through(self, filled: Filled, as_it_was: Filled) -> Filled | None:
        """The same with what was there in the fields that refuse it; None where that can't be told."""
        told = (way.let_through(filled, as_it_was) for way in self.ways if way.forms and way.is_of(filled))
        return next((found for found in told if found is not None), None)


def _read_beside(beside: Mapping[str, frozenset[str]], filled: Filled) -> dict[str, Any]:
    """What a view finds in the names that it reads by itself."""
    return {name: _as_read(ways, filled, name) for name, ways in beside.items()}


def _as_read(ways: frozenset[str], filled: Filled, name: str) -> Any:
    if name == ALL_OF_IT:
        return {each: _listed(value) for each, value in filled.items()}
    if name == ANY_OF_IT:
        return bool(filled)
    listed = _listed(filled.get(name))
    if not listed or not ways <= {"bool", "whole_number", "looked for"}:
        return listed
    return [(way, WAYS[way](str(listed[-1]))) for way in sorted(ways)]


class _Way:
    """Posts in which a view read the same by itself."""

    def __init__(self, beside: dict[str, frozenset[str]], found: dict[str, Any]) -> None:
        self.beside, self.found = beside, found
        self.forms: dict[tuple[type, str | None, bool], Any] = {}
        self.can_be_told = True
        self.refusals_write = self.looks_at_refused = False
        self._refused: set[frozenset[Fact]] = set()
        self._sent: set[frozenset[Fact]] = set()
        self._written: set[frozenset[Fact]] = set()
        self._texts: set[Fact] = set()
        self._last: tuple[Filled | None, int, Told | None] = (None, -1, None)

    def is_of(self, filled: Filled) -> bool:
        """Whether a post of this goes this way."""
        return _read_beside(self.beside, filled) == self.found

    def has_like(self, filled: Filled) -> bool:
        """Whether an earlier one shows all that a post of this would."""
        told = self.outcome(filled)
        if told is None:
            return False
        is_refused, facts, texts = told
        if is_refused and not self.refusals_write:
            return (_together(facts) if self.looks_at_refused else _each(facts)) <= self._refused
        whole = frozenset(facts)
        return whole | texts in self._sent or (whole in self._written and all(map(self._is_there, texts)))

    def _is_there(self, text: Fact) -> bool:
        return any(text[:2] == known[:2] and text[2] in known[2] for known in self._texts)

    def note(self, filled: Filled, made: list[BaseForm], answer: HttpResponse, *, wrote: bool) -> None:
        """A post of this was answered so, and these forms were made for it."""
        self.can_be_told = self.can_be_told and all(_can_be_filled_again(form) for form in made)
        self.forms |= {(type(form), form.prefix, form.is_bound): form for form in made}
        told = self.outcome(filled)
        if told is None:
            return
        is_refused, facts, texts = told
        whole = frozenset(facts)
        self._sent.add(whole | texts)
        if is_refused:
            self._refused |= _together(facts)
            self.refusals_write = self.refusals_write or wrote or answer.status_code not in (200, 422)
        if wrote:
            self._written.add(whole)
            self._texts |= texts

    def outcome(self, filled: Filled) -> Told | None:
        """Asked once before a post and once after it: the same unless the post has shown another form."""
        if self._last[:2] != (filled, len(self.forms)):
            self._last = (filled, len(self.forms), self._outcome(filled))
        return self._last[2]

    def _outcome(self, filled: Filled) -> Told | None:
        """Whether a form refuses this, what becomes of each field, and the texts that remain; None: that can't be told."""
        if not self.can_be_told:
            return None
        facts: set[Fact] = set()
        texts: set[Fact] = set()
        is_refused = False
        for (kind, prefix, is_judged), form in self.forms.items():
            own = f"{kind.__module__}.{kind.__qualname__} {prefix} {is_judged}"
            try:
                with transaction.atomic():
                    again = _filled_again(form, filled)
                    errors = again.errors.as_data() if is_judged else {}
                    transaction.set_rollback(True)
            except Exception:
                return None
            if not is_judged:
                facts.add((own, "", f"carried {again.is_carried}"))  # its texts are only shown again
                continue
            is_refused = is_refused or bool(errors)
            facts |= {(own, name, f"{REFUSED}{sorted(str(e.code) for e in found)}") for name, found in errors.items()}
            for name in again.fields:
                value = again.cleaned_data.get(name)
                if name in errors:
                    texts.add((own, name, str(filled.get(again.add_prefix(name)))))
                elif isinstance(again.fields[name], CharField) and isinstance(value, str) and value:
                    texts.add((own, name, value))
                else:
                    facts.add((own, name, repr(value)))
        return is_refused, facts, texts

    def let_through(self, filled: Filled, as_it_was: Filled) -> Filled | None:
        """The same with what was there in the fields that refuse it; None where that can't be told."""
        if self.outcome(filled) is None:
            return None
        for _round in range(3):
            refused = {
                form.add_prefix(name)
                for form in self.forms.values()
                for name in (_filled_again(form, filled).errors if form.is_bound else ())
            }
            if not refused:
                return filled
            filled = {
                name: as_it_was.get(name, "") if name in refused or name.rpartition("_")[0] in refused else value
                for name, value in filled.items()
            }
        return None


def _each(facts: set[Fact]) -> set[frozenset[Fact]]:
    return {frozenset({fact}) for fact in facts}


def _together(facts: set[Fact]) -> set[frozenset[Fact]]:
    """Each, and what is refused together with each of the others."""
    refused = [fact for fact in facts if fact[2].startswith(REFUSED)]
    return _each(facts) | {frozenset({one, fact}) for one in refused for fact in facts}


def _is_looked_at(form: BaseForm) -> bool:
    found = getattr(form, "cleaned_data", None)
    return isinstance(found, _Watched) and found.is_read


class _Watched(dict[str, Any]):
    """What a form that refuses the rest has read, which tells whether somebody looked at it afterwards."""

    is_read = False

    def __getattribute__(self, name: str) -> Any:
        if name != "is_read":
            self.is_read = True
        return super().__getattribute__(name)

    def __getitem__(self, name: str) -> Any:
        self.is_read = True
        return super().__getitem__(name)

    def __contains__(self, name: object) -> bool:
        self.is_read = True
        return super().__contains__(name)

    def __iter__(self) -> Iterator[str]:
        self.is_read = True
        return super().__iter__()


def _is_a_note_of_opening() -> bool:
    """Whether this is written for whoever opens a thing, whatever comes of it (`core.screens.opened`)."""
    frame: FrameType | None = sys._getframe(1)
    while frame and frame.f_code.co_name not in OPENING:
        frame = frame.f_back
    return frame is not None


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


@contextmanager
def _forms_noted(made: list[BaseForm]) -> Iterator[None]:
    """Every form that reads or carries what was sent meanwhile, with what it was made of."""
    full_clean, carry = BaseForm.full_clean, UiForm.carry

    def made_by_class(kind: Any, *given: Any, **named: Any) -> Any:
        form = type.__call__(kind, *given, **named)
        form.made_of = (given, named)
        return form

    def noted(form: BaseForm) -> None:
        if form.is_bound:
            made.append(form)
        full_clean(form)
        if form.is_bound and form._errors:  # type: ignore[attr-defined]
            form.cleaned_data = _Watched(form.cleaned_data)

    def carried(form: Any, data: Any) -> bool:
        made.append(form)
        return carry(form, data)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DeclarativeFieldsMetaclass, "__call__", made_by_class, raising=False)
        patch.setattr(BaseForm, "full_clean", noted)
        patch.setattr(UiForm, "carry", carried)
        yield


def _can_be_filled_again(form: BaseForm) -> bool:
    given, named = getattr(form, "made_of", ((), {}))
    return not form.is_bound or any(_is_sent(each) for each in (*given, *named.values()))


def _is_sent(thing: Any) -> bool:
    return isinstance(thing, Sent) and thing.of == "POST"


def _filled_again(form: BaseForm, filled: Filled) -> Any:
    """A form made as this one was, for something else that is sent."""
    sent = QueryDict("", mutable=True)
    for name, value in filled.items():
        sent.setlist(name, _listed(value))

    def fresh(thing: Any) -> Any:
        return sent if _is_sent(thing) else copy(thing) if isinstance(thing, models.Model) else thing

    given, named = form.made_of  # type: ignore[attr-defined]
    again: Any = type(form)(*map(fresh, given), **{name: fresh(thing) for name, thing in named.items()})
    if not form.is_bound:
        again.carry(sent)
    return again
