"""What is kept of pairs."""

from django.utils.translation import gettext_lazy as _

from premierpas.core.retention import WITH_PUPIL_FILE, Basis, Personal, Plain, Then, declared

_ALL_YEAR = _("accompagner l’élève toute l’année")


def _of_pupil(model: str, what: object, *fields: str, of: str) -> Personal:
    return Personal(
        model=f"mentoring.{model}", what=what, fields=fields, of=of, purpose=_ALL_YEAR, basis=Basis.MISSION,
        until=WITH_PUPIL_FILE, then=Then.DELETE,
    )  # fmt: skip


FIELDS = (
    _of_pupil(
        "Pair", _("qui accompagne un élève, depuis quand, et pourquoi ces deux-là"), "why", of="enrolment__pupil"
    ),
    _of_pupil("StandIn", _("qui remplace, quels jours et pourquoi"), "why", of="pair__enrolment__pupil"),
    _of_pupil("CheckIn", _("comment va un accompagnement, demandé à chacun"), "words", of="pair__enrolment__pupil"),
    _of_pupil("Coaching", _("ce que retiennent un bénévole et qui le suit"), "words", of="pair__enrolment__pupil"),
    _of_pupil("Answer", _("le oui ou le non à un accompagnement, et de qui"), "by_name", of="enrolment__pupil"),
    Plain(model="mentoring.StandIn", fields=("first_day", "last_day"), why="dates of the process"),
    Plain(model="mentoring.CheckIn", fields=("due", "done_on"), why="dates of the process"),
    Plain(model="mentoring.Coaching", fields=("on",), why="a date of the process"),
)
declared.fill("mentoring", FIELDS)
