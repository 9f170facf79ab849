"""Other weeks for one pupil: the head allows them, the teachers of the class see them."""

import rules
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.core.text import whole_number
from premierpas.people.allowing import allow_days, withdraw_days
from premierpas.people.forms import AllowedDaysForm
from premierpas.people.going import going_of
from premierpas.people.models import Enrolment

from .pupils import enrolment_of_pupil


@screen(permission="people.manage_enrolment", load=enrolment_of_pupil)
def allow(request: SiteRequest, enrolment: Enrolment, classroom_id: int, pupil_id: int) -> HttpResponse:
    """When the class goes, what the head has allowed besides, by whom and why; the head adds and withdraws."""
    may_allow = rules.has_perm("people.allow_days", request.viewer, enrolment)
    act = request.POST.get("act", "")
    going = going_of(enrolment)
    form = AllowedDaysForm(request.POST if act == "allow" else None, enrolment=enrolment, going=going)
    if request.method == "POST" and _done(request, enrolment, act, form):
        return redirect(request.path)
    rows = enrolment.allowed_days.select_related("allowed_by").order_by("-allowed_at", "-pk")
    words = {
        "enrolment": enrolment,
        "of_class": going.fixed,
        "allowed": list(rows),
        "form": form,
        "may_allow": may_allow,
    }
    return page(request, "people/allow_days.html", words, status=422 if request.method == "POST" else 200)


def _done(request: SiteRequest, enrolment: Enrolment, act: str, form: AllowedDaysForm) -> bool:
    try:
        if act == "withdraw":
            number = whole_number(request.POST.get("id", ""))
            found = enrolment.allowed_days.select_related("enrolment__pupil").filter(pk=number).first()
            if found is not None:
                withdraw_days(found, by=request.actor)
                messages.success(request, _("L’autorisation est retirée. Le professeur de la classe le sait."))
            return True
        if act != "allow" or not form.is_valid():
            return False
        with transaction.atomic():
            for week in sorted(form.cleaned_data["weeks"]):
                allow_days(
                    enrolment, first_day=week.first_day, last_day=week.last_day, by=request.actor,
                    reason=form.cleaned_data["reason"],
                )  # fmt: skip
    except DomainError as error:
        form.refuse(error)
        return False
    messages.success(request, _("C’est autorisé. Le professeur de la classe le sait."))
    return True
