"""On paper: authorisations to sign at home, and the tickets of a class."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from premierpas.core.languages import in_french
from premierpas.events.dates import Date
from premierpas.events.models import Event, Participant, Registration
from premierpas.people.models import Guardian
from premierpas.placements.languages import LANGUAGES, words_in
from premierpas.ui.pdf.documents import NAME_CUT, qr_drawing, shortened
from premierpas.ui.pdf.rendering import render_pdf
from premierpas.ui.pdf.typeset import settable_data
from premierpas.ui.typography import clock_time, day

from .verdicts import written_on

_PLACE, _TITLE = 110, 90


@in_french()
def consents_pdf(registration: Registration, participants: Sequence[Participant]) -> bytes:
    """One slip a pupil, three on a page, also in the family's language; a page that says so when none is missing."""
    assert registration.classroom is not None
    event = registration.event
    words = {
        "yes": _("J’autorise mon enfant à y aller."), "no": _("Je n’autorise pas."),
        "photos": _("Des photos où l’on reconnaît mon enfant :") if event.asks_photos else "",
        "yes_short": _("oui"), "no_short": _("non"), "signed": _("Nom, date et signature d’un parent :"),
    }  # fmt: skip
    named = [each.enrolment for each in participants if each.enrolment]
    spoken = _languages([each.pupil_id for each in named])
    slips = [
        {
            "name": shortened(each.pupil.full_name, NAME_CUT),
            "class_name": each.classroom.name,
            **_in_their_own(spoken.get(each.pupil_id, ""), each.pupil.first_name),
        }
        for each in named
    ]
    none = {"name": _("Aucun accord ne manque"), "class_name": registration.classroom.name}
    data = {"words": words, "slips": slips or [none], **_said(event)}
    return render_pdf("consents", data, title=_("Accords à signer"))


def _languages(pupil_ids: Sequence[int]) -> dict[int, str]:
    """By pupil, the first language of their confirmed guardians that isn't French and that we have."""
    rows = Guardian.objects.confirmed().filter(pupil__in=pupil_ids).order_by("-rank")
    found = rows.values_list("pupil", "language")
    return {pupil: language for pupil, language in found if language in LANGUAGES and language != "fr"}


def _in_their_own(language: str, name: str) -> dict[str, Any]:
    """The question and its two answers as the family says them, beneath the French."""
    if not language:
        return {}
    said = words_in(language)
    return {
        "own": said.event_title.format(name=name), "own_yes": said.mentor_yes, "own_no": said.mentor_no,
        "lang": said.code, "rtl": said.rtl,
    }  # fmt: skip


@in_french()
def tickets_pdf(event: Event, participants: Sequence[Participant]) -> bytes:
    """Eight on a sheet, to cut out: whoever has no phone shows one of these."""
    rows = [_ticket(each) for each in participants]
    words = {"code": _("Code à montrer ou à dire"), "alt": _("Code du billet de ")}
    return render_pdf(
        "tickets", {"words": words, **_said(event)}, title=_("Billets de la classe"), raw={"tickets": rows}
    )


def _ticket(participant: Participant) -> dict[str, Any]:
    pupil = participant.enrolment.pupil if participant.enrolment else None
    name = f"{pupil.first_name} {pupil.last_name[:1]}." if pupil else participant.registration.guest_name
    class_name = participant.enrolment.classroom.name if participant.enrolment else ""
    words = {
        "name": shortened(name, NAME_CUT), "class_name": class_name,
        "code": f"{participant.code[:3]} {participant.code[3:]}",
    }  # fmt: skip
    return settable_data(words) | {"qr": qr_drawing(written_on(participant))}


def _when(date: Date) -> str:
    return f"{day(date.start)}, {clock_time(date.start)} – {clock_time(date.end)}"


def _said(event: Event) -> dict[str, str]:
    return {
        "event": shortened(event.title, _TITLE),
        "when": " · ".join(_when(each) for each in event.dates),
        "where": shortened(event.address, _PLACE),
    }
