"""What is kept of meetings and of what was written about them: with the pupil's file."""

from django.utils.translation import gettext_lazy as _

from premierpas.core.retention import WITH_PUPIL_FILE, Basis, Personal, Plain, Then, after, declared

_PURPOSE = _("accompagner l’élève toute l’année")


def _kept(model: str, of: str, what: object, *fields: str) -> Personal:
    return Personal(
        model=model, what=what, fields=fields, of=of, purpose=_PURPOSE, basis=Basis.MISSION, until=WITH_PUPIL_FILE,
        then=Then.DELETE,
    )  # fmt: skip


_OF_ATTENDANCE = "attendance__pair__enrolment__pupil"
FIELDS = (
    _kept(
        "meetings.Attendance",
        "pair__enrolment__pupil",
        _("si un élève est venu, sinon pourquoi, et les responsables nommés à côté du compte rendu"),
        "why",
        "family",
    ),
    _kept("meetings.Attempt", "pair__enrolment__pupil", _("les essais pour joindre un élève"), "way"),
    _kept("meetings.SharedNote", _OF_ATTENDANCE, _("les comptes rendus partagés des rendez-vous"), "did", "how"),
    _kept("meetings.PrivateNote", _OF_ATTENDANCE, _("les mots réservés à l’équipe, après un rendez-vous"), "words"),
    _kept("meetings.Addition", f"note__{_OF_ATTENDANCE}", _("ce qui est ajouté à un mot réservé à l’équipe"), "words"),
    _kept(
        "meetings.Question", _OF_ATTENDANCE, _("les questions sur un rendez-vous, et leurs réponses"), "words", "answer"
    ),
    _kept("meetings.Step", "pair__enrolment__pupil", _("les prochains pas d’un élève"), "words", "due"),
    Personal(
        model="meetings.Meeting",
        what=_("pourquoi un rendez-vous a été annulé"),
        fields=("why_cancelled",),
        purpose=_PURPOSE,
        basis=Basis.MISSION,
        until=after(365, since="start", label=_("12 mois")),
        then=Then.BLANK,
    ),
    Plain(model="meetings.Meeting", fields=("way", "place"), why="how and where people meet"),
    Plain(model="meetings.Slot", fields=("way", "place"), why="a moment that is offered"),
    Plain(model="meetings.Habits", fields=("place", "video"), why="a territory's own"),
    Plain(model="meetings.Skipped", fields=("reason", "due"), why="a kind of reminder and its day"),
)
declared.fill("meetings", FIELDS)
