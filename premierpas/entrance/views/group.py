"""A class before an event: what is missing, who is reminded, what is printed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.core.text import whole_number
from premierpas.events.models import Participant, Registration
from premierpas.people.models import Guardian

from .. import actions
from ..enums import How
from ..forms import ConsentForm
from ..papers import consents_pdf, tickets_pdf
from ..standing import coming, is_coming, read, stand_of


def class_registration(request: SiteRequest, registration_id: int) -> Registration:
    """A class that is registered."""
    rows = Registration.objects.select_related("event", "classroom__school").prefetch_related("event__sessions")
    return rows.get(pk=registration_id, classroom__isnull=False)


def _people(registration: Registration) -> list[Participant]:
    return list(coming(registration.event).filter(registration=registration))


@screen(permission="entrance.take_class", load=class_registration, methods=("GET", "HEAD"))
def group(request: SiteRequest, registration: Registration, registration_id: int) -> HttpResponse:
    """Whose authorisation is missing first, each with what helps."""
    people = _people(registration)
    reached = _reached(people)
    rows = [(each, stand_of(each), each.pk in reached) for each in people]
    missing = [row for row in rows if row[1].is_missing]
    words = {
        "registration": registration, "event": registration.event, "rows": rows, "missing": missing,
        "reached": sum(row[2] for row in missing), "said": [row for row in rows if not row[1].is_missing],
        "escorts": list(registration.escorts.order_by("pk")),
        "is_open": registration.event.is_running and not registration.event.is_over,
    }  # fmt: skip
    return page(request, "entrance/group.html", words)


def _reached(people: list[Participant]) -> set[int]:
    """Those with a guardian who can be asked."""
    pupils = {each.enrolment.pupil_id: each.pk for each in people if each.enrolment}
    told = Guardian.objects.confirmed().filter(pupil__in=pupils).exclude(email="", phone="")
    return {pupils[pk] for pk in told.values_list("pupil_id", flat=True)}


@screen(permission="entrance.take_class", load=class_registration, methods=("POST",))
def remind(request: SiteRequest, registration: Registration, registration_id: int) -> HttpResponse:
    """The guardians of one pupil, or of all whose authorisation is missing."""
    only, sent = whole_number(request.POST.get("who", "")), 0
    try:
        for each in _people(registration):
            if only is None or each.pk == only:
                sent += actions.ask_again(each, by=request.actor)
    except DomainError as error:
        messages.error(request, error.message)
        return redirect("entrance:group", registration_id=registration_id)
    if sent:
        said = ngettext("%(n)d rappel envoyé.", "%(n)d rappels envoyés.", sent) % {"n": sent}
        messages.success(request, said)
    else:
        messages.info(request, _("Personne à relancer, ou aucun contact : donnez la feuille à l’élève."))
    return redirect("entrance:group", registration_id=registration_id)


def _participant(request: SiteRequest, participant_id: int) -> Participant:
    participant = read(Participant.objects.filter(pk=participant_id)).get()
    if participant.enrolment is None or not is_coming(participant):
        raise Participant.DoesNotExist
    return participant


@screen(permission="entrance.note_consent", load=_participant)
def note(request: SiteRequest, participant: Participant, participant_id: int) -> HttpResponse:
    """The guardian's word on a paper, or on the school's record."""
    form = ConsentForm(request.POST if request.method == "POST" else None, participant=participant)
    in_class = participant.registration.classroom_id is not None
    if request.method == "POST" and form.is_valid():
        try:
            how = How(form.cleaned_data["how"])
            actions.note_consent(participant, by=request.actor, said=form.said(), how=how)
            messages.success(request, _("C’est noté."))
            if in_class:
                return redirect("entrance:group", registration_id=participant.registration_id)
            return redirect("entrance:note", participant_id=participant_id)
        except DomainError as error:
            form.refuse(error)
    words = {
        "form": form, "participant": participant, "event": participant.event, "stand": stand_of(participant),
        "pupil": participant.enrolment.pupil if participant.enrolment else None, "in_class": in_class,
    }  # fmt: skip
    return page(request, "entrance/note.html", words, status=422 if form.errors else 200)


@screen(permission="entrance.take_class", load=class_registration, methods=("GET", "HEAD"))
def sheet(request: SiteRequest, registration: Registration, registration_id: int) -> HttpResponse:
    """The authorisations that are missing, to be signed at home."""
    people = _people(registration)
    return _pdf(consents_pdf(registration, [each for each in people if stand_of(each).is_missing]), "accords.pdf")


@screen(permission="entrance.take_class", load=class_registration, methods=("GET", "HEAD"))
def tickets(request: SiteRequest, registration: Registration, registration_id: int) -> HttpResponse:
    """Every ticket of the class, to cut out."""
    return _pdf(tickets_pdf(registration.event, _people(registration)), "billets.pdf")


def _pdf(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response
