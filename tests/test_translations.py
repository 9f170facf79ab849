"""Every sentence that a person reads is marked for translation."""

import ast
import re
from pathlib import Path

from django.conf import settings

from premierpas.core.development.catalogues import faults_in, paths

ROOT = Path(settings.BASE_DIR) / "premierpas"
MARKS = {
    "for_family",
    "_",
    "lazy",
    "gettext",
    "gettext_lazy",
    "gettext_noop",
    "ngettext",
    "ngettext_lazy",
    "pgettext",
    "pgettext_lazy",
}
# The living page is for developers; the page of a failure must not depend on anything that may have failed.
NOT_FOR_TRANSLATORS = ("ui/templates/ui/living/", "templates/500.html", "templates/503.html")
BLOCKS = re.compile(r"{%\s*(blocktranslate|comment)\b.*?{%\s*end\1\s*%}|<!--.*?-->", re.DOTALL)
CODE = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}", re.DOTALL)
TAG = re.compile(r"<[^>]*>", re.DOTALL)
READ_ALOUD = re.compile(r'\s(?:aria-label|title|placeholder|alt)="([^"]*)"')
FRENCH = re.compile("[éèêëàâçîïôûùœ’]")
WORD = re.compile(r"[A-Za-zÀ-ÿ]{3,}")
# Modules, or folders, whose French is data, typesetting or for developers, and why.
EXEMPT = {
    "core/calendar.py": "names of public holidays, as their package has them",
    "core/days.py": "recognises and says French months",
    "core/elision.py": "knows how French words shorten",
    "core/phones.py": "recognises French words beside a number",
    "core/sound.py": "recognises French sounds",
    "core/text.py": "folds letters",
    "core/legal/rules.py": "citations of French law",
    "core/legal/table.py": "writes docs/legal.md",
    "placements/document/agreement.py": "the agreement is French, whatever the reader's language",
    "placements/document/paper_sheet.py": "the binding document",
    "families/languages/texts.py": "the source of catalogues of its own",
    "placements/languages/fr.py": "the source of catalogues of its own",
    "placements/document/parties.py": "the agreement is French, whatever the reader's language",
    "placements/document/registration.py": "the same",
    "placements/document/signatures.py": "the same",
    "placements/evidence/verifying.py": "speaks to whoever operates the server",
    "placements/terms/articles.py": "the binding articles",
    "placements/terms/prefill.py": "recognises French words",
    "placements/terms/wording.py": "the binding document",
    "placements/terms/standard.py": "texts are marked; beside them citations of French law",
    "organisations/siret.py": "recognises French words before a number",
    "occupations/importing/onisep.py": "names of columns of a French list",
    "occupations/looking.py": "recognises apostrophes",
    "occupations/sheets.py": "speaks to whoever writes a sheet",
    "occupations/views/browsing.py": "examples of what is typed",
    "occupations/enums.py": "the name of a list",
    "occupations/sectors.py": "names are marked; the words beside them are what search understands",
    "campaigns/wording.py": "names of blanks, and recognises others for them",
    "core/encodings.py": "recognises accents",
    "people/class_lists/names.py": "recognises apostrophes",
    "people/class_lists/spelling.py": "recognises apostrophes",
    "people/class_lists/splitting.py": "recognises apostrophes",
    "people/class_lists/tables.py": "recognises headers of French lists",
    "people/enums.py": "each language in itself",
    "ui/samples.py": "samples of the living page",
    "ui/typography.py": "French typesetting",
    "ui/written.py": "recognises quotation marks",
    "core/whereabouts/folding.py": "recognises apostrophes",
    "workshop/anonymity/redaction.py": "stands in stored French texts",
    "workshop/coach/french/": "recognises French words",
    "workshop/coach/grammalecte/reader.py": "recognises apostrophes",
    "workshop/coach/language.py": "recognises apostrophes",
}
DEVELOPERS = {"tests", "demo", "migrations", "settings", "development"}


def unmarked_in_template(text: str) -> list[str]:
    """Words of a template outside the tags that translate."""
    bare = CODE.sub(" ", BLOCKS.sub(" ", text))
    pieces = [*TAG.sub("\n", bare).splitlines(), *READ_ALOUD.findall(bare)]
    return [piece.strip() for piece in pieces if WORD.search(re.sub(r"&#?\w+;", " ", piece))]


def unmarked_in_code(source: str) -> list[str]:
    """Texts of a module with French letters, outside the functions that translate; docstrings aside."""
    found = []

    def visit(node: ast.AST, marked: bool) -> None:
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            return
        if isinstance(node, ast.Call):
            marked |= (getattr(node.func, "id", "") or getattr(node.func, "attr", "")) in MARKS
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and not marked and FRENCH.search(node.value):
            found.append(f"{node.lineno}: {node.value[:60]}")
        for child in ast.iter_child_nodes(node):
            visit(child, marked)

    visit(ast.parse(source), False)
    return found


def templates() -> list[Path]:
    """Every template that people see."""
    every = [path for kind in ("html", "txt") for path in ROOT.glob(f"**/templates/**/*.{kind}")]
    return sorted(path for path in every if not any(part in path.as_posix() for part in NOT_FOR_TRANSLATORS))


def modules() -> list[Path]:
    """Every module that may speak to people."""
    every = ROOT.glob("**/*.py")
    inside = {path: path.relative_to(ROOT) for path in every}
    return sorted(
        path
        for path, name in inside.items()
        if not DEVELOPERS & set(name.parts) and not name.as_posix().startswith(tuple(EXEMPT))
    )


def test_the_search_finds_bare_words_and_leaves_marked_ones():
    text = (
        '<p title="Vu">{% translate "Bonjour" %} Salut {{ name }}</p>{% blocktranslate %}Merci{% endblocktranslate %}'
    )
    assert unmarked_in_template(text) == ["Salut"]
    assert unmarked_in_template('<img alt="Une porte">') == ["Une porte"]
    assert unmarked_in_code('"é dans la docstring"\nx = _("café")\ny = "thé"\n') == ["3: thé"]


def test_templates_are_marked():
    found = {
        path.relative_to(ROOT).as_posix(): bare
        for path in templates()
        if (bare := unmarked_in_template(path.read_text(encoding="utf-8")))
    }
    assert found == {}


def test_code_is_marked():
    found = {
        path.relative_to(ROOT).as_posix(): bare
        for path in modules()
        if (bare := unmarked_in_code(path.read_text(encoding="utf-8")))
    }
    assert found == {}


def test_every_text_is_there_in_english_and_none_that_is_no_longer_said():
    """`python -m premierpas.core.development.catalogues` brings the catalogue up; what is new is then written by hand."""
    assert [fault for path in paths() for fault in faults_in(path)] == []


def test_exempt_modules_exist():
    assert [name for name in EXEMPT if not (ROOT / name).exists()] == []
