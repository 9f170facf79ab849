"""The letter of handover: for each successor, each thing with what was promised, what works there, whom to ask."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.utils.translation import gettext as _

from premierpas.agenda.models import Presence
from premierpas.core import clock
from premierpas.core.languages import in_french
from premierpas.ui.pdf.rendering import render_pdf
from premierpas.ui.typography import day, full_date

from ..coordination import own_presence
from ..models import Coordination, Handover, Succession
from .holding import Fact, Held, handed_over
from .things import Thing, presence_of_volunteer, things_of


@dataclass(frozen=True)
class Entry:
    """One thing as the letter tells it."""

    title: str
    url: str
    facts: Sequence[Fact]


@dataclass(frozen=True)
class Part:
    """What one person takes over; without name: what nobody has taken yet."""

    name: str
    entries: Sequence[Entry]


@dataclass(frozen=True)
class Asked:
    """One thing that somebody is asked to take over."""

    succession: Succession
    held: Held
    leaver: str
    first_day: date
    last_day: date


def letter_of(things: Sequence[Thing]) -> list[Part]:
    """Of all that somebody has, by successor; what nobody has taken comes first."""
    facts = {
        source: handed_over.named(source).facts([each.held.pk for each in things if each.source == source])
        for source in {each.source for each in things}
    }
    by_name: dict[str, list[Entry]] = {}
    for each in things:
        entry = Entry(each.held.title, each.held.url, facts[each.source].get(each.held.pk, ()))
        by_name.setdefault(_successor(each), []).append(entry)
    return [Part(name, by_name[name]) for name in sorted(by_name)]


def _successor(thing: Thing) -> str:
    said = thing.succession
    return str(said.to.user.name) if said is not None and said.accepted else ""


def asked_of(presence: Presence) -> list[Asked]:
    """What somebody is asked to take over and hasn't answered."""
    rows = Succession.objects.filter(to=presence, accepted=None, handover__ended_at=None)
    found = []
    by_handover: dict[int, dict[tuple[str, int], Held]] = {}
    for row in rows.select_related("handover__volunteer", "to").order_by("handover", "source", "pk"):
        if row.handover_id not in by_handover:
            by_handover[row.handover_id] = _held_by(row.handover)
        held = by_handover[row.handover_id].get((row.source, row.item))
        if held is not None:
            found.append(Asked(row, held, row.handover.volunteer.name, row.together_from, row.handover.last_day))
    return found


def _held_by(handover: Handover) -> dict[tuple[str, int], Held]:
    presence = presence_of_volunteer(handover.volunteer)
    if presence is None:
        return {}
    return {
        (source, held.pk): held
        for source in handed_over.names()
        for held in handed_over.named(source).held(presence.pk)
    }


@in_french()
def handover_pdf(handover: Handover, *, at: datetime | None = None) -> bytes:
    """The letter on paper, PDF/UA."""
    leaver = handover.volunteer
    words = (leaver.name, leaver.territory.name, handover.last_day, handover.word)
    return _pdf(*words, letter_of(things_of(handover)), at=at)


@in_french()
def coordination_pdf(said: Coordination, *, at: datetime | None = None) -> bytes:
    """The same of a coordinator: all that they have goes to one person."""
    member = said.membership
    assert member.territory is not None and said.last_day is not None
    presence, entries = own_presence(member), []
    for source in handed_over.names() if presence is not None else ():
        holding = handed_over.named(source)
        things = holding.held(presence.pk)  # type: ignore[union-attr]
        facts = holding.facts([each.pk for each in things])
        entries += [Entry(each.title, each.url, facts.get(each.pk, ())) for each in things]
    parts = [Part(said.to.user.name if said.to else "", entries)] if entries else []
    return _pdf(member.user.name, member.territory.name, said.last_day, said.word, parts, at=at)


def _pdf(name: str, territory: str, last_day: date, word: str, parts: Sequence[Part], *, at: datetime | None) -> bytes:
    title = _("Lettre de passation de %(name)s") % {"name": name}
    data = {
        "heading": title,
        "lead": _("%(name)s quitte l’équipe de %(territory)s le %(day)s.")
        % {"name": name, "territory": territory, "day": full_date(last_day)},
        "word": word,
        "said": _("Mot de %(name)s") % {"name": name},
        "parts": [
            {
                "name": _("Pour %(name)s") % {"name": part.name} if part.name else _("Sans suite pour l’instant"),
                "entries": [
                    {"title": each.title, "facts": [[fact.label, fact.words, fact.detail] for fact in each.facts]}
                    for each in part.entries
                ],
            }
            for part in parts
        ],
        "nothing": _("Rien ne reste à transmettre."),
        "made": _("Établie le %(day)s d’après les fiches.") % {"day": day(clock.today())},
        "brand": settings.SITE_NAME,
    }
    return render_pdf("handover", data, title=title, author=settings.SITE_NAME, at=at)
