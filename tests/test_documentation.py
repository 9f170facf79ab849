"""What is written about the product is true of it: settings, dependencies, commands, links, pictures."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
NOT_OURS = {".venv", ".git", "var", "locale", "node_modules", "__pycache__", "staticfiles"}
TEXTS = {".py", ".md", ".html", ".txt", ".toml", ".yaml", ".css", ".js", ".service", ".example", ".typ", ".svg", ""}
OPERATIONS = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
OF_THE_SYSTEM = {"PATH"}  # handed on as it is


def texts() -> Iterator[Path]:
    """Every text file of the project."""
    for path in sorted(ROOT.rglob("*")):
        inside = path.relative_to(ROOT)
        hidden = any(part.startswith(".") and part != ".ci" for part in inside.parts[:-1])
        if not hidden and not NOT_OURS & set(inside.parts) and path.suffix in TEXTS and path.is_file():
            yield path


def variables_read(source: str) -> set[str]:
    """Names of environment variables that a module reads: `environ.get("X")`, `environ["X"]`, `on("X")`."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            asked = ast.unparse(node.func)
            if asked in {"os.environ.get", "os.environ.setdefault", "os.getenv", "on", "networks", "roles"}:
                found.add(node.args[0].value)
        elif (
            isinstance(node, ast.Subscript)
            and isinstance(node.slice, ast.Constant)
            and ast.unparse(node.value) == "os.environ"
        ):
            found.add(node.slice.value)
    return found - OF_THE_SYSTEM


def all_variables() -> set[str]:
    """What the product itself reads; tests may read what they like."""
    sources = [path for path in (ROOT / "premierpas").rglob("*.py") if "tests" not in path.parts]
    return set().union(*(variables_read(path.read_text(encoding="utf-8")) for path in sources))


def documented() -> set[str]:
    """Variables of the table in docs/operations.md."""
    table = OPERATIONS.split("\n## Environment\n")[1].split("\n## ")[0]
    cells = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    return {name for cell in cells for name in re.findall(r"`([A-Z_]+)`", cell)}


def test_the_reader_of_variables_sees_every_way_of_reading():
    source = 'import os\nos.environ.get("A", "")\nos.environ["B"]\non("C")\nos.getenv("D")\nf"{os.environ[\'E\']}"\n'
    assert variables_read(source) == {"A", "B", "C", "D", "E"}


def test_every_environment_variable_that_is_read_is_explained():
    assert all_variables() - documented() == set()


def test_every_variable_explained_is_read():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert {name for name in documented() - all_variables() if f"$({name})" not in makefile} == set()


def test_the_example_of_an_environment_holds_only_what_is_explained():
    lines = (ROOT / "deploy" / "environment.example").read_text(encoding="utf-8").splitlines()
    names = {line.lstrip("#").partition("=")[0] for line in lines if re.match(r"#?[A-Z_]+=", line)}
    assert {name for name in names - documented() if not name.startswith("POSTGRES_")} == set()


def test_every_dependency_is_justified_and_nothing_else_is():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.match(r"[a-z0-9-]+", each).group() for each in declared}
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    first = [re.sub(r"\(.*?\)", "", line.split("|")[1]) for line in page.splitlines() if line.startswith("| `")]
    assert {name for cell in first for name in re.findall(r"`([a-z0-9-]+)`", cell)} == names


def test_every_make_target_explains_itself_and_those_of_the_readme_exist():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    explained = set(re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE))
    assert targets - explained == {"install-dev", "check-venv", "test-tools"}  # steps of others
    for page in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
        called = set(re.findall(r"(?:`|^    )make ([a-z-]+)", page.read_text(encoding="utf-8"), re.MULTILINE))
        assert called <= targets, page
    assert explained - {"help"} <= set(re.findall(r"make ([a-z-]+)", (ROOT / "README.md").read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "name", ["README.md", "README.fr.md", "CHANGELOG.md", *(f"docs/{p.name}" for p in (ROOT / "docs").glob("*.md"))]
)
def test_links_and_pictures_lead_somewhere(name):
    page = ROOT / name
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8"))
    assert [each for each in targets if "://" not in each and not (page.parent / each).exists()] == []


@pytest.mark.parametrize("page", ["README.md", "docs/architecture.md"])
def test_the_map_of_the_code_names_every_app_and_only_files_that_exist(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    floors = [name.rsplit(".", 1)[1] for name in settings.FLOORS]
    assert [name for name in floors if name not in text] == []
    for app, files in re.findall(r"^\| `([a-z]+)` \|.*\|(.*)\|$", text, re.MULTILINE):
        named = re.findall(r"`([^`]+)`", files)
        assert [each for each in named if not (ROOT / "premierpas" / app / each).exists()] == [], app


def test_pictures_are_small_and_shown_in_the_language_of_their_page():
    pages = {name: (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.fr.md")}
    for picture in (ROOT / "docs" / "images").iterdir():
        page = pages["README.md" if picture.name.endswith(".en.png") else "README.fr.md"]
        assert picture.stat().st_size <= 120_000 and f"docs/images/{picture.name}" in page, picture.name


def test_commands_named_in_the_documentation_exist():
    from django.core.management import get_commands

    for page in [ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md")]:
        named = set(re.findall(r"manage\.py ([a-z_]+)", page.read_text(encoding="utf-8")))
        assert named <= set(get_commands()), page


def test_no_file_names_a_machine_or_a_registry():
    of_a_machine = re.compile(r"(?<![\w.~/-])/(?:work|root|home/\w+|tmp)/\w")
    registry = re.compile(
        r"\b(?:pypi|registry|npmjs|docker|ghcr|quay|crates)\.(?:org|io|com|npmjs\.org)\b|pythonhosted|--(?:extra-)?index-url"
    )
    found = []
    for path in texts():
        text = "" if path == Path(__file__) else path.read_text(encoding="utf-8", errors="ignore")
        if said := of_a_machine.search(text) or registry.search(text):
            found.append(f"{path.relative_to(ROOT)}: {said.group()}")
    assert found == []
