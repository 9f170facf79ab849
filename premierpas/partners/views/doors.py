"""Doors, introductions and hours, as the team sees them."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.core.text import whole_number
from premierpas.occupations.sectors import sector_name
from premierpas.outreach.models import CompanyFile
from premierpas.people.team import works_in_team

from ..actions import (
    add_door,
    add_skill,
    ask_hours,
    ask_introduction,
    close_door,
    close_skill,
    note_hours,
    tell_outcome,
    thank_for_hours,
)
from ..enums import Became, HoursState, IntroState, SkillKind
from ..forms import DoorForm, GivenForm, HoursForm, IntroductionForm, OutcomeForm, SkillForm, ThanksForm
from ..models import Door, Hours, Introduction, Partner, Skill
from ..queries import (
    OPENED,
    asked_hours_of,
    companies_to_open,
    doors_of,
    introductions_of,
    partner_by_id,
    people_of_partners,
    skills_of,
)
from .loading import done, form_page, typed

PER_PAGE = 30


def of_door(request: SiteRequest, door_id: int, **_: Any) -> Partner:
    """A door's partner."""
    return partner_by_id(Door.objects.select_related("contact").get(pk=door_id, closed_on=None).contact.partner_id)


def of_introduction(request: SiteRequest, introduction_id: int, **_: Any) -> Partner:
    """The partner of whom an introduction is asked; of a company of one's own territory only."""
    row = Introduction.objects.select_related("door__contact").get(
        pk=introduction_id, file__territory=request.viewer.territory_id
    )
    return partner_by_id(row.door.contact.partner_id)


def of_skill(request: SiteRequest, skill_id: int, **_: Any) -> Partner:
    """A skill's partner."""
    return partner_by_id(Skill.objects.select_related("contact").get(pk=skill_id, closed_on=None).contact.partner_id)


def of_hours(request: SiteRequest, hours_id: int, **_: Any) -> Partner:
    """The partner of whom hours are asked."""
    return partner_by_id(Hours.objects.select_related("skill__contact").get(pk=hours_id).skill.contact.partner_id)


@screen(permission="partners.read", methods=("GET", "HEAD"))
def doors(request: SiteRequest) -> HttpResponse:
    """What can be asked for, what was asked, what became of it."""
    territory = request.viewer.territory_id
    asked = whole_number(request.GET.get("fiche", ""))
    company = CompanyFile.objects.filter(territory=territory, pk=asked).first() if asked else None
    listed = Paginator(introductions_of(territory), PER_PAGE).get_page(request.GET.get("page"))
    words = {
        "doors": [(door, sector_name(door.sector) if door.sector else "") for door in doors_of(territory)[:200]],
        "listed": listed,
        "introductions": list(listed),
        "skills": skills_of(territory),
        "asked_hours": list(asked_hours_of(territory)[:30]),
        "may_work": works_in_team(request.viewer),
        "company": company,
    }
    return page(request, "partners/doors.html", words)


def doors_for(file: CompanyFile) -> tuple[Promise, str] | None:
    """The way from a company's file: who could introduce us there, while nobody of it works with us."""
    if file.state in OPENED:
        return None
    return lazy("Demander une mise en relation"), f"{reverse('partners:doors')}?fiche={file.pk}"


def _crumbs(last: object) -> list[object]:
    return [_("Portes"), reverse("partners:doors"), last]


def _noted(request: SiteRequest) -> HttpResponse:
    messages.success(request, _("C’est noté."))
    return redirect("partners:doors")


@screen(permission="partners.work")
def new_door(request: SiteRequest) -> HttpResponse:
    """What a partner's person can open, as they said it."""
    form = DoorForm(typed(request), people=list(people_of_partners(request.viewer.territory_id)))
    made = done(
        request, form, "add_door",
        lambda: add_door(
            form.cleaned_data["contact"], by=request.actor, opens=form.cleaned_data["opens"],
            sector=form.cleaned_data["sector"],
        ),
    )  # fmt: skip
    if made:
        return _noted(request)
    return form_page(request, form, title=_("Noter une porte"), button=_("Enregistrer"), crumbs=_crumbs(_("Porte")))


@screen(permission="partners.change", load=of_door)
def ask(request: SiteRequest, thing: Partner, door_id: int) -> HttpResponse:
    """Ask for an introduction; or close a door that no longer opens."""
    door = Door.objects.select_related("contact__partner").get(pk=door_id)
    if request.method == "POST" and request.POST.get("act") == "close":
        close_door(door, by=request.actor)
        return _noted(request)
    wanted = whole_number(request.GET.get("fiche", "")) or ""
    files = companies_to_open(request.viewer.territory_id)
    form = IntroductionForm(typed(request), files=files, initial={"file": wanted})
    made = done(
        request, form, "ask_introduction",
        lambda: ask_introduction(
            door, by=request.actor, file=form.cleaned_data["file"], words=form.cleaned_data["words"]
        ),
    )  # fmt: skip
    if made:
        messages.success(request, _("La demande est partie."))
        return redirect("partners:doors")
    words = {"form": form, "door": door, "partner": thing}
    return page(request, "partners/ask.html", words, status=422 if form.errors else 200)


@screen(permission="partners.change", load=of_introduction)
def outcome(request: SiteRequest, thing: Partner, introduction_id: int) -> HttpResponse:
    """What became of it, told to whoever opened the door."""
    row = Introduction.objects.select_related("file", "door__contact").get(pk=introduction_id)
    form = OutcomeForm(typed(request))
    made = done(
        request, form, "tell_outcome",
        lambda: tell_outcome(
            row, by=request.actor, became=Became(form.cleaned_data["became"]), outcome=form.cleaned_data["outcome"]
        ),
    )  # fmt: skip
    if made:
        messages.success(request, _("La suite est dite."))
        return redirect("partners:doors")
    words = {"form": form, "row": row, "partner": thing, "open": row.state == IntroState.YES}
    return page(request, "partners/outcome.html", words, status=422 if form.errors else 200)


@screen(permission="partners.work")
def new_skill(request: SiteRequest) -> HttpResponse:
    """Hours that a partner's person offers, as they said it."""
    form = SkillForm(typed(request), people=list(people_of_partners(request.viewer.territory_id)))
    made = done(
        request, form, "add_skill",
        lambda: add_skill(
            form.cleaned_data["contact"], by=request.actor, kind=SkillKind(form.cleaned_data["kind"]),
            hours=form.cleaned_data["hours"], words=form.cleaned_data["words"],
        ),
    )  # fmt: skip
    if made:
        return _noted(request)
    return form_page(
        request, form, title=_("Noter des heures offertes"), button=_("Enregistrer"), crumbs=_crumbs(_("Heures"))
    )


@screen(permission="partners.change", load=of_skill)
def ask_for_hours(request: SiteRequest, thing: Partner, skill_id: int) -> HttpResponse:
    """Ask for some hours; or close what is no longer offered."""
    skill = Skill.objects.select_related("contact__partner").get(pk=skill_id)
    if request.method == "POST" and request.POST.get("act") == "close":
        close_skill(skill, by=request.actor)
        return _noted(request)
    form = HoursForm(typed(request))
    made = done(
        request, form, "ask_hours",
        lambda: ask_hours(
            skill, by=request.actor, hours=form.cleaned_data["hours"], purpose=form.cleaned_data["purpose"]
        ),
    )  # fmt: skip
    if made:
        messages.success(request, _("La demande est partie."))
        return redirect("partners:doors")
    words = {"form": form, "skill": skill, "partner": thing}
    return page(request, "partners/ask_hours.html", words, status=422 if form.errors else 200)


@screen(permission="partners.change", load=of_hours)
def hours(request: SiteRequest, thing: Partner, hours_id: int) -> HttpResponse:
    """How many were given; then a word of thanks."""
    row = Hours.objects.select_related("skill__contact").get(pk=hours_id)
    form: Any = None
    if row.state == HoursState.YES:
        form = GivenForm(typed(request), initial={"given": row.hours})
    elif row.state == HoursState.GIVEN:
        form = ThanksForm(typed(request))
    if form is not None:
        move = note_hours if row.state == HoursState.YES else thank_for_hours
        if done(request, form, "hours", lambda: move(row, by=request.actor, **form.cleaned_data)):
            return _noted(request)
    elif request.method == "POST":
        messages.error(request, _("C’est déjà fait : rechargez la page."))
        return redirect("partners:doors")
    words = {"form": form, "row": row, "partner": thing, "given": row.state == HoursState.GIVEN}
    return page(request, "partners/hours.html", words, status=422 if form is not None and form.errors else 200)
