"""Families that haven't answered: a coordinator asks again, on the telephone or through the school."""

from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.agenda.reasons import Reason, Told, Wanted
from premierpas.core import clock
from premierpas.organisations.enums import Role

from .models import Support

TO_ANSWER = timedelta(days=14)


def _waiting(subjects: Collection[int] | None) -> Iterable[Wanted]:
    rows = Support.objects.open().filter(since=None)
    if subjects is not None:
        rows = rows.filter(pk__in=subjects)
    for pk, asked_at, territory in rows.values_list("pk", "asked_at", "volunteer__territory"):
        yield Wanted(pk, asked_at.astimezone(clock.PARIS).date() + TO_ANSWER, territory)


def _told(subjects: Collection[int]) -> Mapping[int, Told]:
    rows = Support.objects.filter(pk__in=subjects).select_related("enrolment__pupil", "volunteer")
    return {
        row.pk: Told(
            _("Demander l’accord de la famille de %(pupil)s") % {"pupil": row.enrolment.pupil.full_name},
            _("%(worker)s attend pour aider") % {"worker": row.volunteer.name},
            _("Noter la réponse"),
            reverse("youth_work:worker", args=[row.volunteer_id]),
        )
        for row in rows
    }


CONSENT = Reason(
    "youth_work.consent", Role.COORDINATOR, 50, gettext_lazy("Demander l’accord d’une famille"), _waiting, _told
)
