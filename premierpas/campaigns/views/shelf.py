"""The shelf of documents: found by words, read, added to; minutes with what was decided."""

import io
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Max
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.core.search import look
from premierpas.core.text import whole_number
from premierpas.organisations.models import Territory
from premierpas.outreach.queries import team_of, teammate
from premierpas.people.team import coordinates, leads_team, works_in_team

from ..actions import add_paper, add_version, decide, drop_paper, end_decision
from ..enums import PaperKind, Readers
from ..files import MIME
from ..forms import DecisionForm, PaperForm, VersionForm
from ..found import PAPERS, papers_of
from ..models import Decision, Paper, Version
from .making import made

PER_PAGE = 20


@screen(permission="campaigns.read_shelf", methods=("GET", "HEAD"))
def papers(request: SiteRequest) -> HttpResponse:
    """By words, by what it is; the newest first."""
    rows, kind = papers_of(request.viewer), request.GET.get("quoi", "")
    if kind in PaperKind.values:
        rows = rows.filter(kind=kind)
    looked = look(rows, PAPERS, request.GET.get("q", ""))
    found = looked.rows.select_related("by").annotate(newest=Max("versions__number"), last=Max("versions__at"))
    listed = Paginator(found.order_by("-last", "-pk"), PER_PAGE).get_page(request.GET.get("page"))
    words = {
        "listed": listed,
        "rows": list(listed),
        "query": request.GET.get("q", ""),
        "meant": looked.meant,
        "kinds": [("", _("Tout"), kind not in PaperKind.values)]
        + [(value, label, value == kind) for value, label in PaperKind.choices],
        "may_work": works_in_team(request.viewer),
    }
    return page(request, "campaigns/papers.html", words)


@screen(permission="campaigns.file_papers")
def new(request: SiteRequest) -> HttpResponse:
    """A document or minutes."""
    form = PaperForm(request.POST or None, request.FILES or None, coordinates=coordinates(request.viewer))

    def add(data: dict[str, Any]) -> Paper:
        return add_paper(
            data["title"], by=request.actor, territory=Territory.objects.get(pk=request.viewer.territory_id),
            file=data["file"], kind=data["kind"], readers=data.get("readers") or Readers.TEAM, told=data["told"],
            held_on=data["held_on"], present=data["present"],
        )  # fmt: skip

    added = made(request, form, "add_paper", add)
    if added is not None:
        messages.success(request, _("Document ajouté."))
        return redirect("campaigns:paper", paper_id=added)
    return page(request, "campaigns/add_paper.html", {"form": form}, status=422 if form.errors else 200)


def load_paper(request: SiteRequest, paper_id: int, **more: Any) -> Paper:
    """The document of an address."""
    return Paper.objects.select_related("by").get(pk=paper_id)


@screen(permission="campaigns.view_paper", load=load_paper)
def paper(request: SiteRequest, thing: Paper, paper_id: int) -> HttpResponse:
    """What it is, its versions, and what a meeting decided; a decision is said to be done here."""
    if request.method == "POST" and request.POST.get("act") == "done":
        decided = thing.decisions.filter(pk=whole_number(request.POST.get("decision", "")) or 0).first()
        try:
            if decided is not None:
                end_decision(decided, by=request.actor)
                messages.success(request, _("C’est noté : fait."))
        except DomainError as error:
            messages.error(request, str(error.message))
        return redirect("campaigns:paper", paper_id=thing.pk)
    return _paper(request, thing)


def _paper(
    request: SiteRequest, thing: Paper, *, version: VersionForm | None = None, decided: DecisionForm | None = None
) -> HttpResponse:
    here = thing.territory_id == request.viewer.territory_id
    may_change = works_in_team(request.viewer) and here
    mine, leads = request.viewer.user_id, leads_team(request.viewer)
    decisions = thing.decisions.select_related("owner__user").order_by("pk") if here else []
    words = {
        "paper": thing,
        "versions": list(thing.versions.defer("file").select_related("by").order_by("-number")),
        "decisions": [(each, may_change and not each.done_at and (leads or _is_of(each, mine))) for each in decisions],
        "minutes": thing.kind == PaperKind.MINUTES,
        "may_change": may_change,
        "version_form": (version or VersionForm()) if may_change else None,
        "decision_form": (decided or DecisionForm(team=_team(thing))) if may_change else None,
    }
    wrong = (version and version.errors) or (decided and decided.errors)
    return page(request, "campaigns/paper.html", words, status=422 if wrong else 200)


def _is_of(decision: Decision, user_id: int | None) -> bool:
    return decision.owner is not None and decision.owner.user_id == user_id


def _team(thing: Paper) -> list[tuple[int, str]]:
    return [(each.pk, each.name) for each in team_of(thing.territory_id)]


@screen(permission="campaigns.change_paper", load=load_paper, methods=("POST",))
def version(request: SiteRequest, thing: Paper, paper_id: int) -> HttpResponse:
    """A newer file; the older ones stay."""
    form = VersionForm(request.POST, request.FILES)
    if made(request, form, "version", lambda data: add_version(thing, file=data["file"], by=request.actor)) is None:
        return _paper(request, thing, version=form)
    messages.success(request, _("Nouvelle version ajoutée."))
    return redirect("campaigns:paper", paper_id=thing.pk)


@screen(permission="campaigns.change_paper", load=load_paper, methods=("POST",))
def decision(request: SiteRequest, thing: Paper, paper_id: int) -> HttpResponse:
    """What was decided; with somebody and a day it is their task."""
    form = DecisionForm(request.POST, team=_team(thing))

    def add(data: dict[str, Any]) -> Decision:
        owner = teammate(thing.territory_id, whole_number(data["owner"] or ""))
        return decide(thing, text=data["text"], owner=owner, due_on=data["due_on"], by=request.actor)

    if made(request, form, "decide", add) is None:
        return _paper(request, thing, decided=form)
    messages.success(request, _("Décision notée."))
    return redirect("campaigns:paper", paper_id=thing.pk)


@screen(permission="campaigns.change_paper", load=load_paper, methods=("POST",))
def drop(request: SiteRequest, thing: Paper, paper_id: int) -> HttpResponse:
    """Take it away, every version."""
    drop_paper(thing, by=request.actor)
    messages.success(request, _("Document retiré."))
    return redirect("campaigns:papers")


@screen(permission="campaigns.view_paper", load=load_paper, methods=("GET", "HEAD"))
def download(request: SiteRequest, thing: Paper, paper_id: int, number: int) -> Any:
    """One version, as a file to keep."""
    row = thing.versions.filter(number=number).first()
    if row is None:
        messages.error(request, _("Cette version n’existe pas."))
        return redirect("campaigns:paper", paper_id=thing.pk)
    return as_file(thing, row)


def as_file(thing: Paper, row: Version) -> FileResponse:
    """Handed out to be kept, never opened within the site."""
    name = f"{slugify(thing.title)[:60] or 'document'}-{row.number}.{row.kind}"
    return FileResponse(io.BytesIO(bytes(row.file)), as_attachment=True, filename=name, content_type=MIME[_kind(row)])


def _kind(row: Version) -> Any:
    return next(kind for kind in MIME if kind == row.kind)
