"""A company that has signed up waits for a coordinator's call. The floor of companies lies below and only tells."""

from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.core.clock import PARIS
from premierpas.organisations.enums import Role, Verification
from premierpas.organisations.models import Company

from .reasons import Reason, Told, Wanted

CALLED_WITHIN = timedelta(days=2)


def _wanted(subjects: Collection[int] | None) -> Iterable[Wanted]:
    rows = Company.objects.filter(state=Verification.UNVERIFIED, memberships__until=None, memberships__isnull=False)
    if subjects is not None:
        rows = rows.filter(pk__in=subjects)
    for pk, territory, signed_up_at in rows.distinct().values_list("pk", "territory", "signed_up_at"):
        yield Wanted(pk, signed_up_at.astimezone(PARIS).date() + CALLED_WITHIN, territory)


def _told(subjects: Collection[int]) -> Mapping[int, Told]:
    return {
        pk: Told(
            _("Vérifier %(company)s") % {"company": name},
            _("La structure attend votre appel depuis son inscription."),
            _("Vérifier"),
            reverse("organisations:company", args=[pk]),
        )
        for pk, name in Company.objects.filter(pk__in=subjects).values_list("pk", "name")
    }


VERIFY = Reason("organisations.verify", Role.COORDINATOR, 40, gettext_lazy("Vérifier une structure"), _wanted, _told)
