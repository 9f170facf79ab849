"""The network's members and what is missing of their promises; one member; and the list that everybody may read."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import PUBLIC, page, screen
from premierpas.occupations.sectors import sector_name
from premierpas.offers.enums import OfferLevel
from premierpas.offers.weeks import SchoolPlace
from premierpas.people.team import works_in_team
from premierpas.ui.forms import Form

from ..actions import (
    ask_same_again,
    commit_seats,
    join_network,
    keep_charter,
    leave_network,
    note_same_again,
    show_member,
)
from ..forms.network import AnswerOnPhoneForm, CharterForm, CommitForm, JoinForm, LeaveForm, PublicForm
from ..models import CompanyFile, NetworkMembership
from ..network.again import months_to_offer
from ..network.standing import members_of, present_members, public_members, said_year, standing_of, this_year
from .file import load_file

PER_PAGE = 30
MISSING = "manque"


@screen(permission="outreach.read", methods=("GET", "HEAD"))
def network(request: SiteRequest) -> HttpResponse:
    """Who is a member, since when, what was promised this year and what is missing of it."""
    year = this_year()
    members = members_of(request.viewer.territory_id, year)
    missing = [each for each in members if each.gap or not each.seats]
    only = request.GET.get("montrer") == MISSING
    words = {
        "listed": Paginator(missing if only else members, PER_PAGE).get_page(request.GET.get("page")),
        "members": len(members),
        "missing": len(missing),
        "only": only,
        "seats": sum(each.seats for each in members),
        "published": sum(min(each.published, each.seats) for each in members),
        "year": said_year(year),
    }
    return page(request, "outreach/network/members.html", words)


@screen(permission="outreach.view_file", load=load_file, methods=("GET", "HEAD"))
def member(request: SiteRequest, thing: CompanyFile, file_id: int) -> HttpResponse:
    """One member: charter, promise, who may know, the yearly question; what isn't done yet is offered."""
    standing = standing_of(thing)
    if standing is None:
        return redirect("outreach:join", file_id=file_id)
    membership = standing.membership
    words = {
        "file": thing,
        "standing": standing,
        "membership": membership,
        "signer": ", ".join(filter(None, [membership.signed_by, membership.signed_as])),
        "year": said_year(this_year()),
        "question": membership.questions.filter(year=this_year()).first(),
        "before": list(membership.commitments.exclude(year=this_year()).order_by("-year")[:6]),
        "may_work": works_in_team(request.viewer),
    }
    return page(request, "outreach/network/member.html", words)


@screen(permission="outreach.change_file", load=load_file)
def join(request: SiteRequest, thing: CompanyFile, file_id: int) -> HttpResponse:
    """The charter is signed: the company enters the network. Sent twice, it is a member once."""
    if thing.network.filter(left_on=None).exists():
        return redirect("outreach:member", file_id=file_id)
    form = JoinForm(*_sent(request))
    if request.method == "POST" and form.is_valid() and _joined(request, thing, form):
        messages.success(request, _("Bienvenue dans le réseau !"))
        return redirect("outreach:member", file_id=file_id)
    words = {"form": form, "file": thing, "year": said_year(this_year())}
    return page(request, "outreach/network/join.html", words, status=422 if form.errors else 200)


def _joined(request: SiteRequest, file: CompanyFile, form: JoinForm) -> bool:
    said = form.cleaned_data
    try:
        with transaction.atomic():
            membership = join_network(
                file, by=request.actor, since=said["since"], signed_by=said["signed_by"],
                signed_as=said["signed_as"], charter=said["charter"] or None,
            )  # fmt: skip
            if said["seats"]:
                commit_seats(membership, by=request.actor, year=this_year(), seats=said["seats"], trades=said["trades"])
            if said["public_said_by"].strip():
                show_member(membership, by=request.actor, said_by=said["public_said_by"])
    except DomainError as error:
        form.refuse(error)
        return False
    return True


def _sent(request: SiteRequest) -> tuple[Any, Any]:
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def _one_thing(
    request: SiteRequest, file: CompanyFile, form: Form, what: str, do: Any, *, title: str, hint: str = ""
) -> HttpResponse:
    """A form about a membership, then back to its page."""
    if request.method == "POST" and form.is_valid():
        try:
            do(form.cleaned_data)
            messages.success(request, what)
            return redirect("outreach:member", file_id=file.pk)
        except DomainError as error:
            form.refuse(error)
    words = {"form": form, "file": file, "title": title, "hint": hint}
    return page(request, "outreach/network/one_thing.html", words, status=422 if form.errors else 200)


def _member(request: SiteRequest, file_id: int) -> NetworkMembership:
    return present_members().select_related("file__company", "file__owner__user", "charter").get(file=file_id)


def _file_of_member(request: SiteRequest, file_id: int) -> CompanyFile:
    return _member(request, file_id).file


@screen(permission="outreach.change_file", load=_file_of_member)
def commit(request: SiteRequest, thing: CompanyFile, file_id: int) -> HttpResponse:
    """What it promises for this school year."""
    membership, year = _member(request, file_id), this_year()
    now = membership.commitments.filter(year=year).first()
    first = {"seats": now.seats, "trades": now.trades} if now else {}
    form = CommitForm(request.POST if request.method == "POST" else None, initial=first)

    def do(said: dict[str, Any]) -> None:
        commit_seats(membership, by=request.actor, year=year, **said)

    title = _("Engagement %(year)s") % {"year": said_year(year)}
    return _one_thing(request, thing, form, _("Engagement noté."), do, title=title)


@screen(permission="outreach.change_file", load=_file_of_member)
def charter(request: SiteRequest, thing: CompanyFile, file_id: int) -> HttpResponse:
    """The signed paper."""
    membership, form = _member(request, file_id), CharterForm(*_sent(request))

    def do(said: dict[str, Any]) -> None:
        keep_charter(membership, by=request.actor, charter=said["charter"])

    return _one_thing(request, thing, form, _("Charte gardée."), do, title=_("La charte signée"))


@screen(permission="outreach.change_file", load=_file_of_member)
def public(request: SiteRequest, thing: CompanyFile, file_id: int) -> HttpResponse:
    """Whether everybody may know."""
    membership = _member(request, file_id)
    first = {"said_by": membership.public_said_by if membership.public_since else ""}
    form = PublicForm(request.POST if request.method == "POST" else None, initial=first)

    def do(said: dict[str, Any]) -> None:
        show_member(membership, by=request.actor, said_by=said["said_by"])

    hint = _("Le nom, la ville et le secteur de l’entreprise sont alors lus par tous.")
    return _one_thing(request, thing, form, _("C’est noté."), do, title=_("La liste publique"), hint=hint)


@screen(permission="outreach.change_file", load=_file_of_member)
def leave(request: SiteRequest, thing: CompanyFile, file_id: int) -> HttpResponse:
    """It leaves the network; its file stays."""
    membership, form = _member(request, file_id), LeaveForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            leave_network(membership, by=request.actor, why=form.cleaned_data["why"])
            messages.success(request, _("L’entreprise n’est plus dans le réseau."))
            return redirect("outreach:file", file_id=file_id)
        except DomainError as error:
            form.refuse(error)
    words = {"form": form, "file": thing, "title": _("Quitter le réseau"), "hint": ""}
    return page(request, "outreach/network/one_thing.html", words, status=422 if form.errors else 200)


@screen(permission="outreach.change_file", load=_file_of_member, methods=("POST",))
def ask(request: SiteRequest, thing: CompanyFile, file_id: int) -> HttpResponse:
    """« Same as last year? », by e-mail."""
    try:
        ask_same_again(_member(request, file_id), by=request.actor)
        messages.success(request, _("La question est envoyée."))
    except DomainError as error:
        messages.error(request, str(error.message))
    return redirect("outreach:member", file_id=file_id)


@screen(permission="outreach.change_file", load=_file_of_member)
def note_answer(request: SiteRequest, thing: CompanyFile, file_id: int) -> HttpResponse:
    """What the company answered on the phone."""
    membership = _member(request, file_id)
    form = AnswerOnPhoneForm(
        request.POST if request.method == "POST" else None,
        months=months_to_offer(OfferLevel.COLLEGE, SchoolPlace.of(thing.insee)),
    )

    def do(_said: dict[str, Any]) -> None:
        note_same_again(membership, by=request.actor, said_by=form.cleaned_data["name"], **form.said)

    return _one_thing(request, thing, form, _("Réponse notée."), do, title=_("« Comme l’an dernier ? »"))


@screen(permission=PUBLIC, methods=("GET", "HEAD"))
def public_network(request: SiteRequest) -> HttpResponse:
    """The members that have said that everybody may know."""
    listed = Paginator(public_members(), 60).get_page(request.GET.get("page"))
    named = [(each, sector_name(each.file.sector) if each.file.sector else "") for each in listed]
    return page(request, "outreach/network/public.html", {"listed": listed, "named": named})
