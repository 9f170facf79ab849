"""Actor × action: who may write what, whichever way they come (the table is in tests/action_table/)."""

import ast
import importlib
import pkgutil
from pathlib import Path

import pytest
import rules
from django.conf import settings
from django.db import transaction

import premierpas
from premierpas.accounts.capacities import viewer_of
from premierpas.accounts.links import Link
from premierpas.core.actions import ACTIONS, NOBODY, PUBLIC, SIGNED_IN
from premierpas.core.actors import Actor
from premierpas.core.errors import DomainError, NotAllowed
from tests.access import World
from tests.action_table import rows
from tests.roles import EVERYBODY

ROOT = Path(settings.BASE_DIR) / "premierpas"
# What changes rows, tells somebody or hands out a right.
WRITES = {
    "save", "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "emit",
    "post", "enqueue", "make_link", "revoke_links",
}  # fmt: skip


def action_modules() -> list[str]:
    found = [name for _finder, name, _pkg in pkgutil.walk_packages(premierpas.__path__, "premierpas.")]
    return [name for name in found if ".actions" in name and ".tests" not in name and name != "premierpas.core.actions"]


def test_every_write_of_an_action_module_names_its_actor_and_its_permission():
    bare = []
    for name in action_modules():
        module = importlib.import_module(name)
        for node in ast.parse(Path(module.__file__).read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                function = getattr(module, node.name)
                if not hasattr(function, "action") and not hasattr(function, "step") and writes(node):
                    bare.append(f"{name.removeprefix('premierpas.')}.{node.name}")
    assert bare == []


def writes(function: ast.FunctionDef) -> bool:
    called = [node.func for node in ast.walk(function) if isinstance(node, ast.Call)]
    names = {each.attr if isinstance(each, ast.Attribute) else getattr(each, "id", "") for each in called}
    return bool(names & WRITES)


def test_every_permission_of_an_action_exists():
    assert {
        name: each.may
        for name, each in ACTIONS.items()
        if is_ours(name) and each.may not in (PUBLIC, SIGNED_IN, NOBODY) and not rules.perm_exists(each.may)
    } == {}


def test_every_action_has_a_row_and_every_row_an_action():
    assert {name for name in ACTIONS if is_ours(name)} ^ set(rows()) == set()


def is_ours(name: str) -> bool:
    """Not one that a test declares."""
    return ".tests." not in ACTIONS[name].call.__module__


def actor_of(world: World, role: str) -> Actor:
    person = world.people[role]
    return Actor.visitor(name="Ada") if person is None else Actor.person(viewer_of(person.user, active=person.capacity))


def is_let_through(world: World, name: str, actor: Actor) -> bool:
    """Whether the action got past its permission; what it wrote is taken back."""
    try:
        with transaction.atomic():
            rows()[name].call(world, actor)
            transaction.set_rollback(True)
    except NotAllowed:
        return False
    except DomainError:
        return True
    return True


APPS = sorted({name.split(".")[0] for name in rows()})


@pytest.mark.parametrize("app", APPS)
def test_only_those_in_the_table_may_act(app: str, world: World):
    wrong = {}
    actors = {role: actor_of(world, role) for role in EVERYBODY}
    for name, row in rows().items():
        if name.split(".")[0] != app:
            continue
        through = {role for role, actor in actors.items() if is_let_through(world, name, actor)}
        if through != row.roles:
            wrong[name] = {"too many": through - row.roles, "missing": row.roles - through}
        if is_let_through(world, name, Actor.task("tests")) != ACTIONS[name].tasks:
            wrong[f"{name} by a task"] = ACTIONS[name].tasks
        if is_let_through(world, name, Actor.holder(Link(purpose="tests.other", subject_id=1))):
            wrong[f"{name} by another link"] = True
    assert wrong == {}
