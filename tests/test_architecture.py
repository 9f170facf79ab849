"""The floors of the house: imports, foreign keys, migrations, addresses and templates lead downward only."""

import ast
import re
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db.migrations.loader import MigrationLoader

ROOT = Path(settings.BASE_DIR) / "premierpas"
FLOORS = [name.rsplit(".", 1)[1] for name in settings.FLOORS]
RANK = {name: rank for rank, name in enumerate(FLOORS)}
URL_NAME = re.compile(r"""{%\s*url\s+["']([a-z]+):""")
REVERSED = re.compile(r"""(?:reverse|redirect)\(\s*["']([a-z]+):""")
TEMPLATE = re.compile(r"""{%\s*(?:include|extends)\s+["']([a-z]+)/""")


def app_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0]


def files(pattern: str) -> list[Path]:
    return [path for path in ROOT.glob(pattern) if app_of(path) in RANK and "tests" not in path.parts]


def upward(names: list[str], floor: str) -> list[str]:
    return [name for name in names if name in RANK and RANK[name] > RANK[floor]]


def test_foreign_keys_lead_downward():
    wrong = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        if model._meta.app_label in RANK
        for field in model._meta.get_fields()
        if field.is_relation
        and field.concrete
        and field.related_model is not apps.get_model(settings.AUTH_USER_MODEL)
        and upward([field.related_model._meta.app_label], model._meta.app_label)
    ]
    assert wrong == []


def test_migrations_depend_downward():
    loader = MigrationLoader(None, ignore_no_migrations=True)
    wrong = [
        (f"{label}.{name}", dependency)
        for (label, name), migration in loader.disk_migrations.items()
        if label in RANK
        for dependency in migration.dependencies
        if upward([dependency[0]], label) and dependency[0] != "accounts"  # the user model, which is swappable
    ]
    assert wrong == []


def leads_upward(pattern: str, *names: re.Pattern[str]) -> dict[str, list[str]]:
    """The files that name something of a floor above their own."""
    wrong = {}
    for path in files(pattern):
        text = path.read_text(encoding="utf-8")
        if found := upward([name for each in names for name in each.findall(text)], app_of(path)):
            wrong[str(path.relative_to(ROOT))] = found
    return wrong


def test_templates_lead_downward():
    assert leads_upward("**/*.html", URL_NAME, TEMPLATE) == {}


def test_addresses_are_reversed_downward():
    assert leads_upward("**/*.py", REVERSED) == {}


def test_the_searches_see_what_leads_upward():
    assert upward(URL_NAME.findall('{% url "demo:people" %}'), "core") == ["demo"]
    assert upward(TEMPLATE.findall('{% include "portal/x.html" %}'), "offers") == ["portal"]
    assert upward(REVERSED.findall('redirect("offers:search")'), "portal") == []


def test_time_comes_from_the_clock_only():
    forbidden = re.compile(r"timezone\.now\(|date\.today\(|datetime\.now\(|auto_now")
    wrong = [
        str(path.relative_to(ROOT))
        for path in files("**/*.py")
        if path.name != "clock.py"
        and "migrations" not in path.parts
        and forbidden.search(path.read_text(encoding="utf-8"))
    ]
    assert wrong == []


def test_every_public_function_says_what_it_does():
    wrong = [
        f"{path.relative_to(ROOT)}:{node.name}"
        for path in files("**/*.py")
        if "migrations" not in path.parts and path.name not in {"permissions.py", "subscribers.py"}
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and not ast.get_docstring(node)
    ]
    assert wrong == []


def test_files_stay_small():
    long = {
        str(path.relative_to(ROOT)): lines
        for path in files("**/*.py")
        if "migrations" not in path.parts and (lines := len(path.read_text(encoding="utf-8").splitlines())) > 300
    }
    assert long == {}


def test_no_page_carries_inline_script_or_style():
    inline = re.compile(r"<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=|<style", re.IGNORECASE)
    wrong = [
        str(path.relative_to(ROOT))
        for path in files("**/*.html")
        if path.name != "mail.html" and inline.search(path.read_text(encoding="utf-8"))
    ]
    assert wrong == []
