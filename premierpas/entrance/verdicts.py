"""What a door answers: who may enter, who has entered already, and why somebody may not."""

import re
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from premierpas.core.text import one_line, plain
from premierpas.events.enums import EventState, RegistrationState
from premierpas.events.models import Event, Participant
from premierpas.ui.typography import clock_time, day

from .enums import Leaves, Way, Word
from .models import Passage
from .standing import is_coming, passages_of, read, short_name, stand_of

_TICKET = re.compile(r"PP-(\d{1,9})-([A-Z0-9]{6})")
_CODE = re.compile(r"[A-Z0-9]{6}")
_MOST_FOUND = 8


class Look(StrEnum):
    """How an answer looks; amber is kept for what is to be confirmed."""

    YES = "ok"
    NO = "bad"
    INFO = "info"


@dataclass(frozen=True)
class Verdict:
    """One answer, in a title that is read at arm's length and a line."""

    look: Look
    title: str
    text: str = ""

    def as_data(self) -> dict[str, Any]:
        """For a page that asked by script."""
        return asdict(self)


def written_on(participant: Participant) -> str:
    """What the square code of a ticket says."""
    return f"PP-{participant.event_id}-{participant.code}"


def whence(participant: Participant) -> str:
    """Class and school, as a door says them."""
    if participant.enrolment is None:
        return _("Ancien élève")
    classroom = participant.enrolment.classroom
    return f"{classroom.name}, {classroom.school.name}"


def leaving(participant: Participant) -> str:
    """How this person goes home."""
    stand = stand_of(participant)
    if stand.leaves == Leaves.ADULT and stand.leaves_with:
        return _("Repart avec %(who)s") % {"who": stand.leaves_with}
    return str(stand.leaves.label) if participant.enrolment_id else ""


def why_turned_away(participant: Participant) -> Verdict | None:
    """Why a known person may not come in; None where they may."""
    name = short_name(participant)
    if not is_coming(participant):
        text = _("Inscription terminée : la place est à quelqu’un d’autre.")
        if participant.registration.state == RegistrationState.WAITING:
            text = _("Dans la file d’attente : pas encore de place.")
        elif participant.event.state == EventState.CANCELLED:
            text = _("L’événement est annulé.")
        return Verdict(Look.NO, _("%(name)s n’a pas de place") % {"name": name}, text)
    if stand_of(participant).word == Word.REFUSED:
        return Verdict(Look.NO, _("%(name)s ne peut pas entrer") % {"name": name}, _("Un parent a dit non."))
    return None


def verdict_of(passage: Passage) -> Verdict:
    """What the door says of a passage, however often and in whatever order it was sent."""
    participant = read(Participant.objects.filter(pk=passage.participant_id)).get()
    name, words = short_name(participant), [whence(participant)]
    if passage.kind == Way.OUT:
        return Verdict(Look.INFO, _("Sortie notée : %(name)s") % {"name": name}, leaving(participant))
    before = _entered_before(passage, participant)
    if before is not None:
        said = _("%(name)s : déjà passé par la porte à %(time)s. Demandez le nom.")
        if before.by_id is not None and before.by_id != passage.by_id:
            said = _("%(name)s : déjà passé à %(time)s, à l’autre téléphone. Demandez le nom.")
        return Verdict(Look.NO, _("Billet déjà utilisé"), said % {"name": name, "time": clock_time(before.at)})
    why = why_turned_away(participant)
    if why is not None:  # noted offline: they are inside all the same
        return why
    needs, stand = getattr(participant, "needs", None), stand_of(participant)
    if needs is not None and needs.access:
        words.append(needs.access)
    if stand.is_missing:
        words.append(_("Accord d’un parent : il manque. Appelez le professeur."))
        return Verdict(Look.INFO, _("%(name)s est là, sans accord") % {"name": name}, ". ".join(words))
    if stand.word == Word.GIVEN:
        words.append(_("Accord d’un parent : oui."))
    return Verdict(Look.YES, _("%(name)s peut entrer") % {"name": name}, ". ".join(words))


def _entered_before(passage: Passage, participant: Participant) -> Passage | None:
    """The entry of this date after which this person hasn't gone out."""
    seen = passages_of(participant, passage.at)
    earlier = [each for each in seen if (each.at, each.nonce) < (passage.at, passage.nonce)]
    return earlier[-1] if earlier and earlier[-1].kind == Way.IN else None


@dataclass(frozen=True)
class Found:
    """Whom something scanned or typed means; `by_code`: this very person, not one whose name begins so."""

    people: tuple[Participant, ...] = ()
    by_code: bool = False
    verdict: Verdict | None = None  # why nobody is meant


def found(event: Event, typed: str) -> Found:
    """Whom a scanned code, a typed one or a name means at this door."""
    text = one_line(typed)[:120]
    code = text.upper().replace(" ", "")
    ticket = _TICKET.fullmatch(code)
    if ticket is not None and int(ticket[1]) != event.pk:
        return Found(verdict=_of_another(event, int(ticket[1]), ticket[2]))
    rows = read(Participant.objects.filter(event=event)).order_by("pk")
    if ticket is not None or _CODE.fullmatch(code):
        by_code = rows.filter(code=ticket[2] if ticket else code)
        if by_code:
            return Found(tuple(by_code), by_code=True)
        if ticket is not None:
            return Found(verdict=_unknown())
        elsewhere = Participant.objects.filter(code=code, event__territory=event.territory_id).exclude(event=event)
        if not _named(event, text) and (other := elsewhere.order_by("-event__start").first()) is not None:
            return Found(verdict=_of_another(event, other.event_id, code))
    people = tuple(_named(event, text))
    return Found(people) if people else Found(verdict=_unknown())


def _named(event: Event, text: str) -> list[Participant]:
    """People of this event whose first name or name begins so, however it is accented."""
    wanted = plain(text).split()
    if not wanted:
        return []
    people = read(Participant.objects.filter(event=event, ended_at=None)).order_by("enrolment__pupil__sort_name", "pk")
    return [each for each in people if _begins(each, wanted)][:_MOST_FOUND]


def _begins(participant: Participant, wanted: list[str]) -> bool:
    name = participant.enrolment.pupil.full_name if participant.enrolment else participant.registration.guest_name
    parts = plain(name).replace("-", " ").split()
    return all(any(part.startswith(word.rstrip(".")) for part in parts) for word in wanted)


def _unknown() -> Verdict:
    return Verdict(Look.NO, _("Code ou nom inconnu"), _("Vérifiez le code, ou tapez le début du nom."))


def _of_another(event: Event, event_id: int, code: str) -> Verdict:
    other = Event.objects.filter(pk=event_id, territory=event.territory_id, participants__code=code).first()
    if other is None:
        return _unknown()
    words = {"title": other.title, "day": day(other.start)}
    return Verdict(Look.NO, _("Billet d’un autre événement"), _("« %(title)s », le %(day)s.") % words)
