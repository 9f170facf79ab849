"""After an event, by the pupil: three taps, whom one met, and what may be read again."""

import io
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.core.text import whole_number
from premierpas.events.models import Participant

from ..actions import give_feedback, leave_photo
from ..forms import NO, YES, FeedbackForm
from ..models import Feedback, Material, OnPhoto
from ..queries import material_of


def load_own(request: SiteRequest, slug: str) -> Participant:
    """The pupil's own part in this event. Raises Participant.DoesNotExist."""
    rows = Participant.objects.filter(event__slug=slug, enrolment__pupil=request.viewer.pupil_id or 0)
    row = rows.select_related("event", "enrolment__pupil").order_by("-came_at", "-pk").first()
    if row is None:
        raise Participant.DoesNotExist
    return row


@screen(permission="feedback.give", load=load_own)
def after(request: SiteRequest, participant: Participant, slug: str) -> HttpResponse:
    """How it was."""
    if request.method == "POST" and "photo" in request.POST:
        _leave_photo(request, participant)
        return redirect("feedback:after", slug=slug)
    said = Feedback.objects.filter(participant=participant).first()
    first = _first(said, participant) if said else None
    data = request.POST if request.method == "POST" else None
    form = FeedbackForm(data, initial=first, event=participant.event)
    if request.method == "POST" and form.is_valid():
        try:
            give_feedback(participant, by=request.actor, **form.said())
            messages.success(request, _("Merci. Ceux que tu as rencontrés sont dans ton carnet."))
            return redirect("feedback:after", slug=slug)
        except DomainError as error:
            form.refuse(error)
    own = set(OnPhoto.objects.filter(participant=participant, withdrawn_at=None).values_list("material", flat=True))
    material = material_of(participant.event_id) if participant.came_at else []
    words = {
        "participant": participant,
        "event": participant.event,
        "form": form,
        "said": said,
        "came": participant.came_at is not None,
        "material": [(each, each.pk in own) for each in material],
    }
    return page(request, "feedback/after.html", words, status=422 if form.errors else 200)


def _leave_photo(request: SiteRequest, participant: Participant) -> None:
    asked = whole_number(request.POST.get("photo", "")) or 0
    row = Material.objects.defer("file").filter(pk=asked, event=participant.event_id).first()
    if row is not None:
        leave_photo(row, by=request.actor, participant=participant)
        messages.success(request, _("C’est noté : plus personne ne voit cette photo."))


def _first(said: Feedback, participant: Participant) -> dict[str, Any]:
    taps = {name: YES if getattr(said, name) else NO for name in ("discovered", "imagines", "returns")}
    met = [str(pk) for pk in participant.met.values_list("speaker", flat=True)]
    return taps | {"question": said.question, "met": met}


def load_material(request: SiteRequest, material_id: int) -> Material:
    """One document. Raises Material.DoesNotExist."""
    return Material.objects.select_related("event").get(pk=material_id)


@screen(permission="feedback.read_material", load=load_material, methods=("GET", "HEAD"))
def material(request: SiteRequest, thing: Material, material_id: int) -> Any:
    """Handed out to be kept."""
    name = f"{slugify(thing.title)[:60] or 'document'}.pdf"
    content = io.BytesIO(bytes(thing.file))
    return FileResponse(content, as_attachment=True, filename=name, content_type="application/pdf")
