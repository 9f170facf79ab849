"""`@action`: the one decorator of writes. It names who may do it, as `@screen` names who may open a page.

    @action(may="applications.answer", links={ANSWER: subject_is})
    def accept(application, *, by: Actor): ...

An action runs in one transaction, asks its own permission whoever calls it (a page, a link, a bulk act, a command), and
tells the history who acts and as what. What is only ever a part of an action is a `@step`: it refuses to run alone.
"""

import json
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from inspect import Parameter, signature
from typing import Any, ParamSpec, TypeVar

import rules
from django.db import connection, transaction
from django.utils.translation import gettext as _

from .actors import Actor
from .closing import closing
from .compiled import kept_cursor
from .errors import NotAllowed
from .ports import Port
from .screens import PUBLIC, SIGNED_IN

__all__ = ["ACTIONS", "NOBODY", "NOTHING", "PUBLIC", "SIGNED_IN", "Actor", "Stale", "action", "current_actor", "step"]

P = ParamSpec("P")
R = TypeVar("R")
Fits = Callable[[Any, Any], bool]  # (link, subject): whether the link was made for this very thing

NOBODY = "nobody"  # no person: only links or tasks


class _Nothing:
    """Marks an action that is about no row that exists yet: its permission judges the person alone."""


NOTHING = _Nothing()


@dataclass(frozen=True)
class Declared:
    """What a decorator says of an action; the action matrix reads it."""

    name: str
    may: str
    links: Mapping[str, Fits]
    tasks: bool
    call: Callable[..., Any]


@dataclass(frozen=True)
class _Running:
    actor: Actor
    name: str


class Stale(Exception):
    """What an action was told no longer held when it had its locks: it begins anew, in a transaction without them.

    Whoever raises it sees to it that it isn't raised again for the same reason.
    """


ACTIONS: dict[str, Declared] = {}
by_link = Port[Callable[[Actor, Any], None]](
    "core.by_link", "who takes note that somebody has acted by a link: (actor, what the action is about)"
)
_running: ContextVar[_Running | None] = ContextVar("premierpas_action", default=None)


def action(
    *,
    may: str,
    on: str | Callable[[Mapping[str, Any]], Any] | _Nothing | None = None,
    links: Mapping[str, Fits] | None = None,
    tasks: bool = False,
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Declare a write and who may do it.

    `may`: `PUBLIC`, `SIGNED_IN`, `NOBODY`, or the name of a django-rules permission; it judges the person on the
    action's subject: its first argument, the argument that `on` names, what `on` computes from the arguments, or
    `NOTHING`. `links`: purposes whose holders may, each with what tells that the link was made for this subject.
    `tasks`: whether the programme itself may. The action raises NotAllowed for everybody else.
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        shape = signature(function)
        if shape.parameters.get("by") is None or shape.parameters["by"].kind is not Parameter.KEYWORD_ONLY:
            raise TypeError(f"{function.__qualname__} is an action without `*, by: Actor`")
        declared = Declared(_name_of(function), may, dict(links or {}), tasks, function)

        @wraps(function)
        def acting(*args: P.args, **kwargs: P.kwargs) -> R:
            bound = shape.bind(*args, **kwargs)
            bound.apply_defaults()
            actor = bound.arguments["by"]
            if not isinstance(actor, Actor):
                raise TypeError(f"{declared.name}: `by` is {type(actor).__name__}, not Actor")
            own_transaction = not connection.in_atomic_block
            while True:
                with suppress(Stale), transaction.atomic():
                    subject = _subject(on, bound.arguments)
                    _refuse_unless(declared, actor, subject)
                    with _as(actor, declared.name, own_transaction=own_transaction):
                        result = function(*args, **kwargs)
                        if actor.link is not None:
                            for note in by_link:
                                note(actor, subject)
                        return result

        acting.action = declared  # type: ignore[attr-defined]
        ACTIONS[declared.name] = declared
        return acting

    return decorate


def step(function: Callable[P, R]) -> Callable[P, R]:
    """Mark a write that is a part of actions: it raises RuntimeError when none runs."""

    @wraps(function)
    def within(*args: P.args, **kwargs: P.kwargs) -> R:
        if _running.get() is None:
            raise RuntimeError(f"{_name_of(function)} is a part of actions and was called outside of any")
        return function(*args, **kwargs)

    within.step = True  # type: ignore[attr-defined]
    return within


def current_actor() -> Actor:
    """Who does the running action; raises RuntimeError when none runs."""
    running = _running.get()
    if running is None:
        raise RuntimeError("no action is running")
    return running.actor


@contextmanager
def working_as(actor: Actor) -> Iterator[None]:
    """Run steps outside of a single action, in one transaction: a task or an import that is made of many."""
    with transaction.atomic(), _as(actor, actor.job or "work"):
        yield


def _name_of(function: Callable[..., Any]) -> str:
    app = function.__module__.removeprefix("premierpas.").partition(".")[0]
    return f"{app}.{function.__name__}"


def _subject(on: Any, arguments: Mapping[str, Any]) -> Any:
    if on is None:
        return next(iter(arguments.values()))
    if isinstance(on, str):
        return arguments[on]
    return on if isinstance(on, _Nothing) else on(arguments)


def _refuse_unless(declared: Declared, actor: Actor, subject: Any) -> None:
    if not _may(declared, actor, subject):
        raise NotAllowed(_("Cette action n’est pas possible avec ce rôle."))


def _may(declared: Declared, actor: Actor, subject: Any) -> bool:
    if actor.job:
        return declared.tasks
    if actor.link is not None:
        fits = declared.links.get(actor.link.purpose)
        return fits is not None and fits(actor.link, subject)
    if declared.may == PUBLIC:
        return True
    if not actor.is_person or declared.may == NOBODY:
        return False
    if declared.may == SIGNED_IN:
        return True
    if isinstance(subject, _Nothing):
        return bool(rules.has_perm(declared.may, actor.viewer))
    return bool(rules.has_perm(declared.may, actor.viewer, subject))


@contextmanager
def _as(actor: Actor, name: str, *, own_transaction: bool = False) -> Iterator[None]:
    """Make the actor known to steps and to the history. What an action causes is the outermost one's doing.

    What history was told ends with the transaction: where that ends now, it needn't be told to forget.
    """
    outer = _running.get()
    if outer is not None:
        yield
        return
    token = _running.set(_Running(actor, name))
    try:
        _tell_history({**actor.told(), "action": name})
        with closing():
            yield
        if not own_transaction:
            _tell_history(None)
    finally:
        _running.reset(token)


def _tell_history(told: dict[str, Any] | None) -> None:
    """The settings that pghistory's triggers read, for this transaction only: one statement an action."""
    settings = (str(uuid.uuid4()), json.dumps(told)) if told else ("", "")
    with kept_cursor() as cursor:
        cursor.execute(
            "SELECT set_config('pghistory.context_id', %s, true), set_config('pghistory.context_metadata', %s, true)",
            settings,
        )
