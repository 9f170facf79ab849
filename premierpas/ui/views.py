"""`/ui` and `/ui/<component>`: every component in every state, in development."""

from django.conf import settings
from django.http import Http404, HttpResponse

from premierpas.core.requests import SiteRequest
from premierpas.core.screens import PUBLIC, page, screen
from premierpas.ui import samples


@screen(permission=PUBLIC, methods=("GET", "HEAD"))
def living_page(request: SiteRequest, component: str = "") -> HttpResponse:
    """All sections of the living page, or one of them by its name."""
    if not settings.DEVELOPMENT or (component and component not in samples.SECTIONS):
        raise Http404
    wanted = [component] if component else list(samples.SECTIONS)
    sections = [
        {"name": name, "title": samples.SECTIONS[name], "template": f"ui/living/{name}.html"} for name in wanted
    ]
    return page(request, "ui/living/index.html", {**samples.everything(), "sections": sections, "alone": component})
