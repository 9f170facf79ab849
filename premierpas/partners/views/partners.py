"""The list of partners, and each one's file."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.agenda.presences import presence_of
from premierpas.core import clock
from premierpas.core.phones import said_phone
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.core.spreadsheets import as_csv
from premierpas.insights.periods import Period, closed_months, month_name
from premierpas.people.team import works_in_team
from premierpas.ui.typography import title_first

from ..actions import correct_partner, note, open_partner
from ..enums import EntryKind, PartnerKind
from ..forms import CorrectPartnerForm, NoteForm, PartnerForm
from ..models import Partner
from ..queries import (
    deadlines_of,
    first_deadlines,
    listed_partners,
    people_of,
    proofs_of,
    team_of,
    timeline_of,
)
from .loading import done, form_page, load_partner, typed

PER_PAGE = 30


def _asked(request: SiteRequest) -> Any:
    mine = presence_of(request.viewer) if request.GET.get("qui") == "moi" else None
    return listed_partners(
        request.viewer.territory_id,
        text=request.GET.get("q", ""),
        kind=request.GET.get("type", ""),
        mine=mine.pk if mine else None,
    )


@screen(permission="partners.read", methods=("GET", "HEAD"))
def partners(request: SiteRequest) -> HttpResponse:
    """By name, each with what is due next."""
    looked = _asked(request)
    listed = Paginator(looked.rows, PER_PAGE).get_page(request.GET.get("page"))
    due = first_deadlines(list(listed))
    words = {
        "listed": listed,
        "rows": [(partner, _said(partner), due.get(partner.pk)) for partner in listed],
        "query": request.GET.get("q", ""),
        "meant": looked.meant,
        "kinds": [(value, title_first(str(label))) for value, label in PartnerKind.choices],
        "kind": request.GET.get("type", ""),
        "mine": request.GET.get("qui") == "moi",
        "question": request.GET.urlencode(),
        "may_work": works_in_team(request.viewer),
    }
    return page(request, "partners/partners.html", words)


def _said(partner: Partner) -> str:
    """What it is and where, in one line."""
    reach = "" if partner.territory_id else _("toute l’association")
    return title_first(", ".join(filter(None, [partner.get_kind_display(), partner.city, reach])))


@screen(permission="partners.work", methods=("GET", "HEAD"))
def export(request: SiteRequest) -> HttpResponse:
    """The list that is on the screen, as CSV; no cell runs in a spreadsheet."""
    lines = _lines(list(_asked(request).rows))
    return as_csv(lines, name=f"partenaires-{clock.today():%Y-%m-%d}.csv")


def _lines(rows: list[Partner]) -> Iterator[list[object]]:
    yield [_("Partenaire"), _("Type"), _("Ville"), _("Territoire"), _("Qui"), _("Échéance"), _("Dernier échange")]
    due = first_deadlines(rows)
    for row in rows:
        first = due.get(row.pk)
        yield [
            row.name, row.get_kind_display(), row.city, row.territory.name if row.territory else _("tous"),
            row.owner.user.name if row.owner else "", f"{first.due} {first.title}" if first else "",
            row.last_contact_on,
        ]  # fmt: skip


@screen(permission="partners.work")
def new_partner(request: SiteRequest) -> HttpResponse:
    """A partner's file."""
    form = PartnerForm(typed(request))
    made = done(
        request, form, "open_partner",
        lambda: open_partner(
            form.cleaned_data["name"], by=request.actor, kind=PartnerKind(form.cleaned_data["kind"]),
            everywhere=form.cleaned_data["everywhere"], about=form.cleaned_data["about"],
            city=form.cleaned_data["city"],
        ),
    )  # fmt: skip
    if made:
        messages.success(request, _("Fiche ouverte."))
        return redirect("partners:partner", partner_id=made)
    crumbs = [_("Partenaires"), reverse("partners:partners"), _("Nouvelle fiche")]
    return form_page(request, form, title=_("Ajouter un partenaire"), button=_("Ouvrir la fiche"), crumbs=crumbs)


@screen(permission="partners.view", load=load_partner)
def partner(request: SiteRequest, thing: Partner, partner_id: int) -> HttpResponse:
    """What is due, people, agreements, requests, papers, what the partner reads; what happened; noting."""
    form = NoteForm(typed(request))
    noted = done(
        request, form, "note",
        lambda: note(
            thing, by=request.actor, kind=EntryKind(form.cleaned_data["kind"]), said=form.cleaned_data["said"]
        ),
    )  # fmt: skip
    if noted:
        messages.success(request, _("C’est noté."))
        return redirect("partners:partner", partner_id=partner_id)
    words = {
        "partner": thing,
        "form": form,
        "may_work": works_in_team(request.viewer),
        "deadlines": deadlines_of([thing.pk]),
        "people": [(each, said_phone(each.phone) if each.phone else "") for each in people_of(thing)],
        "agreements": list(thing.agreements.filter(next=None).order_by("ended_on", "ends_on", "pk")),
        "requests": list(thing.requests.order_by("-asked_on", "-pk")),
        "grants": [(grant, proofs_of(grant)) for grant in thing.grants.order_by("report_due")],
        "documents": list(thing.documents.defer("scan").order_by("-added_at", "-pk")),
        "sheets": [
            (each.pk, str(Period.of(each.first_month, each.last_month)))
            for each in thing.sheets.order_by("-last_month")
        ],
        "months": [(f"{month:%Y-%m}", month_name(month)) for month in closed_months()],
        "lines": timeline_of(thing),
    }
    return page(request, "partners/partner.html", words, status=422 if form.errors else 200)


@screen(permission="partners.change", load=load_partner)
def correct(request: SiteRequest, thing: Partner, partner_id: int) -> HttpResponse:
    """The file, mended; who follows it."""
    first = {"name": thing.name, "kind": thing.kind, "city": thing.city, "about": thing.about, "owner": thing.owner_id}
    form = CorrectPartnerForm(typed(request), team=team_of(thing), initial=first)
    made = done(
        request, form, "correct_partner",
        lambda: correct_partner(
            thing, by=request.actor, name=form.cleaned_data["name"], kind=PartnerKind(form.cleaned_data["kind"]),
            about=form.cleaned_data["about"], city=form.cleaned_data["city"], owner=form.cleaned_data["owner"],
        ),
    )  # fmt: skip
    if made:
        messages.success(request, _("C’est noté."))
        return redirect("partners:partner", partner_id=partner_id)
    back = reverse("partners:partner", args=[partner_id])
    crumbs = [_("Partenaires"), reverse("partners:partners"), thing.name, back, _("Modifier")]
    return form_page(request, form, title=_("Modifier la fiche"), button=_("Enregistrer"), crumbs=crumbs)
