"""A page or a path of a company that waits to be read is something to do."""

from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.agenda.reasons import Reason, Told, Wanted
from premierpas.core.clock import PARIS
from premierpas.organisations.enums import Role, Verification
from premierpas.ui.written import written

from .enums import PageState, PathState
from .models import CompanyPage, DiscoveryPath

READ_WITHIN = timedelta(days=5)
_STANDS = ~Q(company__state=Verification.REFUSED)


def _pages(subjects: Collection[int] | None) -> Iterable[Wanted]:
    rows = CompanyPage.objects.filter(_STANDS, state=PageState.IN_REVIEW, submitted_at__isnull=False)
    if subjects is not None:
        rows = rows.filter(pk__in=subjects)
    for pk, sent_at, territory in rows.values_list("pk", "submitted_at", "company__territory"):
        if sent_at is not None:
            yield Wanted(pk, sent_at.astimezone(PARIS).date() + READ_WITHIN, territory)


def _told_pages(subjects: Collection[int]) -> Mapping[int, Told]:
    return {
        row.pk: Told(
            _("Relire la page de %(company)s") % {"company": row.company.name},
            written(row.written.headline),
            _("Relire"),
            reverse("careers:read_page", args=[row.company_id]),
        )
        for row in CompanyPage.objects.filter(pk__in=subjects).select_related("company")
    }


def _paths(subjects: Collection[int] | None) -> Iterable[Wanted]:
    rows = DiscoveryPath.objects.filter(_STANDS, state=PathState.SENT, company__isnull=False, sent_at__isnull=False)
    if subjects is not None:
        rows = rows.filter(pk__in=subjects)
    for pk, sent_at, territory in rows.values_list("pk", "sent_at", "company__territory"):
        if sent_at is not None:
            yield Wanted(pk, sent_at.astimezone(PARIS).date() + READ_WITHIN, territory)


def _told_paths(subjects: Collection[int]) -> Mapping[int, Told]:
    return {
        row.pk: Told(
            _("Relire le parcours de %(company)s") % {"company": row.company.name if row.company else ""},
            written(row.title),
            _("Relire"),
            reverse("careers:edit_path", args=[row.pk]),
        )
        for row in DiscoveryPath.objects.filter(pk__in=subjects).select_related("company")
    }


READ_PAGE = Reason(
    "careers.read_page", Role.COORDINATOR, 40, gettext_lazy("Relire la page d’une entreprise"), _pages, _told_pages
)
READ_PATH = Reason(
    "careers.read_path", Role.COORDINATOR, 45, gettext_lazy("Relire un parcours de découverte"), _paths, _told_paths
)
