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
from tests.asking import BY_FORM, Sent, names_read

Filled = Mapping[str, Any]
Fact = tuple[str, str, str]  # the form, the field, what became of what was typed
Told = tuple[bool, set[Fact], set[Fact]]
WRITES = re.compile(r"\s*(INSERT INTO|UPDATE|DELETE FROM) (?!\S*session)", re.IGNORECASE)
OPENING = {"note_seen", "note_opening"}


class Readings:
    """The posts of one form of a page so far, by what the server's forms read in them.

    A refused post is like earlier ones when the same fields were refused for the same reason and others read as the
    same, texts aside: nothing behind the forms is reached. Any other, and a refused one whose page keeps what was
    typed, is like an earlier one when all that isn't text was read as the same, and each text was there in one that
    was written. What the view reads by itself makes a post unlike any other; so does a form that can't be made again.
    """

    def __init__(self) -> None:
        self.forms: dict[tuple[type, str | None, bool], Any] = {}
        self.read_beside: set[str] = set()
        self.first: Filled | None = None
        self.can_be_told = True
        self.refusals_write = False
        self._refused: set[Fact] = set()
        self._sent: set[frozenset[Fact]] = set()
        self._written: set[frozenset[Fact]] = set()
        self._texts: set[Fact] = set()
        self._last: tuple[Filled | None, int, Told | None] = (None, 0, None)

    def is_like_another(self, filled: Filled) -> bool:
        """Whether a post of this would show nothing new."""
        told = self.outcome(filled) if self._is_on_the_same_way(filled) else None
        if told is None:
            return False
        is_refused, facts, texts = told
        if is_refused and not self.refusals_write:
            return facts <= self._refused
        whole = frozenset(facts)
        return whole | texts in self._sent or (whole in self._written and all(map(self._is_there, texts)))

    def _is_there(self, text: Fact) -> bool:
        return any(text[:2] == known[:2] and text[2] in known[2] for known in self._texts)

    def _is_on_the_same_way(self, filled: Filled) -> bool:
        first = filled if self.first is None else self.first
        return all(_listed(filled.get(name)) == _listed(first.get(name)) for name in self.read_beside)

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
        self.first = filled if self.first is None else self.first
        self.read_beside |= {name for name, ways in read.items() if ways != {BY_FORM}}
        if not self._is_on_the_same_way(filled):
            return
        self.can_be_told = self.can_be_told and all(_can_be_filled_again(form) for form in made)
        self.forms |= {(type(form), form.prefix, form.is_bound): form for form in made}
        told = self.outcome(filled)
        answer = answers[0] if answers else None
        if told is None or answer is None:
            return
        is_refused, facts, texts = told
        whole = frozenset(facts)
        self._sent.add(whole | texts)
        if is_refused:
            self._refused |= facts
            self.refusals_write = self.refusals_write or bool(wrote) or answer.status_code not in (200, 422)
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
        if not self.forms or not self.can_be_told:
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
            facts |= {(own, name, f"refused {sorted(str(e.code) for e in found)}") for name, found in errors.items()}
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
