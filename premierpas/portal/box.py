"""The search box in the header of a team's pages."""

from typing import Any

from django.urls import reverse

from premierpas.core.requests import SiteRequest
from premierpas.people.team import is_of_team


def box(request: SiteRequest) -> dict[str, Any]:
    """Where the header's box asks; nothing for whoever is of no team."""
    viewer = getattr(request, "viewer", None)
    return {"find_url": reverse("portal:search")} if viewer is not None and is_of_team(viewer) else {}
