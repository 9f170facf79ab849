"""Rows of the database become the objects that Django makes, with less work: each takes on its columns at once.

Django sets each column of each object for itself, in case somebody listens.
"""

from collections.abc import Sequence
from inspect import getattr_static
from typing import Any

from django.db.models import Model
from django.db.models.base import ModelState
from django.db.models.fields.related_descriptors import ForeignKeyDeferredAttribute
from django.db.models.query import ModelIterable, get_related_populators
from django.db.models.query_utils import DeferredAttribute
from django.db.models.signals import post_init, pre_init

_PLAIN = {DeferredAttribute, ForeignKeyDeferredAttribute}  # they keep a column's value as it is


class _Maker:
    """Makes objects of a model from whole rows, in place of the model's own `from_db`."""

    def __init__(self, model: type[Model]) -> None:
        self._model, self._names = model, [each.attname for each in model._meta.concrete_fields]

    def from_db(self, db: str, _names: Sequence[str], values: Sequence[Any]) -> Model:
        """The object of a row."""
        new = self._model.__new__(self._model)
        new._state = state = ModelState()
        state.adding, state.db = False, db
        new.__dict__.update(zip(self._names, values, strict=True))
        return new


def maker_of(model: type[Model], columns: int) -> Any:
    """What makes objects of rows with so many columns: the model itself where it does more, or hasn't them all."""
    fields = model._meta.concrete_fields
    is_plain = (
        model.__init__ is Model.__init__
        and getattr_static(model, "from_db") is getattr_static(Model, "from_db")
        and not pre_init.has_listeners(model)
        and not post_init.has_listeners(model)
        and all(type(getattr_static(model, each.attname)) in _PLAIN for each in fields)
    )
    return _Maker(model) if is_plain and columns == len(fields) else model


class ObjectsOf:
    """How the rows of one statement become objects, found out once: they, and what was read along with them."""

    def __init__(self, select: Any, klass_info: Any, annotations: Any, db: str) -> None:
        first, last = klass_info["select_fields"][0], klass_info["select_fields"][-1] + 1
        self._columns, self._db = slice(first, last), db
        self._names = [each[0].target.attname for each in select[first:last]]
        self._maker = maker_of(klass_info["model"], len(self._names))
        self._annotations = list((annotations or {}).items())
        self._related: list[Any] = get_related_populators(klass_info, select, db)  # type: ignore[call-arg]
        waiting = list(self._related)
        while waiting:
            each = waiting.pop()
            each.model_cls = maker_of(each.model_cls, len(each.init_list))
            waiting += each.related_populators

    def of(self, row: Sequence[Any]) -> Any:
        """The object of a row."""
        made = self._maker.from_db(self._db, self._names, row[self._columns])
        for each in self._related:
            each.populate(row, made)
        for name, place in self._annotations:
            setattr(made, name, row[place])
        return made


class Objects(ModelIterable):  # type: ignore[type-arg]
    """The objects of rows that are here already; the query says how they are made (`objects`)."""

    def __iter__(self) -> Any:
        query: Any = self.queryset.query
        compiler = query.get_compiler()
        return map(query.objects.of, compiler.results_iter(compiler.execute_sql()))
