"""A word of recommendation without account: three questions and a word, or a kind no."""

from django.db import transaction
from django.http import HttpResponse

from premierpas.accounts.link_acts import LinkOver, Purpose, use_link
from premierpas.accounts.links import Link
from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page
from premierpas.week.telling import receives_at

from .actions import decline_reference, give_reference
from .enums import ReferenceState
from .forms import ReferenceForm
from .models import Reference
from .telling import send_reference


def _row(link: Link) -> Reference:
    rows = Reference.objects.select_related("placement__pupil__user", "placement__enrolment__classroom__school")
    return rows.get(pk=link.subject_id)


def show(request: SiteRequest, link: Link) -> HttpResponse:
    """GET shows and changes nothing; POST gives the word, or says no."""
    row = _row(link)
    if row.state != ReferenceState.ASKED:
        return done(request, link)
    sent = request.method == "POST"
    declines = sent and request.POST.get("do") == "decline"
    first = {"by_name": link.recipient_name}
    form = ReferenceForm(request.POST if sent and not declines else None, initial=first)
    if declines or form.is_valid():
        try:
            with transaction.atomic():
                use_link(link)
                if declines:
                    decline_reference(row, by=Actor.holder(link))
                else:
                    give_reference(row, said=form.cleaned_data, by=Actor.holder(link))
            return done(request, link)
        except LinkOver:
            return done(request, link)
        except DomainError as error:
            form.refuse(error)
    words = {"form": form, "placement": row.placement, "pupil": row.placement.pupil, "row": row}
    return page(request, "afterwards/link/reference.html", words, status=422 if form.errors else 200)


def done(request: SiteRequest, link: Link) -> HttpResponse:
    """Thanks, for a word as for a no."""
    row = _row(link)
    return page(request, "afterwards/link/reference_done.html", {"row": row, "pupil": row.placement.pupil})


def renew(link: Link) -> None:
    """A new link to the contact on file."""
    send_reference(_row(link), occasion=f"renewed:{link.pk}")


def may_renew(link: Link) -> bool:
    """While the pupil waits."""
    row = _row(link)
    return row.state == ReferenceState.ASKED and row.expires_on >= clock.today()


def still_holds(link: Link) -> bool:
    """A tutor of the placement who may see the pupil, or whoever signs for the host, at the contact on file."""
    return receives_at(_row(link).placement, link.recipient)


PURPOSE = Purpose(still_holds=still_holds, screen=show, done=done, renew=renew, may_renew=may_renew)
