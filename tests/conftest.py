"""The world of the access matrix, made once for each process that runs tests."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
import segno
from pytest_django import DjangoDbBlocker

from premierpas.ui.pdf import documents, rendering
from tests.access import World, make_world
from tests.databases.own import Own
from tests.together import folder_of_run, made_once, made_so_far

if TYPE_CHECKING:
    from tests.visits import Visits


@pytest.fixture
def _in_the_world(databases: Own, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with django_db_blocker.unblock(), databases.holding(make_world) as world:
        yield world


@pytest.fixture
def world(_in_the_world: World, db: None) -> World:
    """Everybody of tests/access.py; a test takes back what it writes."""
    return deepcopy(_in_the_world)


@pytest.fixture
def committed_world(databases: Own, transactional_db: None) -> Iterator[World]:
    """A copy of the same for a test that commits; what it wrote there is put back."""
    with databases.holding(make_world, commits=True) as world:
        yield deepcopy(world)


@pytest.fixture
def visits(
    world: World, documents_set_once: None, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], "Visits"]:
    """An app → everybody's visits to its pages in this world, made by one process of the run."""
    from tests.visits import visits_to  # reads all addresses, which few tests need

    folder = folder_of_run(tmp_path_factory.getbasetemp()) / "visits"
    return lambda app: made_once(folder / app, {app: lambda: visits_to(app, world)})[app]


@pytest.fixture
def visits_so_far(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], "Visits"]:
    """The same, of an app that some process of the run has already visited; none of another."""
    folder = folder_of_run(tmp_path_factory.getbasetemp()) / "visits"
    return lambda app: made_so_far(folder / app, [app]).get(app, {})


class _Remembering:
    """A compiler that sets the same words once: the same data give the same document but for its instant."""

    def __init__(self) -> None:
        self._set: dict[str, bytes] = {}
        self._fresh = rendering._compiler

    def compile(self, **asked: Any) -> bytes:
        words = repr(sorted((name, value) for name, value in asked.items() if name != "timestamp"))
        if words not in self._set:
            self._set[words] = self._fresh().compile(**asked)
        return self._set[words]


class _Drawing:
    """Codes of addresses as long, drawn once: each opening of a sheet makes another link, and another code of it."""

    def __init__(self) -> None:
        self._drawn: dict[tuple[int, str], Any] = {}

    def make(self, address: str, *, error: str) -> Any:
        asked = (len(address.encode()), error)
        if asked not in self._drawn:
            self._drawn[asked] = segno.make(address, error=error)
        return self._drawn[asked]


@pytest.fixture(scope="session")
def _set_once() -> tuple[_Remembering, _Drawing]:
    return _Remembering(), _Drawing()


@pytest.fixture
def documents_set_once(_set_once: tuple[_Remembering, _Drawing], monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests that open the same documents again and again, and don't look at them."""
    remembering, drawing = _set_once
    monkeypatch.setattr(rendering, "_compiler", lambda: remembering)
    monkeypatch.setattr(documents, "segno", drawing)
