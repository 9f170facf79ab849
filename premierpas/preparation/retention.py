"""What is kept of the preparation: what pupils write for it, and what a teacher says of it."""

from django.utils.translation import gettext_lazy as _

from premierpas.core.retention import WITH_PUPIL_FILE, Basis, Personal, Plain, Then, declared

_PREPARING = _("préparer le stage, et garder ce que l’élève y apprend")


def _written(model: str, what: object, *fields: str, private: bool = True) -> Personal:
    return Personal(
        model=model,
        what=what,
        fields=fields,
        of="enrolment__pupil",
        purpose=_PREPARING,
        basis=Basis.MISSION,
        until=WITH_PUPIL_FILE,
        then=Then.DELETE,
        private=private,
    )


_FIVE = ("one", "two", "three", "four", "five")
FIELDS = (
    _written("preparation.OwnQuestions", _("les questions à poser pendant le stage"), *_FIVE),
    _written("preparation.SiteNotes", _("les réponses notées sur place"), "who", *_FIVE, "more"),
    _written(
        "preparation.ThreeSectors", _("trois secteurs et pourquoi"),
        "first", "first_why", "second", "second_why", "third", "third_why",
    ),
    _written(
        "preparation.ShownSectors", _("les trois secteurs montrés au professeur, et sa réponse"),
        "pairs", "word", "read_by_name", private=False,
    ),
    _written("preparation.Practice", _("ce que l’élève retient d’un entretien joué"), "words"),
    Plain(model="preparation.ClassPath", fields=("steps",), why="what a class is asked for"),
)  # fmt: skip
declared.fill("preparation", FIELDS)
