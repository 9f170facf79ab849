"""The register of processing, made from what the floors declare: for a page, a PDF, the docs and a program."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from premierpas.core.languages import in_french
from premierpas.core.retention import Personal, Then, personal
from premierpas.ui.pdf.rendering import render_pdf
from premierpas.ui.typography import title_first

THEN = {
    Then.DELETE: gettext_lazy("supprimé"),
    Then.BLANK: gettext_lazy("vidé"),
    Then.ANONYMISE: gettext_lazy("rendu anonyme"),
}


@dataclass(frozen=True)
class Line:
    """One line of the register, in words."""

    what: str
    purpose: str
    basis: str
    until: str
    then: str


def as_json() -> list[dict[str, str]]:
    """A row for every personal field."""
    return [
        {
            "model": each.model, "field": name, "purpose": str(each.purpose), "basis": each.basis.value,
            "until": str(each.until.label), "then": each.then.value,
        }
        for each in personal()
        for name in each.fields
    ]  # fmt: skip


def lines() -> list[Line]:
    """What is kept, sorted by purpose so that a page can group it."""
    return sorted((_line(each) for each in personal()), key=lambda line: (line.purpose, line.what))


def _line(each: Personal) -> Line:
    return Line(
        title_first(str(each.what)), title_first(str(each.purpose)), str(each.basis.label),
        str(each.until.label), str(THEN[each.then]),
    )  # fmt: skip


def as_markdown() -> str:
    """The page `docs/privacy-register.md`."""
    with override("fr"):
        head = [
            _("# Registre des traitements"),
            "",
            _(
                "Cette page est faite par `manage.py privacy_register --markdown > docs/privacy-register.md` : ne la"
                " modifiez pas à la main. Chaque étage du code déclare ses champs personnels dans son `retention.py` ;"
                " [privacy.md](privacy.md) explique le reste."
            ),
            "",
            _("| Donnée | Pourquoi | Base | Jusqu’à quand | Ensuite | Champs |"),
            "|---|---|---|---|---|---|",
        ]
        rows = [
            f"| {line.what} | {line.purpose} | {line.basis} | {line.until} | {line.then} "
            f"| `{each.model}` : {', '.join(f'`{name}`' for name in each.fields)} |"
            for line, each in sorted(
                ((_line(each), each) for each in personal()), key=lambda pair: (pair[0].purpose, pair[0].what)
            )
        ]
    return "\n".join([*head, *rows]) + "\n"


def as_text() -> str:
    """Lines for a terminal."""
    return "".join(f"{each.what} : {each.until}, {each.then} ({each.purpose} ; {each.basis})\n" for each in lines())


@in_french()
def register_pdf() -> bytes:
    """The register as people print it."""
    heading = _("Registre des traitements")
    data: dict[str, Any] = {
        "heading": heading,
        "lead": _("Ce que %(site)s garde, pourquoi et jusqu’à quand.") % {"site": settings.SITE_NAME},
        "brand": settings.SITE_NAME,
        "head": [_("Donnée"), _("Base"), _("Jusqu’à quand"), _("Ensuite")],
        "purposes": [[purpose, rows] for purpose, rows in _by_purpose()],
    }
    return render_pdf("privacy_register", data, title=heading, author=settings.SITE_NAME)


def _by_purpose() -> list[tuple[str, list[list[str]]]]:
    found: dict[str, list[list[str]]] = {}
    for line in lines():
        found.setdefault(line.purpose, []).append([line.what, line.basis, line.until, line.then])
    return list(found.items())
