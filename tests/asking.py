"""Which names of its query a page reads: what nobody reads can't be answered badly."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.http import QueryDict
from django.utils.functional import cached_property


@contextmanager
def names_read() -> Iterator[set[str]]:
    """The names that views, forms and middleware ask of a query while this is open; the caller may empty the set."""
    names: set[str] = set()

    class Noting(QueryDict):
        def __getitem__(self, key: str) -> Any:
            names.add(key)
            return super().__getitem__(key)

        def getlist(self, key: str, default: Any = None) -> list[Any]:
            names.add(key)
            return super().getlist(key, default)

        def __contains__(self, key: object) -> bool:
            names.add(str(key))
            return super().__contains__(key)

    query = cached_property(lambda request: Noting(request.META.get("QUERY_STRING", ""), encoding=request.encoding))
    query.__set_name__(WSGIRequest, "GET")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WSGIRequest, "GET", query)
        yield names
