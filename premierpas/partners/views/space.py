"""The space of a partner's person: figures and papers shared with them, what is asked of them, their colleagues."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core.alphabet import alphabetical
from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.insights.figures import Told
from premierpas.insights.periods import Period, closed_months, usual_period
from premierpas.insights.sheets import method, sheet_of

from ..actions import (
    add_door,
    add_skill,
    answer_hours,
    answer_introduction,
    close_door,
    close_skill,
    end_member,
    invite_person,
)
from ..enums import HoursState, IntroState, PartnerKind, SkillKind
from ..forms import InviteForm, OwnDoorForm, OwnSkillForm
from ..models import Contact, Document, Door, Hours, Introduction, Member, Partner, SharedSheet, Skill
from ..posted import posted_to
from ..queries import agreements_due, known_domains, partner_by_id, risks_of
from .editing import scan_response, sheet_response
from .loading import done, form_page, typed


def _own(request: SiteRequest, **_: Any) -> Partner:
    return partner_by_id(request.viewer.partner_id if request.viewer.is_partner else 0)


def _contact(request: SiteRequest) -> Contact:
    return Contact.objects.select_related("partner").get(memberships=request.viewer.member_id)


@screen(permission="partners.space", methods=("GET", "HEAD"))
def space(request: SiteRequest) -> HttpResponse:
    """What waits for an answer first; then figures, papers, doors and hours; the board sees how the house stands."""
    partner, contact = partner_by_id(request.viewer.partner_id), _contact(request)
    board = partner.kind == PartnerKind.BOARD
    period = usual_period(closed_months()) if board else None
    announced, papers = posted_to(request.viewer)
    words = {
        "announced": announced,
        "papers": papers,
        "partner": partner,
        "asked": list(
            Introduction.objects.filter(door__contact=contact, state=IntroState.ASKED)
            .select_related("file", "asked_by", "door")
            .order_by("asked_at")
        ),
        "asked_hours": list(
            Hours.objects.filter(skill__contact=contact, state=HoursState.ASKED)
            .select_related("asked_by", "skill")
            .order_by("asked_at")
        ),
        "told": list(
            Introduction.objects.filter(door__contact=contact, state__in=[IntroState.YES, IntroState.TOLD])
            .select_related("file")
            .order_by("-answered_at")[:10]
        ),
        "sheets": [
            (each.pk, str(Period.of(each.first_month, each.last_month)))
            for each in partner.sheets.order_by("-last_month", "first_month")
        ],
        "documents": list(partner.documents.filter(shared=True).defer("scan").order_by("-added_at", "-pk")),
        "doors": list(contact.doors.filter(closed_on=None).order_by("-added_at")),
        "skills": list(contact.skills.filter(closed_on=None).order_by("-added_at")),
        "board": board,
        "period": period,
        "figures": Told(partner.territory_id, period).figures() if period else [],
        "risks": risks_of(partner.territory_id) if board else [],
        "due": agreements_due(partner.territory_id) if board else [],
    }
    return page(request, "partners/space.html", words)


def _document(request: SiteRequest, document_id: int) -> Partner:
    return partner_by_id(Document.objects.defer("scan").get(pk=document_id, shared=True).partner_id)


@screen(permission="partners.read_own", load=_document, methods=("GET", "HEAD"))
def document(request: SiteRequest, thing: Partner, document_id: int) -> Any:
    """A paper that is shared with them."""
    return scan_response(thing.documents.get(pk=document_id))


def _sheet(request: SiteRequest, sheet_id: int) -> Partner:
    return partner_by_id(SharedSheet.objects.get(pk=sheet_id).partner_id)


@screen(permission="partners.read_own", load=_sheet, methods=("GET", "HEAD"))
def sheet(request: SiteRequest, thing: Partner, sheet_id: int) -> HttpResponse:
    """An activity sheet: its page, or with `?pdf` the document."""
    row = thing.sheets.get(pk=sheet_id)
    if "pdf" in request.GET:
        return sheet_response(row, thing)
    period = Period.of(row.first_month, row.last_month)
    words = {"sheet": sheet_of(thing.territory, period, reader=thing.name), "method": method(), "pk": row.pk}
    return page(request, "partners/sheet.html", words)


@screen(permission="partners.read_own", load=_own)
def colleagues(request: SiteRequest, thing: Partner) -> HttpResponse:
    """Who of the partner reads this space; invite somebody, or end what somebody has."""
    rows = Member.objects.filter(contact__partner=thing, until=None).select_related("contact", "invited_by")
    form = InviteForm(typed(request))
    made = done(
        request, form, "invite_person",
        lambda: invite_person(
            thing, by=request.actor, name=form.cleaned_data["name"], email=form.cleaned_data["email"],
            function=form.cleaned_data["function"], address_confirmed=form.address_confirmed,
        ),
    )  # fmt: skip
    if made:
        messages.success(request, _("L’invitation est partie."))
        return redirect("partners:colleagues")
    words = {
        "partner": thing,
        "members": list(rows.order_by(alphabetical("contact__name"), "pk")),
        "form": form,
        "domains": sorted(known_domains(thing)),
        "me": request.viewer.member_id,
    }
    return page(request, "partners/colleagues.html", words, status=422 if form.errors else 200)


def _of_member(request: SiteRequest, member_id: int) -> Partner:
    return partner_by_id(Member.objects.select_related("contact").get(pk=member_id, until=None).contact.partner_id)


@screen(permission="partners.read_own", load=_of_member, methods=("POST",))
def end_colleague(request: SiteRequest, thing: Partner, member_id: int) -> HttpResponse:
    """They read nothing more."""
    end_member(Member.objects.select_related("contact__partner").get(pk=member_id), by=request.actor)
    messages.success(request, _("Cette personne n’a plus accès."))
    return redirect(settings.LOGIN_REDIRECT_URL if member_id == request.viewer.member_id else "partners:colleagues")


@screen(permission="partners.space")
def new_door(request: SiteRequest) -> HttpResponse:
    """Say which door one can open."""
    form = OwnDoorForm(typed(request))
    made = done(
        request, form, "add_door",
        lambda: add_door(
            _contact(request), by=request.actor, opens=form.cleaned_data["opens"], sector=form.cleaned_data["sector"]
        ),
    )  # fmt: skip
    return _thanked(request) if made else _own_page(request, form, _("Ouvrir une porte"))


@screen(permission="partners.space")
def new_skill(request: SiteRequest) -> HttpResponse:
    """Offer hours of what one is good at."""
    form = OwnSkillForm(typed(request))
    made = done(
        request, form, "add_skill",
        lambda: add_skill(
            _contact(request), by=request.actor, kind=SkillKind(form.cleaned_data["kind"]),
            hours=form.cleaned_data["hours"], words=form.cleaned_data["words"],
        ),
    )  # fmt: skip
    return _thanked(request) if made else _own_page(request, form, _("Offrir des heures"))


def _own_page(request: SiteRequest, form: Any, title: str) -> HttpResponse:
    crumbs = [_("Mon espace"), reverse("partners:space"), title]
    return form_page(request, form, title=title, button=_("Proposer"), crumbs=crumbs)


def _thanked(request: SiteRequest) -> HttpResponse:
    messages.success(request, _("Merci, c’est noté."))
    return redirect("partners:space")


def _of_door(request: SiteRequest, door_id: int) -> Contact:
    return Door.objects.select_related("contact__partner").get(pk=door_id).contact


@screen(permission="partners.own", load=_of_door, methods=("POST",))
def close_own_door(request: SiteRequest, thing: Contact, door_id: int) -> HttpResponse:
    """It no longer opens."""
    close_door(Door.objects.select_related("contact__partner").get(pk=door_id), by=request.actor)
    return _thanked(request)


def _of_skill(request: SiteRequest, skill_id: int) -> Contact:
    return Skill.objects.select_related("contact__partner").get(pk=skill_id).contact


@screen(permission="partners.own", load=_of_skill, methods=("POST",))
def close_own_skill(request: SiteRequest, thing: Contact, skill_id: int) -> HttpResponse:
    """It is no longer offered."""
    close_skill(Skill.objects.select_related("contact__partner").get(pk=skill_id), by=request.actor)
    return _thanked(request)


def _introduction(request: SiteRequest, introduction_id: int) -> Introduction:
    return Introduction.objects.select_related("door__contact__partner").get(pk=introduction_id)


@screen(permission="partners.answer", load=_introduction, methods=("POST",))
def answer(request: SiteRequest, thing: Introduction, introduction_id: int) -> HttpResponse:
    """Yes or no, in one tap."""
    said = request.POST.get("answer", "")
    if said not in ("yes", "no"):
        return redirect("partners:space")
    try:
        answer_introduction(thing, by=request.actor, yes=said == "yes", answer=request.POST.get("words", "")[:300])
        return _thanked(request)
    except DomainError as error:
        messages.error(request, str(error.message))
        return redirect("partners:space")


def _hours(request: SiteRequest, hours_id: int) -> Hours:
    return Hours.objects.select_related("skill__contact__partner").get(pk=hours_id)


@screen(permission="partners.answer", load=_hours, methods=("POST",))
def answer_for_hours(request: SiteRequest, thing: Hours, hours_id: int) -> HttpResponse:
    """The same for hours."""
    said = request.POST.get("answer", "")
    if said not in ("yes", "no"):
        return redirect("partners:space")
    try:
        answer_hours(thing, by=request.actor, yes=said == "yes")
        return _thanked(request)
    except DomainError as error:
        messages.error(request, str(error.message))
        return redirect("partners:space")
