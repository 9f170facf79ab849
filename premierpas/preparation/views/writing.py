"""What a pupil writes for the preparation: questions, notes on site, three sectors, a word on practising."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.occupations.kept import kept_slugs
from premierpas.occupations.sheets import sheets
from premierpas.people.models import Enrolment
from premierpas.ui.written import written
from premierpas.week.assembling import INTERVIEW
from premierpas.workshop.keeping import Kept, Typed
from premierpas.workshop.views.writing import write

from ..actions import save_notes, save_questions, save_sectors, show_sectors, tell_practice
from ..forms import NotesForm, PracticeForm, QuestionsForm, SectorsForm
from ..models import OwnQuestions, Practice, ShownSectors, SiteNotes, ThreeSectors
from .loading import own_year

TRADES_SHOWN = 5


@screen(permission="people.be_pupil", load=own_year)
def questions(request: SiteRequest, enrolment: Enrolment) -> HttpResponse:
    """Five questions, with examples out of the trades that the pupil keeps."""
    stored = OwnQuestions.objects.filter(enrolment=enrolment).first()

    def save(typed: Typed) -> Kept[OwnQuestions]:
        return save_questions(enrolment, typed=typed, by=request.actor)

    here = reverse("preparation:questions")
    context = {"examples": _examples(request)}
    return write(
        request, QuestionsForm, stored, save, "preparation/questions.html", context, model=OwnQuestions, here=here
    )


def _examples(request: SiteRequest) -> list[tuple[str, list[str]]]:
    """What one may ask in each trade that the pupil keeps; and anywhere."""
    own = [sheets()[slug] for slug in kept_slugs(request)[:TRADES_SHOWN]]
    return [*((written(sheet.title), list(sheet.ask)) for sheet in own), ("", [str(each) for each in INTERVIEW])]


@screen(permission="people.be_pupil", load=own_year)
def notes(request: SiteRequest, enrolment: Enrolment) -> HttpResponse:
    """What somebody answers on site, under one's own questions."""
    stored = SiteNotes.objects.filter(enrolment=enrolment).first()
    asked = OwnQuestions.objects.filter(enrolment=enrolment).first()

    def save(typed: Typed) -> Kept[SiteNotes]:
        return save_notes(enrolment, typed=typed, by=request.actor)

    here, form = reverse("preparation:notes"), NotesForm.asking(asked)
    context = {"asked": bool(asked and asked.written)}
    return write(request, form, stored, save, "preparation/notes.html", context, model=SiteNotes, here=here)


@screen(permission="people.be_pupil", load=own_year)
def sectors(request: SiteRequest, enrolment: Enrolment) -> HttpResponse:
    """Three sectors and why; one button keeps them, one shows them to the teacher."""
    stored = ThreeSectors.objects.filter(enrolment=enrolment).first()
    shown = ShownSectors.objects.filter(enrolment=enrolment).first()

    def save(typed: Typed) -> Kept[ThreeSectors]:
        kept = save_sectors(enrolment, typed=typed, by=request.actor)
        if "show" in request.POST and kept.spare is None:
            _show(request, enrolment)
        return kept

    here = reverse("preparation:sectors")
    context: dict[str, Any] = {
        "shown": shown,
        "changed": bool(shown and stored and [list(pair) for pair in stored.pairs] != shown.pairs),
    }
    return write(request, SectorsForm, stored, save, "preparation/sectors.html", context, model=ThreeSectors, here=here)


def _show(request: SiteRequest, enrolment: Enrolment) -> None:
    try:
        show_sectors(enrolment, by=request.actor)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("C’est montré. Ton professeur te répond dans la semaine."))


@screen(permission="people.be_pupil", load=own_year)
def speaking(request: SiteRequest, enrolment: Enrolment) -> HttpResponse:
    """How to practise, and what one keeps of it."""
    stored = Practice.objects.filter(enrolment=enrolment).first()
    form = PracticeForm(request.POST or None, initial={"words": stored.words} if stored else None)
    if request.method == "POST" and form.is_valid():
        tell_practice(enrolment, words=form.cleaned_data["words"], by=request.actor)
        messages.success(request, _("C’est noté : tu t’es entraîné."))
        return redirect("preparation:home")
    return page(request, "preparation/speaking.html", {"form": form, "stored": stored})
