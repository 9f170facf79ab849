"""Pupil cards: printed for a class, or made again for one pupil: asked first, shown after, undone while unused."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.once import new_key, once
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.organisations.models import Classroom
from premierpas.people.actions import free_sign_in, issue_cards, take_back_card
from premierpas.people.fresh_cards import forget_fresh, fresh_cards, keep_fresh
from premierpas.people.models import Pupil
from premierpas.people.queries import ClassMember, class_members, closed_cards
from premierpas.people.told_apart import told_apart
from premierpas.ui.pdf.documents import Card, cards_pdf

from . import class_address, classroom_of


@screen(permission="organisations.manage_classroom", load=classroom_of)
def cards(request: SiteRequest, classroom: Classroom, classroom_id: int) -> HttpResponse:
    """Who has a card. First cards are answered with their PDF, the only place where the three words are ever shown."""
    members = class_members(classroom)
    if request.method == "POST":
        return _act(request, classroom, members)
    fresh = fresh_cards(request, classroom_id)
    if "pdf" in request.GET:
        if not fresh:
            messages.error(request, _("Ce fichier n’est plus là : les trois mots ne restent qu’un moment."))
            return redirect("people:cards", classroom_id=classroom_id)
        by_id = {member.pupil.pk: member.pupil for member in members}
        words = [(by_id[pk], phrase) for pk, phrase in fresh if pk in by_id]
        return _pdf(classroom, words, told_apart(member.pupil for member in members))
    missing = sum(member.card is None for member in members)
    made = {pk for pk, _phrase in fresh}
    context = {
        "classroom": classroom,
        "members": members,
        "missing": missing,
        "closed": closed_cards(members),
        "fresh": [member for member in members if member.pupil.pk in made],
        "all_ticked": request.GET.get("cocher") == "tout",
        "back": class_address(classroom_id),
    }
    return page(request, "people/cards.html", context)


def _act(request: SiteRequest, classroom: Classroom, members: list[ClassMember]) -> HttpResponse:
    back = redirect("people:cards", classroom_id=classroom.pk)
    if freed := _named(request.POST.get("free", ""), members):
        free_sign_in(freed, by=request.actor)
        messages.success(request, _("%(name)s peut réessayer tout de suite.") % {"name": freed.first_name})
        return back
    if pupil := _named(request.POST.get("undo", ""), members):
        _undo(request, pupil)
        return back
    chosen = _chosen(request, members)
    if not chosen:
        messages.error(request, _("Aucun élève n’est coché. Cochez au moins un nom."))
        return back
    again = [member.pupil for member in members if member.card is not None and member.pupil in chosen]
    if not again:
        words = [(pupil, issued.passphrase) for pupil, issued in issue_cards(chosen, by=request.actor)]
        return _pdf(classroom, words, told_apart(member.pupil for member in members))
    if "sure" not in request.POST:
        asked = {"classroom": classroom, "chosen": chosen, "again": again, "key": new_key()}
        return page(request, "people/cards_again.html", asked)
    _make_again(request, classroom, chosen)
    return back


def _make_again(request: SiteRequest, classroom: Classroom, chosen: list[Pupil]) -> None:
    """New cards once, however often the button is pressed: a second press would end those of the first."""

    def make() -> str:
        issued = issue_cards(chosen, by=request.actor)
        keep_fresh(request, classroom.pk, [(pupil.pk, each.passphrase) for pupil, each in issued])
        return str(classroom.pk)

    try:
        owner = f"{request.user.pk}:{classroom.pk}"
        once(request.POST.get("key", ""), action="people.cards", owner=owner, do=make)
    except ValueError:
        messages.error(request, _("Cette page était trop vieille. Choisissez encore une fois."))


def _undo(request: SiteRequest, pupil: Pupil) -> None:
    try:
        take_back_card(pupil, by=request.actor)
    except DomainError as error:
        messages.error(request, str(error.message))
        return
    forget_fresh(request, pupil.pk)
    said = _("L’ancienne carte de %(name)s marche de nouveau. Jetez la nouvelle : elle n’ouvre plus rien.")
    messages.success(request, said % {"name": pupil.first_name})


def _chosen(request: SiteRequest, members: list[ClassMember]) -> list[Pupil]:
    which = request.POST.get("which", "")
    if which == "missing":
        return [member.pupil for member in members if member.card is None]
    ids = {which.removeprefix("pupil-")} if which.startswith("pupil-") else set(request.POST.getlist("pupils"))
    return [member.pupil for member in members if str(member.pupil.pk) in ids]


def _named(which: str, members: list[ClassMember]) -> Pupil | None:
    return next((member.pupil for member in members if str(member.pupil.pk) == which), None)


def _pdf(classroom: Classroom, words: list[tuple[Pupil, str]], names: dict[int, str]) -> HttpResponse:
    site = settings.SITE_URL.rstrip("/")
    printed = [
        Card(
            first_name=names[pupil.pk],
            class_name=classroom.name,
            username=pupil.user.username,
            passphrase=passphrase,
            sign_in_url=f"{site}{reverse(settings.LOGIN_URL)}?{urlencode({'u': pupil.user.username})}",
        )
        for pupil, passphrase in words
    ]
    response = HttpResponse(cards_pdf(printed, site=site), content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="cartes.pdf"'
    return response
