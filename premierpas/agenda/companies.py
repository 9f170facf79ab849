"""A company that has signed up waits for a coordinator's call. The floor of companies lies below and only tells."""

from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta

from django.db.models import Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.core.clock import PARIS
from premierpas.organisations.enums import Role, Verification
from premierpas.organisations.models import Company

from .reasons import Reason, Told, Wanted

CALLED_WITHIN = timedelta(days=2)


def _wanted(subjects: Collection[int] | None) -> Iterable[Wanted]:
    to_do = Q(state=Verification.UNVERIFIED) | (Q(state=Verification.VERIFIED) & ~Q(wanted_name=""))
    rows = Company.objects.filter(to_do, memberships__until=None, memberships__isnull=False)
    if subjects is not None:
        rows = rows.filter(pk__in=subjects)
    begun = Coalesce("name_asked_at", "signed_up_at")
    for pk, territory, since in rows.distinct().values_list("pk", "territory", begun):
        yield Wanted(pk, since.astimezone(PARIS).date() + CALLED_WITHIN, territory)


def _told(subjects: Collection[int]) -> Mapping[int, Told]:
    return {
        pk: Told(
            _("Vérifier %(company)s") % {"company": name},
            _("Elle veut s’appeler « %(wanted)s ».") % {"wanted": wanted}
            if wanted
            else _("La structure attend votre appel depuis son inscription."),
            _("Vérifier"),
            reverse("organisations:company", args=[pk]),
        )
        for pk, name, wanted in Company.objects.filter(pk__in=subjects).values_list("pk", "name", "wanted_name")
    }


VERIFY = Reason("organisations.verify", Role.COORDINATOR, 40, gettext_lazy("Vérifier une structure"), _wanted, _told)
