"""The pupil's own applications: where each stands, what the company sees, confirming, withdrawing, bringing back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.people.models import Pupil
from premierpas.ui.stops import Stop

from .. import actions
from ..deadlines import PlainDays, days_of
from ..doors import doors_after
from ..enums import LIVE, WAITING, ApplicationState
from ..first_look import reading_of
from ..forms import ReasonForm
from ..hindrances import why_not_ended
from ..models import Application
from ..queries import SHOWN, applications_of, badge_of, line_of, moments_of
from ..suggestions import Suggestion, suggest_offers

S = ApplicationState


def _application(request: SiteRequest, pk: int) -> Application:
    return Application.objects.select_related(*SHOWN).get(pk=pk)


@screen(permission="people.be_pupil", methods=("GET", "HEAD"))
def mine(request: SiteRequest) -> HttpResponse:
    """Everything sent, what waits for the pupil first."""
    found = applications_of(request.viewer.pupil_id)
    rows = []
    for each in found:
        badge, kind = badge_of(each)
        rows.append(
            {
                "title": each.offer.company.name,
                "url": reverse("applications:own", kwargs={"pk": each.pk}),
                "detail": line_of(each),
                "badge": badge,
                "badge_kind": kind,
            }
        )
    confirmed = any(each.state == S.CONFIRMED for each in found)
    live = sum(each.state in LIVE for each in found)
    to_confirm = next((each for each in found if each.state == S.ACCEPTED), None)
    context = {"rows": rows, "confirmed": confirmed, "live": live, "to_confirm": to_confirm}
    return page(request, "applications/mine.html", context)


@screen(permission="applications.view_own", load=_application, methods=("GET", "HEAD"))
def own(request: SiteRequest, application: Application, pk: int) -> HttpResponse:
    """One application."""
    if application.state == S.DRAFT:
        return redirect("applications:apply", slot_id=application.slot_id)
    return page(request, "applications/own.html", _context(request, application))


def _context(request: SiteRequest, application: Application, form: ReasonForm | None = None) -> dict[str, Any]:
    badge, kind = badge_of(application)
    waiting = application.state in WAITING
    days = days_of(application.enrolment.classroom.school)
    overlapping = 0
    if application.state == S.ACCEPTED:
        others = Application.objects.filter(pupil=application.pupil_id, state__in=LIVE).exclude(pk=application.pk)
        first, last = application.week
        overlapping = others.filter(slot__first_day__lte=last, slot__last_day__gte=first).count()
    hindrance = why_not_ended(application)
    proposed = suggest_offers(application.enrolment) if waiting or application.state in (S.REJECTED, S.EXPIRED) else []
    return {
        "application": application,
        "offer": application.offer,
        "badge": badge,
        "badge_kind": kind,
        "line": line_of(application),
        "moments": moments_of(application),
        "reading": reading_of(application),
        "to_confirm": application.state == S.ACCEPTED,
        "after": doors_after(application, request.viewer),
        "overlapping": overlapping,
        "may_withdraw": application.state in LIVE,
        "may_give_up": application.state == S.CONFIRMED and not hindrance,
        "hindrance": hindrance,
        "may_restore": application.state == S.WITHDRAWN,
        "just_sent": request.GET.get("envoyee") == "1",
        "why_plain": days.why if isinstance(days, PlainDays) else "",
        "stops": [_stop(each) for each in proposed],
        "form": form or ReasonForm(),
    }


def _stop(suggestion: Suggestion) -> Stop:
    offer = suggestion.offer
    return Stop(
        url=reverse("offers:detail", kwargs={"slug": offer.slug, "offer_id": offer.pk}),
        title=offer.title,
        by=offer.company.name,
        metres=suggestion.metres,
        weeks=[{"week": week} for week in suggestion.weeks],
        meta=[suggestion.sector] if suggestion.sector else [],
        why=suggestion.why,
    )


@screen(permission="applications.view_own", load=_application, methods=("POST",))
def confirm(request: SiteRequest, application: Application, pk: int) -> HttpResponse:
    """Take the place."""
    done = _("Ta place est confirmée. Bravo !")
    return _act(request, application, done, lambda: actions.confirm_place(application, by=request.actor))


@screen(permission="applications.view_own", load=_application, methods=("POST",))
def withdraw(request: SiteRequest, application: Application, pk: int) -> HttpResponse:
    """Take it back; after confirming, with a reason."""
    reason = ""
    if application.state == S.CONFIRMED:
        form = ReasonForm(request.POST)
        if not form.is_valid():
            return page(request, "applications/own.html", _context(request, application, form))
        reason = form.cleaned_data["reason"]
    done = _("Ta candidature est retirée. Tu peux la renvoyer si la semaine reste libre.")
    return _act(request, application, done, lambda: actions.withdraw(application, by=request.actor, reason=reason))


@screen(permission="applications.view_own", load=_application, methods=("POST",))
def restore(request: SiteRequest, application: Application, pk: int) -> HttpResponse:
    """Bring a withdrawn one back."""
    done = _("Ta candidature est repartie, avec la même lettre.")
    return _act(request, application, done, lambda: actions.restore(application, by=request.actor))


@screen(permission="people.be_pupil", methods=("POST",))
def release_others(request: SiteRequest) -> HttpResponse:
    """The weeks are complete: let go of everything that still waits."""
    pupil = Pupil.objects.select_related("user").get(pk=request.viewer.pupil_id)
    released = actions.withdraw_others(pupil, by=request.actor)
    if released:
        messages.success(request, _("Tes autres candidatures sont retirées. Les entreprises le savent."))
    return redirect("applications:mine")


def _act(request: SiteRequest, application: Application, done: str, act: Callable[[], Any]) -> HttpResponse:
    try:
        act()
    except DomainError as error:
        messages.error(request, str(error.message))
    else:
        messages.success(request, done)
    return redirect("applications:own", pk=application.pk)
