"""What a pupil shows to their teachers: tracks and reasons; not what they avoid, which may be a matter of health."""

from django.http import HttpResponse

from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen

from ..kept import kept_in
from ..models import Profile
from ..reading import leads_of, lines_of
from ..tracks import outcome_of


def shown_of_pupil(_request: SiteRequest, pupil_id: int) -> Profile:
    """What this pupil has said; raises Profile.DoesNotExist."""
    return Profile.objects.select_related("pupil").prefetch_related("answers").get(pupil=pupil_id)


@screen(permission="interests.read_shown", load=shown_of_pupil, methods=("GET", "HEAD"))
def shown(request: SiteRequest, profile: Profile, pupil_id: int) -> HttpResponse:
    """One pupil's tracks, as long as they show them."""
    kept = kept_in(profile)
    outcome = outcome_of(kept.said)
    words = {
        "name": profile.pupil.full_name,
        "since": profile.shown_at,
        "flat": outcome.flat,
        "leads": leads_of(outcome, kept) if kept.answers else [],
        "lines": lines_of(kept.said),
        "answered": len(kept.answers),
    }
    return page(request, "interests/shown.html", words)
