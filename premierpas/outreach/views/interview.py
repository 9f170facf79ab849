"""An interview on site, on a phone, with or without network; what it becomes."""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.once import once
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.occupations.sectors import sector_choices
from premierpas.offers.demand import Demand, demand_by_slot
from premierpas.offers.enums import OfferLevel
from premierpas.offers.weeks import Days, SchoolPlace, slots_on_offer
from premierpas.organisations.models import TerritoryCommune
from premierpas.people.team import works_in_team

from ..actions import draft_offer, keep_interview, show_draft
from ..files.reach import by_mail
from ..forms.interview import ANSWER, OUTCOME, InterviewForm
from ..models import CompanyFile, Interview
from ..queries import people_of
from ..winning.objections import answered
from ..winning.partnership import partnership_pdf, weeks_in_words
from ..winning.to_see import to_see
from .file import load_file

MOST_OTHERS = 10


@screen(permission="outreach.change_file", load=load_file)
def interview(request: SiteRequest, thing: CompanyFile, file_id: int) -> HttpResponse:
    """The questions, the answers that worked elsewhere, and the draft that grows from them."""
    if thing.merged_into_id is not None:
        return redirect("outreach:interview", file_id=thing.merged_into_id)
    rows = Interview.objects.filter(file=thing, by=request.viewer.user_id, drafted_at=None)
    kept = rows.prefetch_related("objections").first()
    level = request.POST.get("level") or (kept.level if kept else OfferLevel.COLLEGE)
    place = _place_of(thing)
    form = InterviewForm(
        request.POST if request.method == "POST" else None, file=thing, interview=kept, place=place,
        people=[each.contact for each in people_of(thing)], demand=_demand(request, thing, level, place),
    )  # fmt: skip
    drafts = request.POST.get("act") == "draft"
    if request.method == "POST" and form.is_valid():
        if drafts and not form.cleaned_data["title"]:
            form.add_error("title", _("Il faut cette ligne pour créer le brouillon : c’est son titre."))
        elif (made := _kept(request, thing, form, drafts=drafts)) is not None:
            messages.success(request, _("Le brouillon est créé.") if drafts else _("L’entretien est gardé."))
            if drafts:
                return redirect("outreach:drafted", interview_id=made)
            return redirect("outreach:interview", file_id=file_id)
    objections = [
        {"known": each, "outcome": form[f"{OUTCOME}_{each.code}"], "answer": form[f"{ANSWER}_{each.code}"]}
        for each in answered(thing.territory_id)
    ]
    words = {
        "form": form,
        "file": thing,
        "objections": objections,
        "draft": _draft(kept or _known(thing)),
        "others": _others(thing, kept),
    }
    return page(request, "outreach/interview.html", words, status=422 if form.errors else 200)


def _others(file: CompanyFile, kept: Interview | None) -> list[Interview]:
    """What has been said before or to somebody else, in files that joined this one too."""
    rows = Interview.objects.filter(Q(file=file) | Q(file__merged_into=file)).exclude(pk=kept.pk if kept else None)
    return list(rows.select_related("by").order_by("-at")[:MOST_OTHERS])


def _kept(request: SiteRequest, thing: CompanyFile, form: InterviewForm, *, drafts: bool) -> int | None:
    def do() -> str:
        made = keep_interview(thing, by=request.actor, said=form.kept)
        if drafts:
            draft_offer(made, by=request.actor, siret=form.cleaned_data.get("siret", ""))
        return str(made.pk)

    try:
        key, owner = str(form.cleaned_data["once"]), f"user:{request.viewer.user_id}"
        return int(once(key, action="outreach.interview", owner=owner, do=do))
    except DomainError as error:
        form.refuse(error)
        return None


def _place_of(file: CompanyFile) -> SchoolPlace:
    insee = file.insee
    if not insee:
        communes = TerritoryCommune.objects.filter(territory=file.territory_id).order_by("insee")
        insee = communes.values_list("insee", flat=True).first() or ""
    return SchoolPlace.of(insee)


def _demand(request: SiteRequest, file: CompanyFile, level: str, place: SchoolPlace) -> dict[Days, Demand] | None:
    """How many pupils are free in each week; None for who may not see pupils, in no count either."""
    if not request.viewer.is_coordinator:
        return None
    return demand_by_slot(file.territory_id, level, [days for days, _off in slots_on_offer(level, place)])


def _known(file: CompanyFile) -> Interview:
    """What is known before the first question."""
    return Interview(file=file, sector=file.sector, street=file.street, postal_code=file.postal_code, city=file.city)


def _draft(kept: Interview) -> dict[str, object]:
    """The draft as far as it is known; empty is to be asked."""
    facts = [
        (_("Secteur"), dict(sector_choices()).get(kept.sector, "")),
        (_("Semaines"), ", ".join(weeks_in_words(kept))),
        (_("Élèves à la fois"), str(kept.places)),
        (_("Lieu"), " ".join(filter(None, [kept.street, kept.postal_code, kept.city]))),
        (_("Tuteur ou tutrice"), kept.tutor_name),
    ]
    blanks = sum(not value for _label, value in facts) + (not kept.title)
    return {"title": kept.title, "to_see": to_see(kept), "facts": facts, "blanks": blanks}


def _file_of_interview(request: SiteRequest, interview_id: int) -> CompanyFile:
    return Interview.objects.select_related("file__owner__user", "file__company").get(pk=interview_id).file


@screen(permission="outreach.view_file", load=_file_of_interview, methods=("GET", "HEAD"))
def drafted(request: SiteRequest, thing: CompanyFile, interview_id: int) -> HttpResponse:
    """What an interview has become."""
    made = Interview.objects.select_related("by", "contact", "offer").get(pk=interview_id)
    heard = list(made.objections.order_by("pk"))
    words = {
        "file": thing, "interview": made, "draft": _draft(made), "heard": heard, "reader": by_mail(thing),
        "may_work": works_in_team(request.viewer),
    }  # fmt: skip
    return page(request, "outreach/drafted.html", words)


@screen(permission="outreach.change_file", load=_file_of_interview, methods=("POST",))
def show(request: SiteRequest, thing: CompanyFile, interview_id: int) -> HttpResponse:
    """Send the draft to the host to read."""
    try:
        show_draft(Interview.objects.select_related("file").get(pk=interview_id), by=request.actor)
        messages.success(request, _("Le brouillon est envoyé."))
    except DomainError as error:
        messages.error(request, str(error.message))
    return redirect("outreach:drafted", interview_id=interview_id)


@screen(permission="outreach.view_file", load=_file_of_interview, methods=("GET", "HEAD"))
def agreement(request: SiteRequest, thing: CompanyFile, interview_id: int) -> HttpResponse:
    """The partnership agreement to be signed."""
    made = Interview.objects.select_related("file", "contact").get(pk=interview_id)
    headers = {"Content-Disposition": 'attachment; filename="engagement-de-partenariat.pdf"'}
    return HttpResponse(partnership_pdf(made), content_type="application/pdf", headers=headers)
