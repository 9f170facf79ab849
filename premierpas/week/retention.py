"""The pupil's own week: diary, photos, report, thanks, people met; and what the host says of it."""

from django.utils.translation import gettext_lazy as _

from premierpas.core.retention import WITH_PUPIL_FILE, Basis, Personal, Plain, Then, declared

_LIVING = _("garder ce que l’élève a vécu et en faire un rapport")
_TELLING = _("dire à l’élève comment la semaine s’est passée")


def _kept(model: str, what: object, *fields: str, of: str = "placement__pupil", purpose: object = _LIVING) -> Personal:
    return Personal(
        model=model,
        what=what,
        fields=fields,
        of=of,
        purpose=purpose,
        basis=Basis.MISSION,
        until=WITH_PUPIL_FILE,
        then=Then.DELETE,
        private=purpose is _LIVING,
    )


FIELDS = (
    _kept("week.DiaryEntry", _("le journal de la semaine"), "saw", "met", "learnt", "surprised"),
    _kept("week.Photo", _("les photos de la semaine"), "picture", "sha256", "caption", "alt"),
    _kept(
        "week.PhotoLeave",
        _("qui a permis les photos"),
        "by_name",
        purpose=_("savoir si la structure permet des photos"),
    ),
    _kept("week.TutorWord", _("les mots du tuteur"), "words", "by_name", purpose=_TELLING),
    _kept("week.TutorEvaluation", _("l’évaluation du tuteur"), "marks", "words", "by_name", purpose=_TELLING),
    _kept("week.ThankYou", _("la lettre de remerciement"), "thanks", "moment", "closing"),
    _kept("week.Contact", _("le carnet : les personnes rencontrées"), "name", "trade", "told", "reach", of="pupil"),
    _kept("week.ReportSection", _("le rapport de stage"), "words", of="enrolment__pupil"),
    _kept(
        "week.SpeakingPlan", _("le plan de l’oral"), "hello", "place", "moment", "learnt", "next", of="enrolment__pupil"
    ),
    Plain(model="week.DiaryEntry", fields=("day",), why="a day of the week"),
    Plain(model="week.Photo", fields=("day",), why="a day of the week"),
    Plain(model="week.TutorWord", fields=("day",), why="a day of the week"),
    Plain(model="week.ReportSection", fields=("key",), why="the key of a section"),
    Plain(model="week.ClassPlan", fields=("sections", "criteria"), why="what a class is asked for"),
)
declared.fill("week", FIELDS)
