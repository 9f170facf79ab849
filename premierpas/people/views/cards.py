"""Pupil cards: printed for a class, or made again for one pupil."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.organisations.models import Classroom
from premierpas.people.actions import free_sign_in, issue_cards
from premierpas.people.models import Pupil
from premierpas.people.queries import ClassMember, class_members, closed_cards
from premierpas.people.told_apart import told_apart
from premierpas.ui.pdf.documents import Card, cards_pdf

from . import class_address, classroom_of


@screen(permission="organisations.manage_classroom", load=classroom_of)
def cards(request: SiteRequest, classroom: Classroom, classroom_id: int) -> HttpResponse:
    """Who has a card; the answer of the form is the PDF, the only place where the three words are ever shown."""
    members = class_members(classroom)
    if request.method == "POST":
        if freed := _named(request.POST.get("free", ""), members):
            free_sign_in(freed, by=request.actor)
            messages.success(request, _("%(name)s peut réessayer tout de suite.") % {"name": freed.first_name})
            return redirect("people:cards", classroom_id=classroom_id)
        chosen = _chosen(request, members)
        if chosen:
            return _pdf(request, classroom, chosen, told_apart(member.pupil for member in members))
        messages.error(request, _("Aucun élève n’est coché. Cochez au moins un nom."))
        return redirect("people:cards", classroom_id=classroom_id)
    missing = sum(member.card is None for member in members)
    words = {
        "classroom": classroom,
        "members": members,
        "missing": missing,
        "closed": closed_cards(members),
        "all_ticked": request.GET.get("cocher") == "tout",
        "back": class_address(classroom_id),
    }
    return page(request, "people/cards.html", words)


def _chosen(request: SiteRequest, members: list[ClassMember]) -> list[Pupil]:
    which = request.POST.get("which", "")
    if which == "missing":
        return [member.pupil for member in members if member.card is None]
    ids = {which.removeprefix("pupil-")} if which.startswith("pupil-") else set(request.POST.getlist("pupils"))
    return [member.pupil for member in members if str(member.pupil.pk) in ids]


def _named(which: str, members: list[ClassMember]) -> Pupil | None:
    return next((member.pupil for member in members if str(member.pupil.pk) == which), None)


def _pdf(request: SiteRequest, classroom: Classroom, pupils: list[Pupil], names: dict[int, str]) -> HttpResponse:
    site = settings.SITE_URL.rstrip("/")
    printed = [
        Card(
            first_name=names[pupil.pk],
            class_name=classroom.name,
            username=pupil.user.username,
            passphrase=issued.passphrase,
            sign_in_url=f"{site}{reverse(settings.LOGIN_URL)}?{urlencode({'u': pupil.user.username})}",
        )
        for pupil, issued in issue_cards(pupils, by=request.actor)
    ]
    response = HttpResponse(cards_pdf(printed, site=site), content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="cartes.pdf"'
    return response
