"""A parent asks for the page of their child: it goes to the contact that the school knows, and nowhere else."""

from django.http import HttpResponse
from django.utils.translation import get_language

from premierpas.accounts.limiter import EMAIL, count_try
from premierpas.accounts.slowing import wait_for
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import PUBLIC, page, screen

from ..family_page import in_words, send_family_pages, words_for
from ..forms import ContactForm


@screen(permission=PUBLIC)
def family_link(request: SiteRequest) -> HttpResponse:
    """The same answer for everybody: it tells nobody which contacts are known. In each family's language."""
    words = words_for(request, get_language() or "fr")
    form = ContactForm(request.POST if request.method == "POST" else None, words=words)
    context = in_words(words, title=words.data_door) | {"form": form}
    asked = request.method == "POST" and form.is_valid()
    if asked:
        contact = form.cleaned_data["contact"]
        if (wait := count_try("family", request, account=contact, limits=EMAIL)) is not None:
            return wait_for(page(request, "privacy/family_link.html", context | {"wait": True}), wait)
        send_family_pages(contact)
    return page(request, "privacy/family_link.html", context | {"sent": asked}, status=422 if form.errors else 200)
