"""What is kept of events and of who came."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from premierpas.core.retention import WITH_PUPIL_FILE, Basis, Personal, Plain, Then, Until, after, declared

_PURPOSE = _("inscrire à un événement et savoir qui est venu")
_MONTH, _YEAR = 30, 365


def _of_pupil(model: str, what: object, *fields: str, of: str) -> Personal:
    return Personal(
        model=f"events.{model}", what=what, fields=fields, of=of, purpose=_PURPOSE, basis=Basis.MISSION,
        until=WITH_PUPIL_FILE, then=Then.DELETE,
    )  # fmt: skip


def _declared(
    model: str,
    what: object,
    *fields: str,
    until: Until,
    basis: Basis = Basis.CONSENT,
    only: dict[str, Any] | None = None,
) -> Personal:
    return Personal(
        model=f"events.{model}", what=what, fields=fields, purpose=_PURPOSE, basis=basis, until=until,
        then=Then.DELETE, only=only or {},
    )  # fmt: skip


def _after(days: int, *, since: str) -> Until:
    label = _("30 jours après l’événement") if days == _MONTH else _("12 mois après l’événement")
    return after(days, since=since, label=label)


FIELDS = (
    Plain(
        model="events.Event",
        fields=(
            "title", "summary", "about", "video", "venue", "street", "postal_code", "city", "insee", "meeting_point",
            "route", "access", "bring", "latitude", "longitude", "position", "seed", "why_cancelled", "slug", "dropped",
        ),
        why="what an event is and where: its public page",
    ),
    Plain(model="events.Moment", fields=("at", "title", "text", "trade"), why="the programme, which is public"),
    _declared(
        "Speaker", _("qui parle à un événement"), "name", "function", "words", "studies", "trade", "email",
        until=_after(_YEAR, since="event__over_at"),
    ),
    _declared(
        "Invited", _("les adresses invitées à un événement"), "email", "name",
        until=_after(_YEAR, since="event__over_at"),
    ),
    _declared(
        "Registration", _("les adultes inscrits à un événement"), "guest_email", "guest_name",
        until=_after(_YEAR, since="event__over_at"), only={"enrolment": None, "classroom": None},
    ),
    _of_pupil(
        "Registration", _("les événements auxquels un élève s’est inscrit"), "guest_email", "guest_name",
        of="enrolment__pupil",
    ),
    _declared(
        "Registration", _("les classes inscrites à un événement"), "guest_email", "guest_name", basis=Basis.MISSION,
        until=after(730, since="event__over_at", label=_("deux ans après l’événement")), only={"enrolment": None},
    ),
    _declared(
        "Escort", _("les adultes qui accompagnent une classe"), "name", "phone", basis=Basis.MISSION,
        until=_after(_MONTH, since="registration__event__over_at"),
    ),
    _of_pupil(
        "Participant", _("à quels événements un élève est inscrit, et s’il est venu"), "code", of="enrolment__pupil"
    ),
)  # fmt: skip
declared.fill("events", FIELDS)
