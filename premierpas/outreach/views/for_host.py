"""What a company asks for on the phone, done by a coordinator in its place; the company is told."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.applications.enums import WAITING
from premierpas.applications.models import Application
from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.offers.actions import StaleDraft
from premierpas.offers.content import OfferContent
from premierpas.offers.drafts import PUBLIC_STATES, text_version
from premierpas.offers.enums import OFFER_MOVES, OfferState
from premierpas.offers.models import Offer

from ..actions import add_site_for_host, answer_for_host, correct_offer_for_host, turn_offer_for_host
from ..actions.for_host import Answer, Turn
from ..forms.for_host import AnswerForHostForm, SiteForm, WordsForm
from ..models import CompanyFile
from .file import load_file


@screen(permission="outreach.act_for_host", load=load_file)
def answer(request: SiteRequest, thing: CompanyFile, file_id: int, application_id: int) -> HttpResponse:
    """The company's answer to a pupil who waits; who the pupil is stays unsaid until they confirm."""
    rows = Application.objects.select_related("offer__company", "slot", "enrolment__classroom", "pupil")
    application = rows.filter(offer__company=thing.company_id, pk=application_id).first()
    if application is None or application.state not in WAITING:
        messages.info(request, _("Cette candidature n’attend plus de réponse."))
        return redirect("outreach:file", file_id=file_id)
    form = AnswerForHostForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            answer_for_host(
                thing, by=request.actor, application=application, answer=Answer(data["answer"]),
                reason=data["reason"], kind_words=data["kind_words"],
            )  # fmt: skip
            messages.success(request, _("C’est noté. L’élève le sait, l’entreprise aussi."))
            return redirect("outreach:file", file_id=file_id)
        except DomainError as error:
            form.refuse(error)
    words = {"form": form, "file": thing, "application": application}
    return page(request, "outreach/answer_for_host.html", words, status=422 if form.errors else 200)


@screen(permission="outreach.act_for_host", load=load_file)
def offer(request: SiteRequest, thing: CompanyFile, file_id: int, offer_id: int) -> HttpResponse:
    """Pause, resume, close; mend a word."""
    row = Offer.objects.select_related("company").filter(company=thing.company_id, pk=offer_id).first()
    if row is None:
        messages.info(request, _("Cette offre n’est pas de cette entreprise."))
        return redirect("outreach:file", file_id=file_id)
    content = OfferContent.of(row.content)
    first = {"title": content.title, "summary": content.summary, "version": text_version(content)}
    turn = request.POST.get("turn", "")
    form = WordsForm(request.POST if request.method == "POST" and not turn else None, initial=first)
    theirs: list[tuple[str, str]] = []
    if request.method == "POST":
        try:
            if _acted(request, thing, row, turn, form):
                messages.success(request, _("C’est noté. L’entreprise le sait."))
                return redirect("outreach:file", file_id=file_id)
        except StaleDraft as error:
            theirs = [(str(form.fields[name].label), first[name]) for name in ("title", "summary")]
            form.compare_with(first["version"])
            form.refuse(error)
        except DomainError as error:
            if turn:
                messages.error(request, str(error.message))
                return redirect("outreach:offer_for_host", file_id=file_id, offer_id=offer_id)
            form.refuse(error)
    words: dict[str, Any] = {"form": form if row.state in PUBLIC_STATES else None, "file": thing, "offer": row}
    words |= {"turns": _turns(row), "theirs": theirs}
    return page(request, "outreach/offer_for_host.html", words, status=422 if form.errors else 200)


def _acted(request: SiteRequest, thing: CompanyFile, row: Offer, turn: str, form: WordsForm) -> bool:
    if turn in list(Turn):
        turn_offer_for_host(thing, by=request.actor, offer=row, turn=Turn(turn))
        return True
    if not form.is_valid():
        return False
    correct_offer_for_host(thing, by=request.actor, offer=row, **form.cleaned_data)
    return True


def _turns(row: Offer) -> list[tuple[str, str]]:
    """What the offer's state allows."""
    state = OfferState(row.state)
    may = {
        Turn.PAUSE: state == OfferState.PUBLISHED,
        Turn.RESUME: state == OfferState.PAUSED,
        Turn.CLOSE: OfferState.CLOSED in OFFER_MOVES[state],
    }
    labels = {
        Turn.PAUSE: _("Mettre en pause"), Turn.RESUME: _("Remettre en ligne"), Turn.CLOSE: _("Clore l’offre"),
    }  # fmt: skip
    return [(str(turn), labels[turn]) for turn in Turn if may[turn]]


@screen(permission="outreach.act_for_host", load=load_file)
def site(request: SiteRequest, thing: CompanyFile, file_id: int) -> HttpResponse:
    """Another place of a company that has an account."""
    form = SiteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            add_site_for_host(thing, by=request.actor, **form.cleaned_data)
            messages.success(request, _("Lieu ajouté. L’entreprise le sait."))
            return redirect("outreach:file", file_id=file_id)
        except DomainError as error:
            form.refuse(error)
    return page(request, "outreach/site.html", {"form": form, "file": thing}, status=422 if form.errors else 200)
