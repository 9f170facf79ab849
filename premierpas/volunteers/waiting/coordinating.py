"""What coordinators are asked in spring, and who still has to be named where the only one leaves."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.agenda.models import Presence
from premierpas.agenda.presences import present
from premierpas.agenda.reasons import Reason, Reminding, Told, Wanted
from premierpas.core import clock
from premierpas.core.outbox.about import About
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Membership
from premierpas.organisations.people import recipient_of
from premierpas.organisations.presence import coordinators
from premierpas.people.circle import tell
from premierpas.ui.typography import day

from ..coordination import lacks_somebody, open_coordinations
from ..notices import SPRING_COORDINATOR
from .leaving import TO_SAY, asked_on, days_of_intention, is_spring
from .whose import those


def _asked(subjects: Collection[int] | None) -> Iterable[Wanted]:
    today = clock.today()
    if not is_spring(today):
        return
    rows = those(coordinators(), subjects).exclude(coordinations__year=today.year)
    keys = {f"membership:{each.pk}": each for each in rows}
    for key, pk in present().filter(key__in=keys).values_list("key", "pk"):
        yield Wanted(keys[key].pk, asked_on(today.year) + TO_SAY, keys[key].territory_id, pk)


def _told(subjects: Collection[int]) -> Mapping[int, Told]:
    return {
        pk: Told(
            _("L’année prochaine, vous restez ?"),
            _("Le territoire a besoin de savoir qui coordonne"),
            _("Répondre"),
            reverse("volunteers:coordination", args=[pk]),
        )
        for pk in subjects
    }


def _remind(subject: int, owner: Presence, on: date) -> None:
    membership = Membership.objects.select_related("territory").get(pk=subject)
    assert membership.territory is not None
    tell(
        SPRING_COORDINATOR,
        [recipient_of(owner.user)],
        key=f"volunteers.spring_coordinator:{subject}:{on.isoformat()}",
        about=About("territory", membership.territory.pk, membership.territory.pk),
        link=reverse("volunteers:coordination", args=[subject]),
        territory=membership.territory.name,
    )


def _unnamed(subjects: Collection[int] | None) -> Iterable[Wanted]:
    for said in those(open_coordinations(), subjects):
        if lacks_somebody(said):
            yield Wanted(said.pk, max(clock.today(), said.said_at.date()), said.membership.territory_id)


def _told_unnamed(subjects: Collection[int]) -> Mapping[int, Told]:
    rows = open_coordinations().filter(pk__in=subjects)
    return {
        said.pk: Told(
            _("%(name)s part le %(day)s") % {"name": said.membership.user.name, "day": day(said.last_day)},
            _("Après, personne ne coordonne"),
            _("Dire qui reprend"),
            reverse("volunteers:coordination", args=[said.membership_id]),
        )
        for said in rows
        if said.last_day is not None
    }


COORDINATOR_INTENTION = Reason(
    "volunteers.coordinator_intention", Role.COORDINATOR, 35, gettext_lazy("Dire si vous restez"), _asked,
    _told,
    remind=Reminding(days_of_intention, _remind),
)  # fmt: skip
NEXT_COORDINATOR = Reason(
    "volunteers.next_coordinator", Role.COORDINATOR, 10, gettext_lazy("Dire qui coordonne ensuite"), _unnamed,
    _told_unnamed, pressing=True,
)  # fmt: skip
