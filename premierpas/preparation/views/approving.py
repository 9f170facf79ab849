"""A teacher reads three sectors, approves them or sends them back with a word."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.people.models import Enrolment

from ..actions import read_sectors
from ..enums import Verdict
from ..errors import ShownAnew
from ..forms import VerdictForm
from ..models import ShownSectors
from ..waiting import to_read
from .loading import year_of


def _shown(request: SiteRequest, enrolment_id: int) -> Enrolment:
    """A year whose three sectors were shown; raises DoesNotExist."""
    year = year_of(request, enrolment_id)
    year.shown_sectors = ShownSectors.objects.get(enrolment=year)
    return year


@screen(permission="preparation.read", load=_shown)
def sectors_of(request: SiteRequest, enrolment: Enrolment, enrolment_id: int) -> HttpResponse:
    """What the pupil has shown, and the two answers."""
    row = enrolment.shown_sectors
    form = VerdictForm(request.POST or None, initial={"word": row.word, "shown_at": row.shown_at.isoformat()})
    if request.method == "POST" and form.is_valid():
        verdict = Verdict.AGAIN if "again" in request.POST else Verdict.GOOD
        said = form.cleaned_data
        try:
            read_sectors(
                enrolment, verdict=verdict, word=said["word"], shown_at=_instant(said["shown_at"]), by=request.actor
            )
        except ShownAnew as error:
            row.refresh_from_db()
            form = VerdictForm({**request.POST.dict(), "shown_at": row.shown_at.isoformat()})
            form.is_valid()
            form.refuse(error)
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _("C’est envoyé : l’élève lit votre réponse."))
            return _on(row)
    words = {"enrolment": enrolment, "row": row, "form": form}
    return page(request, "preparation/sectors_of.html", words, status=422 if form.errors else 200)


def _instant(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _on(row: ShownSectors) -> HttpResponse:
    """To the next one of the class that waits, else back to the classes."""
    rest = to_read().filter(enrolment__classroom=row.enrolment.classroom_id).order_by("shown_at", "pk").first()
    if rest is None:
        return redirect("preparation:classes")
    return redirect("preparation:sectors_of", enrolment_id=rest.enrolment_id)
