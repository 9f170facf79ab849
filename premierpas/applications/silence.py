"""A company that leaves a pupil without an answer for long is called."""

from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.agenda.reasons import Reason, Told, Wanted
from premierpas.core import clock
from premierpas.core.addresses import address
from premierpas.core.compiled import Compiled, Given
from premierpas.organisations.enums import Role

from .enums import WAITING
from .models import Application

SILENCE = timedelta(days=10)


def _wanted(subjects: Collection[int] | None) -> Iterable[Wanted]:
    rows = Application.objects.filter(state__in=WAITING, submitted_at__lt=clock.now() - SILENCE + timedelta(days=1))
    if subjects is not None:
        rows = rows.filter(pk__in=subjects)
    for pk, submitted_at, territory in rows.values_list("pk", "submitted_at", "offer__territory"):
        assert submitted_at is not None  # whoever waits has sent it
        due = submitted_at.astimezone(clock.PARIS).date() + SILENCE
        if due <= clock.today():
            yield Wanted(pk, due, territory)


def _told(subjects: Collection[int]) -> Mapping[int, Told]:
    return {
        row.pk: Told(
            _("Appeler %(company)s") % {"company": row.offer.company.name},
            _("Un élève attend depuis plus de dix jours pour « %(offer)s ».") % {"offer": row.offer.title},
            _("Appeler"),
            address("applications:call", row.pk),
        )
        for row in _applications(pks=list(subjects))
    }


_applications = Compiled(
    lambda: Application.objects.filter(pk__in=Given("pks", many=True)).select_related("offer__company")
)


SILENT = Reason(
    "applications.silent", Role.COORDINATOR, 20, gettext_lazy("Appeler une structure"), _wanted, _told,
    by_hand=True, pressing=True,
)  # fmt: skip
