"""What we import is declared, and the inner parts of a library are used in two named places only."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
# Inner parts have no promise to stay as they are: an update of the library is read against this list.
WORKER = "premierpas/workshop/coach/grammalecte/worker.py"
PRETIX = "bench/events_pretix_world.py"
INTERNAL = {
    "premierpas/accounts/flows.py": {
        "allauth.account.internal.flows.login_by_code.LoginCodeVerificationProcess",
    },
    "premierpas/accounts/second_factor.py": {
        "allauth.account.internal.flows.login.get_authentication_records",
        "allauth.account.internal.flows.login.record_authentication",
    },
}


def imported(path: Path) -> Iterator[str]:
    """Dotted names of what a file imports from elsewhere."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield from (f"{node.module}.{name.name}" for name in node.names)


def is_test(path: Path) -> bool:
    return "tests" in path.parts or path.name == "conftest.py" or "bench" in path.relative_to(ROOT).parts


def ours() -> list[Path]:
    return [*ROOT.glob("premierpas/**/*.py"), *ROOT.glob("tests/**/*.py"), *ROOT.glob("bench/**/*.py")]


def normal(name: str) -> str:
    """A distribution's name without extras and versions, as indexes compare it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=~! ]", name)[0]).lower()


@cache
def declared(extra: str = "") -> frozenset[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    more = project["optional-dependencies"][extra] if extra else []
    return frozenset(map(normal, [*project["dependencies"], *more]))


def test_every_library_that_is_imported_is_declared():
    of_module = packages_distributions()
    local = {"premierpas", "tests", "conftest", "bench"} | {path.stem for path in ROOT.glob("bench/*.py")}
    undeclared = {
        f"{path.relative_to(ROOT)} imports {module}"
        for path in ours()
        for module in {name.split(".")[0] for name in imported(path)} - sys.stdlib_module_names - local
        if not {normal(each) for each in of_module.get(module, [])} & declared("dev" if is_test(path) else "")
    }
    # Each is run by another Python than ours: that of the machine, and that of the bench's own environment.
    assert undeclared == {
        f"{WORKER} imports grammalecte", f"{PRETIX} imports pretix", f"{PRETIX} imports django_scopes",
    }  # fmt: skip


def test_every_library_that_is_declared_is_explained():
    explained = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8")
    assert [name for name in sorted(declared("dev")) if f"`{name}`" not in explained] == []


def test_inner_parts_of_a_library_are_used_in_two_places_only():
    used = {
        str(path.relative_to(ROOT)): found
        for path in ours()
        if not is_test(path) and (found := {name for name in imported(path) if "internal" in name.split(".")})
    }
    assert used == INTERNAL
