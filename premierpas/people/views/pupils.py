"""One pupil, as the school keeps them: identity, home, family, departure."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.errors import DomainError
from premierpas.core.phones import place_numbers
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.people.actions import change_pupil, leave_school, record_guardian, remove_guardian
from premierpas.people.forms import GuardianForm, LeaveForm, PupilForm
from premierpas.people.going import going_of
from premierpas.people.models import Enrolment, Guardian
from premierpas.ui.forms import Form, say_doubts

from . import class_address


def enrolment_of_pupil(request: SiteRequest, classroom_id: int, pupil_id: int) -> Enrolment:
    """The pupil of an address in this class. Raises Enrolment.DoesNotExist."""
    rows = Enrolment.objects.select_related("pupil__user", "classroom__school")
    return rows.get(classroom=classroom_id, pupil=pupil_id, left_on=None)


@screen(permission="people.manage_enrolment", load=enrolment_of_pupil)
def pupil(request: SiteRequest, enrolment: Enrolment, classroom_id: int, pupil_id: int) -> HttpResponse:
    """Everything on one screen; each part is saved by its own button, named by `part`."""
    guardians = {each.rank: each for each in enrolment.pupil.guardians.all()}
    part = request.POST.get("part", "") if request.method == "POST" else ""
    forms = _forms(request, enrolment, guardians, part)
    if part == "forget" and request.POST.get("rank") in ("1", "2"):
        remove_guardian(enrolment.pupil, rank=int(request.POST["rank"]), by=request.actor)
        messages.success(request, _("Contact retiré."))
        return redirect(request.path)
    if part in forms and forms[part].is_valid():
        try:
            return _save(request, enrolment, part, forms[part])
        except DomainError as error:
            forms[part].refuse(error)
    words = {
        "enrolment": enrolment,
        "identity": forms["identity"],
        "families": [
            {"form": forms[f"guardian{rank}"], "guardian": guardians.get(rank), "rank": rank, "first": rank == 1}
            for rank in (1, 2)
        ],
        "leaving": forms["leaving"],
        "stretches": going_of(enrolment).stretches,
        "back": class_address(classroom_id),
    }
    return page(request, "people/pupil.html", words, status=422 if part else 200)


def _forms(request: SiteRequest, enrolment: Enrolment, guardians: dict[int, Guardian], part: str) -> dict[str, Form]:
    someone = enrolment.pupil

    def bound(name: str) -> Any:
        return request.POST if part == name else None

    names = ["first_name", "last_name", "birth_date", "phone", "street", "postal_code", "insee"]
    forms: dict[str, Form] = {
        "identity": PupilForm(
            bound("identity"), prefix="identity", initial={name: getattr(someone, name) for name in names}
        ),
        "leaving": LeaveForm(bound("leaving"), prefix="leaving", initial={"left_on": clock.today()}),
    }
    for rank in (1, 2):
        known = guardians.get(rank)
        fields = ["name", "relation", "phone", "email", "language"]
        initial = {name: getattr(known, name) for name in fields} if known else {}
        name = f"guardian{rank}"
        forms[name] = GuardianForm(bound(name), prefix=name, initial=initial)
        place_numbers(forms[name], someone.postal_code or enrolment.classroom.school.postal_code)
    return forms


def _save(request: SiteRequest, enrolment: Enrolment, part: str, form: Form) -> HttpResponse:
    if part == "leaving":
        leave_school(enrolment, on=form.cleaned_data["left_on"], by=request.actor)
        messages.success(request, _("Départ noté. L’école ne voit plus cet élève."))
        return redirect(class_address(enrolment.classroom_id))
    if part == "identity":
        change_pupil(enrolment.pupil, by=request.actor, **form.cleaned_data)
    else:
        record_guardian(enrolment.pupil, rank=int(part[-1]), by=request.actor, **form.cleaned_data)
    messages.success(request, _("C’est enregistré."))
    say_doubts(request, form)
    return redirect(request.path)
