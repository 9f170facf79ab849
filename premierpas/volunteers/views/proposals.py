"""What a colleague who leaves proposes: yes or no, one by one or all at once."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.agenda.presences import presence_of
from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen

from ..actions import answer_succession
from ..handover.letter import asked_of


@screen(permission="volunteers.work")
def proposals(request: SiteRequest) -> HttpResponse:
    """Each with what was promised, so that one knows what one takes."""
    presence = presence_of(request.viewer)
    asked = asked_of(presence) if presence is not None else []
    if request.method == "POST":
        rows = {str(each.succession.pk): each.succession for each in asked}
        wanted = request.POST.get("one", "")
        try:
            for pk in rows if wanted == "all" else [wanted]:
                if pk in rows:
                    answer_succession(rows[pk], by=request.actor, accepted=request.POST.get("answer") != "no")
            messages.success(request, _("Votre réponse est notée."))
        except DomainError as error:
            messages.error(request, error.message)
        return redirect("volunteers:proposals")
    return page(request, "volunteers/proposals.html", {"asked": asked})
