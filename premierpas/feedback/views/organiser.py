"""After an event, by the association: questions to show, material, the partner's page; and the partner who reads it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.once import made_once
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.core.text import whole_number
from premierpas.events.enums import EventState
from premierpas.events.models import Event
from premierpas.ui.pdf.answers import pdf_response
from premierpas.ui.typography import joined

from ..actions import add_material, drop_material, save_summary, share_summary, show_question
from ..figures import figures_of
from ..forms import MaterialForm, SummaryForm
from ..models import Feedback, Material, Summary
from ..page_of_partner import drawn_figures, partner_pdf, promise, thanked
from ..queries import material_of, may_be_named


def load_event(request: SiteRequest, event_id: int) -> Event:
    """An event. Raises Event.DoesNotExist."""
    return Event.objects.select_related("company", "territory", "summary_page").get(pk=event_id)


@screen(permission="feedback.organise", load=load_event)
def summary(request: SiteRequest, event: Event, event_id: int) -> HttpResponse:
    """The figures, which questions the partner reads, the words; then the page is shared."""
    row = Summary.objects.filter(event=event).first()
    first = {"words": row.words, "seats": row.seats, "promised_by": row.promised_by} if row else {"seats": 0}
    form = SummaryForm(request.POST if request.POST.get("act") == "save" else None, initial=first)
    if request.method == "POST":
        try:
            if request.POST.get("act") == "save":
                if form.is_valid():
                    save_summary(event, by=request.actor, **form.cleaned_data)
                    messages.success(request, _("C’est enregistré."))
                    return redirect("feedback:summary", event_id=event.pk)
            else:
                _turn(request, event)
                return redirect("feedback:summary", event_id=event.pk)
        except DomainError as error:
            if form.is_bound:
                form.refuse(error)
            else:
                messages.error(request, str(error.message))
                return redirect("feedback:summary", event_id=event.pk)
    figures = figures_of(event)
    asked = Feedback.objects.filter(participant__event=event).exclude(question="").order_by("at", "pk")
    words = {
        **drawn_figures(figures), "event": event, "form": form, "summary": row, "asked": list(asked),
        "is_over": event.state in (EventState.HELD, EventState.REPORTED), "promise": promise(row),
    }  # fmt: skip
    return page(request, "feedback/summary.html", words, status=422 if form.errors else 200)


def _turn(request: SiteRequest, event: Event) -> None:
    if request.POST.get("act") == "share":
        share_summary(event, by=request.actor)
        messages.success(request, _("Le bilan est partagé, et les mercis sont partis."))
        return
    asked = whole_number(request.POST.get("question", "")) or 0
    feedback = Feedback.objects.filter(pk=asked, participant__event=event).select_related("participant__event").first()
    if feedback is not None:
        show_question(feedback, by=request.actor, shown=request.POST.get("act") == "show")


@screen(permission="feedback.organise", load=load_event)
def documents(request: SiteRequest, event: Event, event_id: int) -> HttpResponse:
    """What those who came may read again."""
    if request.method == "POST" and request.POST.get("act") == "drop":
        asked = whole_number(request.POST.get("material", "")) or 0
        row = Material.objects.defer("file").filter(pk=asked, event=event).select_related("event").first()
        if row is not None:
            drop_material(row, by=request.actor)
            messages.success(request, _("Le document est retiré."))
        return redirect("feedback:documents", event_id=event.pk)
    form = MaterialForm(request.POST or None, request.FILES or None, people=may_be_named(event, request.viewer))

    def add() -> Material:
        given = form.cleaned_data
        return add_material(
            event, by=request.actor, title=given["title"], file=given["file"].pdf, is_photo=given["is_photo"],
            agreed=given["agreed"], people=form.chosen(),
        )  # fmt: skip

    if made_once(request, form, f"feedback.material:{event.pk}", add) is not None:
        messages.success(request, _("Ceux qui sont venus peuvent l’ouvrir."))
        return redirect("feedback:documents", event_id=event.pk)
    shown = {each.pk for each in material_of(event.pk)}
    rows = Material.objects.filter(event=event).defer("file").order_by("-at", "-pk")
    words = {"event": event, "form": form, "material": [(each, each.pk in shown) for each in rows]}
    return page(request, "feedback/documents.html", words, status=422 if form.errors else 200)


@screen(permission="feedback.read_summary", load=load_event, methods=("GET", "HEAD"))
def partner(request: SiteRequest, event: Event, event_id: int) -> HttpResponse:
    """The page as the partner reads it."""
    figures, row = figures_of(event), Summary.objects.filter(event=event).first()
    words = {
        **drawn_figures(figures), "event": event, "summary": row, "questions": figures.questions,
        "promise": promise(row), "thanked": joined(thanked(event)),
        "may_offer": request.viewer.company_id is not None,
    }  # fmt: skip
    return page(request, "feedback/partner.html", words)


@screen(permission="feedback.read_summary", load=load_event, methods=("GET", "HEAD"))
def partner_file(request: SiteRequest, event: Event, event_id: int) -> HttpResponse:
    """The same on paper."""
    content = partner_pdf(event, Summary.objects.filter(event=event).first())
    return pdf_response(content, _("Bilan %(title)s") % {"title": event.title})
