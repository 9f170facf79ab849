"""What of companies a coordinator has to read, the oldest first."""

from django.db.models import F, Q, QuerySet

from premierpas.accounts.capacities import Viewer
from premierpas.organisations.enums import Verification

from .enums import PageState, PathState
from .models import CompanyPage, DiscoveryPath


def waiting_pages(viewer: Viewer) -> QuerySet[CompanyPage]:
    """The pages of companies of the viewer's territory, or of none."""
    own = Q(company__territory=viewer.territory_id) | Q(company__territory=None)
    rows = CompanyPage.objects.filter(own, state=PageState.IN_REVIEW).exclude(company__state=Verification.REFUSED)
    return rows.select_related("company").order_by(F("submitted_at").asc(nulls_last=True), "pk")


def paths_to_read(viewer: Viewer) -> list[DiscoveryPath]:
    """The paths of companies there."""
    own = Q(company__territory=viewer.territory_id) | Q(company__territory=None)
    rows = DiscoveryPath.objects.filter(own, state=PathState.SENT, company__isnull=False)
    return list(rows.select_related("company").order_by("sent_at", "pk"))
