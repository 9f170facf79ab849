"""What a pupil keeps is theirs. Lists of occupations tell nothing about people."""

from django.utils.translation import gettext_lazy as _

from premierpas.core.retention import WITH_PUPIL_FILE, Basis, Personal, Plain, Then, declared

FIELDS = (
    Personal(
        model="occupations.KeptTrade",
        what=_("les métiers gardés"),
        fields=("slug",),
        of="pupil",
        purpose=_("garder un métier pour plus tard"),
        basis=Basis.MISSION,
        until=WITH_PUPIL_FILE,
        then=Then.DELETE,
        private=True,
    ),
    Plain(model="occupations.Import", fields=("*",), why="which list was imported, and when"),
    Plain(model="occupations.RomeOccupation", fields=("*",), why="a public list of occupations"),
    Plain(model="occupations.RomeTitle", fields=("*",), why="a public list of job titles"),
    Plain(model="occupations.OnisepOccupation", fields=("*",), why="a public list of occupations"),
)
declared.fill("occupations", FIELDS)
