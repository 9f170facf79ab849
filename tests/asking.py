"""Which names and headers a page reads, and in which way: what nobody reads can't be answered badly."""

import ast
import inspect
import linecache
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from textwrap import dedent
from types import FrameType, FunctionType
from typing import Any

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.core.paginator import Paginator
from django.http import QueryDict
from django.http.request import HttpHeaders
from django.utils.functional import cached_property

from premierpas.core.text import whole_number

# What becomes of a value where it is read by this and by nothing else; others it reads alike stand for one another.
WAYS: dict[str, Callable[[str], Any]] = {
    "get_page": lambda value: Paginator(range(9), 1).get_page(value).number,
    "whole_number": whole_number,
    "bool": bool,
    "compared": bool,
    "looked for": lambda _value: True,
}
ANY_WAY, BY_FORM = "in a way of its own", "by a form"
# Noted as names where somebody goes through all that a post has, or asks whether there is any.
ALL_OF_IT, ANY_OF_IT = "*", "?"
FORMS_OWN = {"value_from_datadict", "value_omitted_from_data", "full_clean", "carry", "made_by_class"}
LEFT_OUT = ("django/utils/datastructures.py", "django/http/request.py", "tests/asking.py")


class Sent(QueryDict):
    """What came with a request, and as what."""

    of = ""


def _telling(noted: Callable[[object], None]) -> type[dict[str, Any]]:
    """Dictionaries that tell which names they are asked for."""

    class Telling(dict[str, Any]):
        def __getitem__(self, key: str) -> Any:
            noted(key)
            return super().__getitem__(key)

        def get(self, key: str, default: Any = None) -> Any:
            noted(key)
            return super().get(key, default)

        def __contains__(self, key: object) -> bool:
            noted(key)
            return super().__contains__(key)

    return Telling


@contextmanager
def names_read(of: str = "GET") -> Iterator[dict[str, set[str]]]:
    """The names that views, forms and middleware ask of what was sent while this is open, each with its ways of being
    read (of WAYS, or ANY_WAY); the caller may empty it.
    """
    names: dict[str, set[str]] = {}

    def noted(name: object) -> None:
        names.setdefault(str(name), set()).add(_way(str(name)))

    def went_through(what: str = ALL_OF_IT) -> None:
        if of == "POST":
            noted(what)

    plain = _telling(noted)

    class Noting(Sent):
        def __getitem__(self, key: str) -> Any:
            noted(key)
            return super().__getitem__(key)

        def getlist(self, key: str, default: Any = None) -> list[Any]:
            noted(key)
            return super().getlist(key, default)

        def __contains__(self, key: object) -> bool:
            noted(key)
            return super().__contains__(key)

        def dict(self) -> dict[str, Any]:
            return plain((name, values[-1] if values else []) for name, values in super().lists())

        def __bool__(self) -> bool:
            went_through(ANY_OF_IT)
            return super().__len__() > 0

        def __iter__(self) -> Iterator[str]:
            went_through()
            return super().__iter__()

        def keys(self) -> Any:
            went_through()
            return super().keys()

        def lists(self) -> Iterator[tuple[str, list[Any]]]:
            went_through()
            return super().lists()

        def copy(self) -> QueryDict:
            went_through()
            return super().copy()

    def noting(sent: QueryDict) -> QueryDict:
        found = Noting("", mutable=True, encoding=sent.encoding)
        for name, values in sent.lists():  # reading an address asks it for every name that it has: not noted
            found.setlist(name, values)
        found._mutable = False
        found.of = of
        return found

    own: Any = vars(WSGIRequest)[of]
    read = own.func if isinstance(own, cached_property) else own.fget
    kept = cached_property(lambda request: noting(read(request)))
    kept.__set_name__(WSGIRequest, of)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WSGIRequest, of, kept)
        yield names


@contextmanager
def headers_read() -> Iterator[set[str]]:
    """The headers that the server asks for while this is open, by their names in a request's `META`."""
    names: set[str] = set()
    begin, asked = WSGIRequest.__init__, HttpHeaders.__getitem__

    def noted(key: object) -> None:
        # Django looks for browsers that the settings refuse, and these refuse none.
        by_django = sys._getframe(2).f_code.co_filename.endswith("django/middleware/common.py")
        if not by_django or settings.DISALLOWED_USER_AGENTS:
            names.add(str(key))

    def looked_up(headers: HttpHeaders, key: str) -> str:
        names.add(HttpHeaders.to_wsgi_name(key))
        return asked(headers, key)

    telling = _telling(noted)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WSGIRequest, "__init__", lambda request, environ: begin(request, telling(environ)))
        patch.setattr(HttpHeaders, "__getitem__", looked_up)
        yield names


def _way(name: str) -> str:
    """How the line that asks for this name reads it."""
    frame = sys._getframe(2)
    while frame.f_back and frame.f_code.co_filename.endswith(LEFT_OUT):
        frame = frame.f_back
    above: FrameType | None = frame
    while above:
        if above.f_code.co_name in FORMS_OWN:
            return BY_FORM
        above = above.f_back
    line = linecache.getline(frame.f_code.co_filename, frame.f_lineno)
    word = re.escape(f'"{name}"')
    if "/premierpas/" not in frame.f_code.co_filename or len(re.findall(word, line)) != 1:
        return ANY_WAY
    asked = rf'[\w.]+\.get\({word}(?:, "")?\)'
    if found := re.search(rf"\b(get_page|whole_number|bool)\({asked}\)", line):
        return found[1]
    if re.search(rf"{asked} [!=]= |[!=]= {asked}(?![.\[])", line):
        return "compared"
    if found := re.search(rf"(?<![.\w])(\w+)\((?:[\w.]+, )*{asked}(?=[,)])", line):
        place = found[0].count(", ") - found[0].count(', "")')
        return _handed_to(frame.f_globals.get(found[1]), place) or ANY_WAY
    return "looked for" if re.search(rf"{word} (not )?in [\w.]+\b(?![\w.(\[])", line) else ANY_WAY


@cache
def _handed_to(function: Any, place: int) -> str | None:
    """The one way in which a function of ours reads what it is given there; None where it does anything else with it."""
    if not isinstance(function, FunctionType) or not function.__module__.startswith("premierpas."):
        return None
    tree = ast.parse(dedent(inspect.getsource(function)))
    name = list(inspect.signature(function).parameters)[place]
    ways: list[str | None] = []
    for node in ast.walk(tree):
        for at, given in enumerate(node.args if isinstance(node, ast.Call) else ()):
            if isinstance(given, ast.Name) and given.id == name:
                ways.append(_called(node.func, function, at))
    uses = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id == name]
    return ways[0] if len(ways) == len(uses) and len(set(ways)) == 1 else None


def _called(call: ast.expr, function: FunctionType, place: int) -> str | None:
    word = call.attr if isinstance(call, ast.Attribute) else call.id if isinstance(call, ast.Name) else ""
    if place == 0 and word in ("get_page", "whole_number", "bool"):
        return word
    return _handed_to(function.__globals__.get(word), place) if isinstance(call, ast.Name) else None


def standing_for_all(values: list[str], ways: set[str]) -> list[str]:
    """Those of some values that make a difference where they are read in these ways."""
    if not ways <= set(WAYS):
        return values
    first: dict[tuple[str, ...], str] = {}
    for value in values:
        first.setdefault(tuple(repr(WAYS[way](value)) for way in sorted(ways)), value)
    return list(first.values())
