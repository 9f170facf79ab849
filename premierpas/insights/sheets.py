"""The activity sheet, one page for anybody; and the dossier for an academy, made of the same figures."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.languages import in_french
from premierpas.organisations.models import School, Territory
from premierpas.ui.pdf.rendering import render_pdf
from premierpas.ui.typography import full_date

from .figures import MARK, Figure, Told
from .indicators import FORMER_PUPILS, INDICATORS
from .periods import Period

# The sheet is one page: what becomes of former pupils is read on the page of figures and in a grant's proofs.
ON_SHEET = tuple(code for code in INDICATORS if code not in FORMER_PUPILS)
IN_TABLE = ("pupils", "placements", "answers", "days")


@dataclass(frozen=True)
class Sheet:
    """What a sheet tells: of where, of when, for whom."""

    place: str
    period: Period
    figures: list[Figure]
    reader: str = ""


def sheet_of(territory: Territory | None, period: Period, *, reader: str = "") -> Sheet:
    """The activity of a territory, or of the association, in a period."""
    place = territory.name if territory else settings.SITE_NAME
    told = Told(territory.pk if territory else None, period)
    return Sheet(place, period, told.figures(ON_SHEET), reader)


def method() -> list[str]:
    """How the figures are made, for whoever reads them."""
    return [
        _("Un mois est compté une fois, quand il est fini. Ce qui change après ne change plus ses chiffres."),
        _(
            "Aucun chiffre ne porte sur moins de onze élèves. Les petits établissements sont comptés ensemble, dans "
            "leur département ou leur territoire."
        ),
        _("Le signe %(mark)s veut dire : personne, ou moins de onze élèves. Rien ne distingue les deux.")
        % {"mark": MARK},
        _("Une période est une suite de mois entiers. Son chiffre est la somme de ce qui peut être dit de chacun."),
    ]


@in_french()
def sheet_pdf(sheet: Sheet, *, at: datetime | None = None) -> bytes:
    """One page, PDF/UA."""
    title = _("Fiche d’activité")
    data = {
        "heading": title,
        "lead": f"{sheet.place}, {sheet.period}",
        "reader": _("Pour %(name)s") % {"name": sheet.reader} if sheet.reader else "",
        "figures": [[figure.said, str(figure.name), str(figure.definition)] for figure in sheet.figures],
        "method_title": _("Comment lire ces chiffres"),
        "method": method(),
        "made": _made(),
        "brand": settings.SITE_NAME,
    }
    return render_pdf("activity", data, title=title, author=settings.SITE_NAME, at=at)


@dataclass(frozen=True)
class Line:
    """A line of the dossier's table."""

    name: str
    level: int
    figures: list[Figure]


def lines_of(told: Told, departments: list[str]) -> list[Line]:
    """Each department, then those of its schools of which something is told."""
    names = dict(School.objects.filter(territory=told.territory_id).values_list("pk", "name"))
    lines = []
    for department in departments:
        title = _("Département %(code)s") % {"code": department}
        lines.append(Line(title, 0, told.figures(IN_TABLE, department=department)))
        for pk in sorted(told.schools(department), key=lambda pk: names.get(pk, "")):
            figures = [told.figure(code, school_id=pk) for code in IN_TABLE]
            lines.append(Line(names.get(pk, ""), 1, figures))
    return lines


def academies_of(territory: Territory) -> list[str]:
    """The academies that have a school in the territory."""
    rows = School.objects.filter(territory=territory).exclude(academy="").order_by("academy")
    return list(rows.values_list("academy", flat=True).distinct())


@in_french()
def dossier_pdf(territory: Territory, period: Period, *, academy: str, at: datetime | None = None) -> bytes:
    """Cover, figures by department and by school, method; PDF/UA."""
    told = Told(territory.pk, period)
    codes = School.objects.filter(territory=territory, academy=academy).values_list("postal_code", flat=True)
    its = {code[:2] for code in codes}
    departments = [each for each in told.departments() if each in its]
    title = _("Dossier pour l’académie de %(name)s") % {"name": academy}
    data = {
        "heading": title,
        "lead": f"{territory.name}, {period}",
        "brand": settings.SITE_NAME,
        "made": _made(),
        "figures_title": _("Tout le territoire"),
        "figures": [[figure.said, str(figure.name), str(figure.definition)] for figure in told.figures()],
        "table_title": _("Par département et par établissement"),
        "head": [_("Où"), *(str(INDICATORS[code].name) for code in IN_TABLE)],
        "rows": [
            [line.name, line.level, *(figure.said for figure in line.figures)] for line in lines_of(told, departments)
        ],
        "none": _("Aucun groupe n’a onze élèves ou plus sur cette période."),
        "method_title": _("Comment ces chiffres sont faits"),
        "method": method(),
        "definitions": [[str(each.name), str(each.definition)] for each in INDICATORS.values()],
    }
    return render_pdf("dossier", data, title=title, author=settings.SITE_NAME, at=at)


def _made() -> str:
    return _("Établie le %(day)s d’après les mois finis.") % {"day": full_date(clock.today())}
