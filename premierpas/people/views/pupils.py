"""One pupil, as the school keeps them: identity, home, family, departure."""

from functools import partial
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
from premierpas.ui.forms import Form, Together, say_doubts

from . import class_address


def enrolment_of_pupil(request: SiteRequest, classroom_id: int, pupil_id: int) -> Enrolment:
    """The pupil of an address in this class. Raises Enrolment.DoesNotExist."""
    rows = Enrolment.objects.select_related("pupil__user", "classroom__school")
    return rows.get(classroom=classroom_id, pupil=pupil_id, left_on=None)


@screen(permission="people.manage_enrolment", load=enrolment_of_pupil)
def pupil(request: SiteRequest, enrolment: Enrolment, classroom_id: int, pupil_id: int) -> HttpResponse:
    """Everything on one screen; each part is saved by its own button."""
    guardians = {each.rank: each for each in enrolment.pupil.guardians.all()}
    parts = _parts(request, enrolment, guardians)
    done = request.method == "POST" and _done(request, enrolment, parts)
    if done and (not parts.carries or parts.act == "leaving"):
        return redirect(class_address(classroom_id) if parts.act == "leaving" else request.path)
    if done:  # what was kept is shown as it is kept, what was typed beside it as it was typed
        enrolment = enrolment_of_pupil(request, classroom_id, pupil_id)
        guardians = {each.rank: each for each in enrolment.pupil.guardians.all()}
        parts = _parts(request, enrolment, guardians)
        parts.taken()
    words = {
        "enrolment": enrolment,
        "identity": parts["identity"],
        "families": [
            {"form": parts[f"guardian{rank}"], "guardian": guardians.get(rank), "rank": rank, "first": rank == 1}
            for rank in (1, 2)
        ],
        "leaving": parts["leaving"],
        "carried": done,
        "stretches": going_of(enrolment).stretches,
        "back": class_address(classroom_id),
    }
    return page(request, "people/pupil.html", words, status=422 if request.method == "POST" and not done else 200)


def _parts(request: SiteRequest, enrolment: Enrolment, guardians: dict[int, Guardian]) -> Together:
    someone = enrolment.pupil
    names = ["first_name", "last_name", "birth_date", "phone", "street", "postal_code", "insee"]
    identity = {name: getattr(someone, name) for name in names}
    place = someone.postal_code or enrolment.classroom.school.postal_code

    def guardian(data: Any, *, rank: int) -> GuardianForm:
        known = guardians.get(rank)
        fields = ["name", "relation", "phone", "email", "language"]
        initial = {name: getattr(known, name) for name in fields} if known else {}
        form = GuardianForm(data, prefix=f"guardian{rank}", initial=initial)
        place_numbers(form, place)
        return form

    return Together(request, {
        "identity": lambda data: PupilForm(data, prefix="identity", initial=dict(identity)),
        "guardian1": partial(guardian, rank=1),
        "guardian2": partial(guardian, rank=2),
        "leaving": lambda data: LeaveForm(data, prefix="leaving", initial={"left_on": clock.today()}),
    })  # fmt: skip


def _done(request: SiteRequest, enrolment: Enrolment, parts: Together) -> bool:
    if parts.act == "forget":
        if parts.row in (1, 2):
            remove_guardian(enrolment.pupil, rank=parts.row, by=request.actor)
            messages.success(request, _("Contact retiré."))
        return True
    if parts.act not in parts.forms or not parts[parts.act].is_valid():
        return False
    try:
        _save(request, enrolment, parts.act, parts[parts.act])
    except DomainError as error:
        parts[parts.act].refuse(error)
        return False
    return True


def _save(request: SiteRequest, enrolment: Enrolment, part: str, form: Form) -> None:
    if part == "leaving":
        leave_school(enrolment, on=form.cleaned_data["left_on"], by=request.actor)
        messages.success(request, _("Départ noté. L’école ne voit plus cet élève."))
        return
    if part == "identity":
        change_pupil(enrolment.pupil, by=request.actor, **form.cleaned_data)
    else:
        record_guardian(enrolment.pupil, rank=int(part[-1]), by=request.actor, **form.cleaned_data)
    messages.success(request, _("C’est enregistré."))
    say_doubts(request, form)
