"""The family's page, sent to the guardians of a class or of one pupil, with what was sent when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.accounts.links import Link
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.organisations.models import Classroom
from premierpas.people.consenting import FAMILY
from premierpas.people.models import Guardian, Pupil
from premierpas.people.queries import class_members
from premierpas.people.views import classroom_of
from premierpas.ui.components import Entry

from .actions import close_page, send_pages
from .sending import reach_of


@dataclass(frozen=True)
class Row:
    """One guardian: whether the page can be sent, and since when they have it."""

    pupil: Pupil
    guardian: Guardian
    reachable: bool
    sent: datetime | None
    is_open: bool


@screen(permission="organisations.manage_classroom", load=classroom_of)
def pages(request: SiteRequest, classroom: Classroom, classroom_id: int) -> HttpResponse:
    """Who has the page; one click sends it, another closes its link."""
    rows = _rows([(each.pupil, each.guardians) for each in class_members(classroom)])
    if request.method == "POST":
        _act(request, rows)
        return redirect(reverse("families:pages", args=[classroom_id]))
    words = {
        "classroom": classroom,
        "rows": rows,
        "waiting": sum(row.reachable and not row.is_open for row in rows),
        "back": reverse("people:guardians", args=[classroom_id]),
    }
    return page(request, "families/pages.html", words)


def _pupil(request: SiteRequest, pupil_id: int) -> Pupil:
    return Pupil.objects.get(pk=pupil_id, anonymised_at=None)


@screen(permission="families.send_page", load=_pupil)
def pupil_pages(request: SiteRequest, pupil: Pupil, pupil_id: int) -> HttpResponse:
    """The same for one pupil: what a coordinator does who has the family on the phone."""
    rows = _rows([(pupil, pupil.guardians.all())])
    if request.method == "POST":
        _act(request, rows)
        return redirect(reverse("families:pupil_pages", args=[pupil_id]))
    words = {"pupil": pupil, "rows": rows, "back": reverse("following:pupil", args=[pupil_id])}
    return page(request, "families/pages.html", words)


def door(classroom: Classroom) -> Entry:
    """From the families of a class to their pages."""
    return Entry(label=_("Envoyer la page de la famille"), url=reverse("families:pages", args=[classroom.pk]))


def door_of_pupil(pupil: Pupil) -> Entry:
    """From a pupil's page to those of the family."""
    return Entry(label=_("Envoyer la page de la famille"), url=reverse("families:pupil_pages", args=[pupil.pk]))


def _act(request: SiteRequest, rows: list[Row]) -> None:
    if closed := request.POST.get("close"):
        for row in rows:
            if str(row.guardian.pk) == closed and close_page(row.guardian, by=request.actor):
                messages.success(request, _("Ce lien n’ouvre plus rien."))
        return
    wanted = request.POST.get("send", "")
    chosen = [
        row.guardian
        for row in rows
        if row.reachable and (str(row.guardian.pk) == wanted or (wanted == "all" and not row.is_open))
    ]
    count = send_pages(chosen, by=request.actor) if chosen else 0
    if count:
        words = ngettext("Un message part.", "%(count)d messages partent.", count)
        messages.success(request, words % {"count": count})
    else:
        messages.info(request, _("Rien n’est parti : chaque famille que l’on peut joindre a déjà sa page."))


def _rows(families: Sequence[tuple[Pupil, Iterable[Guardian]]]) -> list[Row]:
    found = Link.objects.filter(purpose=FAMILY, subject_id__in=[pupil.pk for pupil, _all in families]).order_by("pk")
    newest = {(link.subject_id, link.recipient): link for link in found}
    rows = []
    for pupil, guardians in families:
        for guardian in guardians:
            to = reach_of(guardian)
            link = newest.get((pupil.pk, to.email or to.phone))
            reachable = bool(to.email or to.phone) and not guardian.to_confirm
            is_open = link is not None and link.is_open
            guardian.pupil = pupil
            rows.append(Row(pupil, guardian, reachable, link.created_at if link else None, is_open))
    return rows
