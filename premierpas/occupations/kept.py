"""The trades that somebody keeps: a pupil's are rows, a visitor's stay in the session until a pupil keeps one."""

from premierpas.core.requests import SiteRequest

from .models import KeptTrade
from .sheets import Sheet, sheets

_SESSION = "kept_trades"
MOST = 60


def kept_slugs(request: SiteRequest) -> list[str]:
    """Their slugs, the last kept first; those whose sheet is gone are left out."""
    here = [slug for slug in request.session.get(_SESSION, []) if slug in sheets()]
    if not request.viewer.is_pupil:
        return here
    rows = KeptTrade.objects.filter(pupil=request.viewer.pupil_id).order_by("-at", "-pk")
    return list(dict.fromkeys([*(row.slug for row in rows if row.slug in sheets()), *here]))


def keep(request: SiteRequest, sheet: Sheet) -> None:
    """Keep a trade; keeping it twice changes nothing. A pupil's row takes over what the session kept."""
    here = [slug for slug in request.session.get(_SESSION, []) if slug != sheet.slug]
    if not request.viewer.is_pupil:
        request.session[_SESSION] = [sheet.slug, *here][:MOST]
        return
    rows = [KeptTrade(pupil_id=request.viewer.pupil_id, slug=slug) for slug in [*reversed(here), sheet.slug]]
    KeptTrade.objects.bulk_create(rows, ignore_conflicts=True)
    request.session.pop(_SESSION, None)


def let_go(request: SiteRequest, sheet: Sheet) -> None:
    """Keep it no longer."""
    here = request.session.get(_SESSION, [])
    if sheet.slug in here:
        request.session[_SESSION] = [slug for slug in here if slug != sheet.slug]
    if request.viewer.is_pupil:
        KeptTrade.objects.filter(pupil=request.viewer.pupil_id, slug=sheet.slug).delete()
