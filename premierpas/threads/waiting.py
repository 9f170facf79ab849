"""A held message is a coordinator's task for a day; then it is another's, wherever there is one."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.agenda.models import Presence
from premierpas.agenda.presences import colleagues_of
from premierpas.agenda.reasons import Reason, Team, Told, Wanted
from premierpas.core import clock
from premierpas.core.clock import PARIS
from premierpas.organisations.enums import Role

from .held import READ_WITHIN, held_messages
from .models import Message


def _wanted(subjects: Collection[int] | None) -> Iterable[Wanted]:
    rows = held_messages() if subjects is None else held_messages().filter(pk__in=subjects)
    for message in rows:
        due = (message.at + READ_WITHIN).astimezone(PARIS).date()
        judge = _judge(message)
        place = judge.place if judge else message.territory
        own = judge is not None and colleagues_of(Team(Role.COORDINATOR, place)).filter(user=message.by_id).exists()
        yield Wanted(message.pk, due, place, owner=judge.pk if judge and own else None)


def _judge(message: Any) -> Presence | None:
    """Somebody else than the writer: of the territory first and, once a day has passed, of another one first."""
    others = colleagues_of(Team(Role.COORDINATOR, None)).exclude(user=message.by_id).order_by("since", "pk")
    own = others.filter(place=message.territory).first()
    far = others.exclude(place=message.territory).first()
    is_late = message.at <= clock.now() - READ_WITHIN
    return far or own if is_late else own or far


def _told(subjects: Collection[int]) -> Mapping[int, Told]:
    found = Message.objects.filter(pk__in=subjects).values_list("pk", flat=True)
    return {
        pk: Told(
            _("Relire un message en attente"),
            _("Il contient peut-être des coordonnées. Son auteur attend."),
            _("Relire"),
            reverse("threads:judge", args=[pk]),
        )
        for pk in found
    }


HELD = Reason(
    "threads.held", Role.COORDINATOR, 20, gettext_lazy("Relire un message en attente"), _wanted, _told, pressing=True
)
