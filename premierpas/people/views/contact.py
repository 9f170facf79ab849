"""By which ways I want to be told."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.requests import SiteRequest
from premierpas.core.screens import SIGNED_IN, page, screen
from premierpas.people.circle.preferences import choices_of, choose_ways, wanted_by
from premierpas.people.forms import ContactForm


@screen(permission=SIGNED_IN)
def contact(request: SiteRequest) -> HttpResponse:
    """What reaches me by e-mail or text message, beside the app."""
    viewer = request.viewer
    choices = choices_of(viewer)
    posted = request.POST if request.method == "POST" else None
    form = ContactForm(posted, choices=choices, wanted=wanted_by(viewer))
    if posted is not None and form.is_valid():
        choose_ways(form.wanted(), by=request.actor)
        messages.success(request, _("C’est noté."))
        return redirect("accounts:account")
    words = {"form": form, "choices": choices, "to_minor": viewer.is_minor}
    return page(request, "people/contact.html", words, status=422 if form.errors else 200)
