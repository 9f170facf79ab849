"""The company's inbox: first look without identity, the answer, and who comes once it is yes."""

from collections.abc import Callable
from typing import Any

import rules
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core.actors import Actor
from premierpas.core.errors import DomainError
from premierpas.core.languages import in_french
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.ui.pdf.documents import TooLong
from premierpas.workshop.documents import cv_document, letter_document

from .. import actions
from ..doors import doors_after
from ..enums import SEATED, WAITING, ApplicationState
from ..first_look import reading_of, version_of
from ..forms import ReasonForm, RejectForm
from ..hindrances import why_not_ended
from ..models import Application
from ..queries import (
    SHOWN,
    TABS,
    coordinator_of,
    facts_of_offer,
    inbox_counts,
    inbox_of,
    inbox_row,
    tab_of,
)

S = ApplicationState
PER_PAGE = 25


def _application(request: SiteRequest, pk: int) -> Application:
    return Application.objects.select_related(*SHOWN).get(pk=pk)


@screen(permission="organisations.work_as_company", methods=("GET", "HEAD"))
def inbox(request: SiteRequest) -> HttpResponse:
    """Who waits for an answer, oldest deadline first."""
    tab = request.GET.get("etat", "")
    return page(request, "applications/inbox.html", _list(request, tab if tab in TABS else "a-repondre", None))


@screen(permission="applications.review", load=_application)
def review(request: SiteRequest, application: Application, pk: int) -> HttpResponse:
    """One application beside the others. Being signed in and opening it marks it read; HEAD doesn't."""
    by = request.actor
    reject_form, reason_form = RejectForm(), ReasonForm()
    if request.method == "POST":
        answer = request.POST.get("answer", "")
        if request.POST.get("version") != version_of(application):
            messages.error(request, _("Cette candidature a changé. Relisez-la, puis répondez."))
            return redirect("applications:review", pk=pk)
        reject_form = RejectForm(request.POST) if answer == "reject" else reject_form
        reason_form = ReasonForm(request.POST) if answer == "cancel" else reason_form
        act = _answer(application, answer, by, reject_form, reason_form)
        if act is not None and _done(request, answer, act):
            return redirect("applications:review", pk=pk)
    elif request.method == "GET" and application.state == S.SUBMITTED:
        actions.mark_read(application, by=by)
        application = _application(request, pk)
    context = _list(request, tab_of(application), application) | _about(request, application)
    return page(request, "applications/review.html", context | {"reject_form": reject_form, "reason_form": reason_form})


def _answer(
    application: Application, answer: str, by: Actor, reject_form: RejectForm, reason_form: ReasonForm
) -> Callable[[], Any] | None:
    """What the person chose to do; None when the form isn't complete."""
    if answer == "accept":
        return lambda: actions.accept(application, by=by)
    if answer == "more_time":
        return lambda: actions.ask_more_time(application, by=by)
    if answer == "reject" and reject_form.is_valid():
        return lambda: actions.reject(application, **reject_form.cleaned_data, by=by)
    if answer == "cancel" and reason_form.is_valid():
        reason = reason_form.cleaned_data["reason"]
        return lambda: actions.cancel_by_company(application, by=by, reason=reason)
    return None


def _done(request: SiteRequest, answer: str, act: Callable[[], Any]) -> bool:
    said = {
        "accept": _("C’est dit : la place est réservée. L’élève a dix jours de classe pour confirmer."),
        "more_time": _("Vous avez plus de temps. L’élève le sait."),
        "reject": _("Votre réponse est partie, avec votre mot."),
        "cancel": _("L’accueil est annulé. L’élève et son établissement le savent."),
    }
    try:
        act()
    except DomainError as error:
        messages.error(request, str(error.message))
    else:
        messages.success(request, said[answer])
    return True


def _list(request: SiteRequest, tab: str, current: Application | None) -> dict[str, Any]:
    viewer = request.viewer
    counts = inbox_counts(viewer)
    rows = inbox_of(viewer).filter(state__in=TABS[tab][1])
    shown = Paginator(rows if tab == "a-repondre" else rows.order_by("-answered_at", "-pk"), PER_PAGE)
    part = shown.get_page(request.GET.get("page"))
    here = reverse("applications:inbox")
    waiting = counts["a_repondre"]
    return {
        "tabs": [
            {
                "label": label,
                "url": f"{here}?etat={name}",
                "current": name == tab,
                "count": waiting if name == "a-repondre" else 0,
            }
            for name, (label, _states) in TABS.items()
        ],
        "tab": tab,
        "waiting": waiting,
        "rows": [
            inbox_row(each, url=reverse("applications:review", kwargs={"pk": each.pk}), current=each == current)
            for each in part.object_list
        ],
        "part": part,
    }


def _about(request: SiteRequest, application: Application) -> dict[str, Any]:
    viewer = request.viewer
    name, phone = coordinator_of(application.offer)
    known = rules.has_perm("applications.see_identity", viewer, application)
    pupil, classroom = application.pupil, application.enrolment.classroom
    return {
        "application": application,
        "who": pupil.full_name if known else application.company_label,
        "known": known,
        "identity": [
            (_("Nom"), pupil.full_name),
            (_("Classe"), f"{classroom.name}, {classroom.school.name}"),
            (_("Établissement"), classroom.school.phone or classroom.school.email or classroom.school.city),
        ]
        if known
        else [],
        "reading": reading_of(application),
        "facts": facts_of_offer(application.offer),
        "waiting_here": application.state in WAITING,
        "may_extend": application.state in WAITING and application.extended_at is None,
        "may_accept_late": application.state in (S.REJECTED, S.EXPIRED),
        "may_cancel": application.state in SEATED,
        "after": doors_after(application, viewer),
        "hindrance": why_not_ended(application),
        "version": version_of(application),
        "coordinator": name,
        "coordinator_phone": phone,
        "offer_url": reverse("offers:manage"),
    }


@screen(permission="applications.review", load=_application, methods=("GET", "HEAD"))
def letter_file(request: SiteRequest, application: Application, pk: int) -> HttpResponse:
    """The letter without identity, as a PDF."""
    offer = application.offer
    with in_french():
        content = letter_document(
            application.letter, reader=application.company_label, host=offer.company.name, offer=offer.title
        )
    return _pdf(content, f"lettre-{application.pk}.pdf")


@screen(permission="applications.review", load=_application, methods=("GET", "HEAD"))
def cv_file(request: SiteRequest, application: Application, pk: int) -> HttpResponse:
    """The CV without identity, as a PDF."""
    try:
        with in_french():
            content = cv_document(application.cv, reader=application.company_label)
    except TooLong as error:
        messages.error(request, str(error.message))
        return redirect("applications:review", pk=pk)
    return _pdf(content, f"cv-{application.pk}.pdf")


def _pdf(content: bytes, name: str) -> HttpResponse:
    return HttpResponse(
        content, content_type="application/pdf", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
