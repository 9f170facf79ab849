"""A territory opens step by step; what was said is kept, and can be taken back until something hangs on it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from premierpas.core import clock
from premierpas.core.alphabet import alphabetical
from premierpas.core.calendar import school_year_of
from premierpas.core.errors import DomainError
from premierpas.core.legal.season import season_of
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.core.text import one_line
from premierpas.ui.forms import Form, ModelForm

from ..actions.opening import drop_draft, keep_answers, open_territory, undo_opening
from ..enums import Level
from ..forms.new_territory import CalendarForm, ContactForm, PeopleForm, PlaceForm, SchoolsForm
from ..forms.territory import LimitsForm, TextsForm
from ..models import TerritoryDraft
from ..new_territory import Answers, conflict_of_school, faults
from ..school_search import search_register

STEPS: tuple[tuple[Any, type[Form] | type[ModelForm] | None], ...] = (
    (lazy("Lieu"), PlaceForm),
    (lazy("Collèges, lycées"), SchoolsForm),
    (lazy("Calendrier"), CalendarForm),
    (lazy("Équipe"), PeopleForm),
    (lazy("Contact"), ContactForm),
    (lazy("Textes"), TextsForm),
    (lazy("Limites"), LimitsForm),
    (lazy("Relire"), None),
)
SCHOOLS, REVIEW = 2, len(STEPS)


def _own_draft(request: SiteRequest) -> TerritoryDraft | None:
    return TerritoryDraft.objects.filter(by=request.viewer.user_id, opened_at=None).first()


@screen(permission="organisations.open_territory", methods=("GET", "HEAD"))
def begin(request: SiteRequest) -> HttpResponse:
    """Where one stopped: the first step that lacks something, else the review."""
    draft = _own_draft(request)
    lacking = [step for step, _said in faults(Answers.of(draft.answers if draft else {}))]
    return redirect("organisations:new_territory", step=min(lacking, default=REVIEW))


@screen(permission="organisations.open_territory")
def new_territory(request: SiteRequest, step: int) -> HttpResponse:
    """One step · keep it and go on. The last one reads everything and opens."""
    if not 1 <= step <= REVIEW:
        raise Http404
    draft = _own_draft(request)
    answers = Answers.of(draft.answers if draft else {})
    if step == REVIEW:
        return _review(request, draft, answers)
    query = one_line(request.GET.get("q", ""))[:120] if step == SCHOOLS else ""
    form = _form(request, step, answers, query)
    if request.method == "POST":
        if gone := request.POST.get("without"):
            keep_answers(by=request.actor, schools={k: v for k, v in answers.schools.items() if k != gone})
            return redirect("organisations:new_territory", step=step)
        if form.is_valid():
            keep_answers(by=request.actor, **form.said())  # type: ignore[attr-defined]
            return redirect("organisations:new_territory", step=_next(request, step, form))
    words = {
        "form": form,
        "query": query,
        "found": "found" in form.fields,
        "answers": answers,
        "schools": [
            (each, conflict_of_school(each, answers.schools[each.uai], answers.communes)) for each in answers.registered
        ]
        if step == SCHOOLS
        else [],
        "seasons": _seasons() if step == SCHOOLS + 1 else [],
        **_around(step),
    }
    status = 422 if request.method == "POST" else 200
    return page(request, "organisations/new_territory/step.html", words, status=status)


def _next(request: SiteRequest, step: int, form: Form) -> int:
    """Schools are added as long as one looks for some, or doesn't know the commune of one."""
    adding = step == SCHOOLS and (request.POST.get("then") == "add" or form.lacks_a_place)  # type: ignore[attr-defined]
    return step if adding else step + 1


def _form(request: SiteRequest, step: int, answers: Answers, query: str) -> Any:
    data = request.POST if request.method == "POST" else None
    if step != SCHOOLS:
        return STEPS[step - 1][1](data, answers=answers)  # type: ignore[misc, call-arg]
    search = search_register(query, answers.departments) if query else None
    if search is None:
        return SchoolsForm(data, answers=answers)
    place = search.commune.insee if search.commune else ""
    return SchoolsForm(data, answers=answers, found=[*search.found, *search.others][:60], place=place)


def _around(step: int) -> dict[str, Any]:
    labels = [(label, reverse("organisations:new_territory", args=[at])) for at, (label, _f) in enumerate(STEPS, 1)]
    return {"steps": labels, "here": step, "title": STEPS[step - 1][0], "back": labels[step - 2][1] if step > 1 else ""}


def _seasons() -> list[tuple[str, Any, Any]]:
    year = school_year_of(clock.today())
    return [(str(level.label), *season_of(level.value, year)) for level in Level]


def _review(request: SiteRequest, draft: TerritoryDraft | None, answers: Answers) -> HttpResponse:
    refused: DomainError | None = None
    if request.method == "POST" and draft is not None:
        try:
            if request.POST.get("act") == "drop":
                drop_draft(draft, by=request.actor)
                messages.success(request, _("Le brouillon est jeté."))
                return redirect("organisations:territory")
            open_territory(draft, by=request.actor)
            messages.success(request, _("Le territoire est ouvert."))
            return redirect("organisations:opened_territory", draft_id=draft.pk)
        except DomainError as error:
            refused = error
    lacking = [(said, reverse("organisations:new_territory", args=[step])) for step, said in faults(answers)]
    words = {"answers": answers, "lacking": lacking, "refused": refused, "draft": draft, **_around(REVIEW)}
    status = 422 if request.method == "POST" else 200
    return page(request, "organisations/new_territory/review.html", words, status=status)


def _opened(request: SiteRequest, draft_id: int) -> TerritoryDraft:
    return TerritoryDraft.objects.select_related("territory").exclude(territory=None).get(pk=draft_id)


@screen(permission="organisations.open_drafted", load=_opened)
def opened_territory(request: SiteRequest, draft: TerritoryDraft, draft_id: int) -> HttpResponse:
    """What was opened and what comes next · take it back while nothing hangs on it."""
    refused: DomainError | None = None
    if request.method == "POST":
        try:
            undo_opening(draft, by=request.actor)
            messages.success(request, _("L’ouverture est annulée. Vos réponses sont gardées."))
            return redirect("organisations:new_territory", step=REVIEW)
        except DomainError as error:
            refused = error
    territory = draft.territory
    words = {
        "territory": territory,
        "schools": list(territory.schools.order_by(alphabetical("name"))) if territory else [],
        "invited": list(territory.invitations.order_by("pk")) if territory else [],
        "answers": Answers.of(draft.answers),
        "refused": refused,
    }
    status = 422 if refused else 200
    return page(request, "organisations/new_territory/opened.html", words, status=status)
