"""What is chosen beside the questions: what one does already, what to avoid, who reads it; and erasing all of it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest, own_address
from premierpas.core.screens import PUBLIC, page, screen
from premierpas.occupations.kept import keep
from premierpas.occupations.sheets import sheets
from premierpas.people.models import Pupil

from .. import actions
from .. import kept as keeping
from ..for_machines import preview_of_doing
from ..forms import AvoidForm, DoingForm

MOST_AT_ONCE = 9


@screen(permission=PUBLIC)
def doing(request: SiteRequest) -> HttpResponse:
    """Three things out of a list."""
    form = DoingForm(request.POST or None, initial={"doing": keeping.kept_of(request).doing})
    if request.method == "POST":
        form = DoingForm(request.POST)
        if form.is_valid():
            try:
                keeping.tell_doing(request, form.cleaned_data["doing"])
            except DomainError as error:
                form.refuse(error)
            else:
                return redirect("interests:by_doing")
    words = {
        "form": form,
        "groups": form.by_place(),
        "errors": form["doing"].errors,
        "preview": preview_of_doing(),
    }
    return page(request, "interests/doing.html", words, status=422 if form.errors else 200)


@screen(permission=PUBLIC, methods=("POST",))
def avoid(request: SiteRequest) -> HttpResponse:
    """Hide trades that ask for something, or show them again."""
    form = AvoidForm(request.POST)
    if form.is_valid():
        keeping.avoid(request, form.cleaned_data["avoided"])
    else:
        messages.error(request, _("Ce choix n’est pas dans la liste."))
    return redirect(own_address(request, request.POST.get("next", "")) or "interests:tracks")


@screen(permission=PUBLIC, methods=("POST",))
def keep_trades(request: SiteRequest) -> HttpResponse:
    """Keep the trades of the tracks, all at once."""
    chosen = [sheets()[slug] for slug in dict.fromkeys(request.POST.getlist("trade")) if slug in sheets()]
    for sheet in reversed(chosen[:MOST_AT_ONCE]):
        keep(request, sheet)
    return redirect("occupations:kept")


@screen(permission="people.be_pupil", methods=("POST",))
def show(request: SiteRequest) -> HttpResponse:
    """Show one's tracks to one's teachers, or no longer."""
    shown = request.POST.get("show") == "1"
    actions.show(Pupil.objects.get(pk=request.viewer.pupil_id), shown=shown, by=request.actor)
    if shown:
        messages.success(request, _("Tes professeurs peuvent lire tes pistes."))
    else:
        messages.success(request, _("Tes professeurs ne lisent plus tes pistes."))
    return redirect("interests:tracks")


@screen(permission=PUBLIC, methods=("POST",))
def erase(request: SiteRequest) -> HttpResponse:
    """Erase everything that was said here."""
    keeping.erase(request)
    messages.success(request, _("Tes réponses sont effacées."))
    return redirect("interests:start")
