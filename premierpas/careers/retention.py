"""A page tells of a company, and of people who agreed to stand on it. What a pupil keeps, wishes or notes is theirs."""

from django.utils.translation import gettext_lazy as _

from premierpas.core.retention import WITH_HOST, WITH_PUPIL_FILE, Basis, Personal, Plain, Then, declared


def _of_pupil(model: str, what: object, purpose: object, *fields: str, of: str = "pupil") -> Personal:
    return Personal(
        model=f"careers.{model}", what=what, fields=fields, of=of, purpose=purpose, basis=Basis.MISSION,
        until=WITH_PUPIL_FILE, then=Then.DELETE, private=True,
    )  # fmt: skip


FIELDS = (
    Personal(
        model="careers.CompanyPage",
        what=_("la page d’une entreprise, et les portraits de personnes qui y ont consenti"),
        fields=("draft", "content", "note"),
        of="company",
        purpose=_("montrer aux élèves les métiers d’une entreprise et ceux qui les font"),
        basis=Basis.CONSENT,
        until=WITH_HOST,
        then=Then.DELETE,
    ),
    _of_pupil("KeptCompany", _("les entreprises gardées"), _("garder une entreprise pour plus tard"), "company"),
    _of_pupil(
        "Wish", _("les entreprises où l’élève aimerait aller"), _("appeler les entreprises qui manquent aux élèves"),
        "company",
    ),
    _of_pupil(
        "PathSheet", _("ce que l’élève note sur un parcours de découverte"), _("garder sa fiche de découverte"),
        "path", "answers", of="enrolment__pupil",
    ),
    Plain(model="careers.CompanyPage", fields=("trades",), why="occupation sheets that a page leads to"),
    Plain(
        model="careers.DiscoveryPath",
        fields=("slug", "title", "intro", "stages"),
        why="a path through trades, which is public",
    ),
)  # fmt: skip
declared.fill("careers", FIELDS)
