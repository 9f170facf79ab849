"""A parent asks for the page of their child: it goes to the contact that the school knows, and nowhere else."""

from django.http import HttpResponse

from premierpas.accounts.limiter import EMAIL, count_try
from premierpas.accounts.slowing import wait_for
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import PUBLIC, page, screen

from ..family_page import send_family_pages
from ..forms import ContactForm


@screen(permission=PUBLIC)
def family_link(request: SiteRequest) -> HttpResponse:
    """The same answer for everybody: it tells nobody which contacts are known."""
    form = ContactForm(request.POST if request.method == "POST" else None)
    asked = request.method == "POST" and form.is_valid()
    if asked:
        contact = form.cleaned_data["contact"]
        if (wait := count_try("family", request, account=contact, limits=EMAIL)) is not None:
            return wait_for(page(request, "privacy/family_link.html", {"form": form, "wait": True}), wait)
        send_family_pages(contact)
    words = {"form": form, "sent": asked}
    return page(request, "privacy/family_link.html", words, status=422 if form.errors else 200)
