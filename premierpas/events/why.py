"""Why nobody moves up, in plain words; what has moved the line, without names; what comes next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.apps import apps
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.core import clock
from premierpas.ui.typography import clock_time, day, joined

from .answering import may_still_offer
from .counting import Counts, seats_for
from .enums import SEATED, EventState, Order, RegistrationState
from .models import Event, Participant, Quota, Registration

LATEST = 6


def moment(at: datetime) -> str:
    """`mercredi 2 décembre, 12 h`."""
    return f"{day(at)}, {clock_time(at)}"


@dataclass(frozen=True)
class Said:
    """One thing about the line. `at`: when it was, or will be."""

    words: str
    detail: str = ""
    at: datetime | None = None


def rule_of(event: Event) -> str:
    """The order, in a sentence; said before one registers and in each message."""
    if event.order == Order.DRAW and event.draw_at is not None:
        when = moment(event.draw_at)
        return _("La règle : un tirage au sort, %(when)s. S’inscrire plus tôt ne change rien.") % {"when": when}
    if event.order == Order.PRIORITY:
        return _("La règle : d’abord les collèges en éducation prioritaire, puis l’ordre d’arrivée.")
    return _("La règle : premier arrivé, premier servi. La même pour tout le monde.")


def why_nobody_moves(registration: Registration, counts: Counts) -> Said:
    """The true reason why this registration, which waits, isn't offered a seat now."""
    event = registration.event
    if event.state == EventState.CANCELLED:
        return Said(_("L’événement est annulé."))
    if not event.is_running or event.is_over:
        return Said(_("L’événement est passé."))
    if event.awaits_draw:
        assert event.draw_at is not None
        return Said(
            _("Le tirage au sort a lieu %(when)s.") % {"when": moment(event.draw_at)},
            _("Avant, personne n’a de place. L’ordre d’inscription ne compte pas."),
        )
    if not event.takes_registrations:
        return Said(
            _("Les inscriptions sont fermées : plus rien ne bouge avant le jour même."),
            _("Dix minutes après le début, les places vides vont à ceux qui sont là, dans l’ordre de la file."),
        )
    if not may_still_offer(event):
        return Said(
            _("Les inscriptions ferment bientôt : il reste trop peu de temps pour proposer une place."),
            _("Dix minutes après le début, les places vides vont à ceux qui sont là, dans l’ordre de la file."),
        )
    return _why_now(registration, counts)


def _why_now(registration: Registration, counts: Counts) -> Said:
    event, fitting = registration.event, seats_for(registration, counts)
    if registration.persons > 1 and fitting:
        return Said(
            ngettext(
                "Il faut %(n)d places ensemble, et %(m)d est libre.",
                "Il faut %(n)d places ensemble, et %(m)d sont libres.", fitting,
            ) % {"n": registration.persons, "m": fitting},
            _("Une inscription plus petite peut passer avant, pour que rien ne reste vide."),
        )  # fmt: skip
    offered = event.registrations.filter(state=RegistrationState.OFFERED).order_by("answer_by").first()
    if offered is not None and offered.answer_by is not None:
        return Said(
            _("Une place est proposée à quelqu’un avant."),
            _("La réponse est attendue jusqu’à %(when)s. Sans réponse, la place va à la suite de la file.")
            % {"when": moment(offered.answer_by)},
        )
    if counts.kept:
        return Said(
            ngettext("Il reste %(n)d place, gardée.", "Il reste %(n)d places, gardées.", counts.kept)
            % {"n": counts.kept},
            kept_words(counts.quotas),
        )
    last = next(iter(what_moved(event)), None)
    if last is None or last.at is None:
        return Said(_("Toutes les places sont prises, et personne n’a encore rendu la sienne."))
    return Said(_("Personne n’a rendu sa place depuis %(day)s.") % {"day": day(last.at)})


def kept_words(quotas: tuple[Quota, ...]) -> str:
    """For whom seats are kept, and when they fall open."""
    schools = [each.school.name if each.school else _("l’éducation prioritaire") for each in quotas]
    return _("Gardées pour : %(schools)s. Ce qui reste va à tout le monde %(day)s.") % {
        "schools": joined(schools), "day": day(min(each.until for each in quotas)),
    }  # fmt: skip


def what_moved(event: Event) -> list[Said]:
    """Seats that were given back, passed on or taken, the newest first, and nobody's name."""
    return sorted(_moves(event), key=lambda each: each.at or clock.now(), reverse=True)[:LATEST]


def _moves(event: Event) -> Iterator[Said]:
    ended = {
        RegistrationState.LEFT: _("Une place rendue"),
        RegistrationState.DECLINED: _("Une place laissée à la suite de la file"),
        RegistrationState.LAPSED: _("Pas de réponse : la place va à la suite de la file"),
    }
    seated = apps.get_model("events", "RegistrationHistory").objects.filter(pgh_obj=OuterRef("pk"), state__in=SEATED)
    rows = event.registrations.filter(state__in=ended).filter(Exists(seated)).order_by("-settled_at")
    for state, at, persons in rows.values_list("state", "settled_at", "persons")[:LATEST]:
        yield Said(ended[RegistrationState(state)], _together(persons), at)
    taken = event.registrations.filter(state=RegistrationState.CONFIRMED, offered_at__isnull=False)
    for at, persons in taken.order_by("-settled_at").values_list("settled_at", "persons")[:LATEST]:
        yield Said(_("Une place proposée, et prise"), _together(persons), at)
    fewer = Participant.objects.filter(event=event, ended_at__isnull=False, registration__state__in=SEATED)
    for at in fewer.order_by("-ended_at").values_list("ended_at", flat=True)[:LATEST]:
        yield Said(_("Une place rendue"), _("Un élève d’une classe ne vient pas."), at)


def _together(persons: int) -> str:
    said = ngettext("%(n)d place, pour une classe.", "%(n)d places, pour une classe.", persons)
    return said % {"n": persons} if persons > 1 else ""


def what_comes(event: Event, counts: Counts) -> list[Said]:
    """The dates after which the line may move, the nearest first."""
    found = []
    for quota in counts.quotas:
        found.append(
            Said(
                _("Des places gardées s’ouvrent à tous"), _("S’il en reste, elles vont à la file, dans l’ordre."),
                quota.until,
            )
        )  # fmt: skip
    if event.awaits_draw and event.draw_at is not None:
        found.append(Said(_("Le tirage au sort"), _("Chacun reçoit le résultat."), event.draw_at))
    if event.takes_registrations:
        found.append(
            Said(
                _("Les inscriptions ferment"), _("Après, plus rien ne bouge avant le jour même."), event.closes_at
            )
        )  # fmt: skip
    return sorted(found, key=lambda each: each.at or clock.now())
