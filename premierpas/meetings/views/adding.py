"""Whoever reads a word for the team adds to it or corrects it; what was written first stays."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.once import made_once, new_key
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen

from .. import actions
from ..forms.writing import AddForm
from ..models import PrivateNote


def _word(request: SiteRequest, word_id: int) -> PrivateNote:
    rows = PrivateNote.objects.select_related("by", "attendance__meeting", "attendance__pair__enrolment__pupil")
    return rows.get(pk=word_id)


@screen(permission="meetings.add", load=_word)
def add(request: SiteRequest, thing: PrivateNote, word_id: int) -> HttpResponse:
    """The first words, what was added since, and a field."""
    form = AddForm(request.POST if request.method == "POST" else None, initial={"once": new_key()})
    pupil = thing.attendance.pair.enrolment.pupil

    def do() -> object:
        return actions.add_to_word(thing, by=request.actor, words=form.cleaned_data["words"])

    if made_once(request, form, "meetings.add", do) is not None:
        messages.success(request, _("C’est ajouté. Ce qui était écrit avant reste lisible."))
        return redirect("meetings:pupil", pupil_id=pupil.pk)
    words = {"word": thing, "additions": list(thing.additions.select_related("by")), "pupil": pupil, "form": form}
    return page(request, "meetings/add.html", words, status=422 if form.errors else 200)
