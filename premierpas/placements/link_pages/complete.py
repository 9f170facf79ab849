"""The host's part without an account: what is missing, the hours, who signs; one page, on a phone."""

from django.http import HttpResponse

from premierpas.accounts.link_acts import Purpose, lock_link, use_link
from premierpas.accounts.links import Link
from premierpas.core.actors import Actor
from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page

from ..actions import complete_part, save_host_part
from ..errors import Incomplete
from ..forms.host_part import HostPartForm
from ..forms.hours import HoursForm, is_copy, typed
from ..forms.missing import say_missing
from ..holders import has_left
from ..models import Agreement
from ..queries import whole
from ..telling.messages import ask_host_to_complete
from ..terms.content import Part
from .forms import WhoForm


def show(request: SiteRequest, link: Link) -> HttpResponse:
    """The page; POST saves what was typed, and finishes the part when that is asked."""
    agreement = whole(link.subject_id)
    if not agreement.may_be_edited or agreement.host_done_at is not None:
        return done(request, link)
    data, then = typed(request)
    form = HostPartForm(data, agreement=agreement)
    hours = HoursForm(data, placement=agreement.placement, content=agreement.content)
    who = WhoForm(data, initial={"by_name": link.recipient_name})
    if data is not None and not is_copy(then) and all([form.is_valid(), hours.is_valid(), who.is_valid()]):
        by = Actor.holder(link, name=who.cleaned_data["by_name"])
        finished = _save(link, agreement, form, hours, by, finish=then == "done")
        if finished:
            return done(request, link)
    context = {
        "agreement": agreement,
        "form": form,
        "hours": hours,
        "tables": hours.tables(),
        "who": who,
        "saved": data is not None and not form.errors and not hours.errors and not who.errors and not then,
    }
    return page(request, "placements/link/complete.html", context)


def _save(link: Link, agreement: Agreement, form: HostPartForm, hours: HoursForm, by: Actor, *, finish: bool) -> bool:
    """Keep everything; whether the part is complete now. What stands in the way is said by the form."""
    try:
        values = form.values | {"days": hours.days}
        save_host_part(agreement, values=values, representative=form.representative, by=by)
        if not finish:
            return False
        complete_part(agreement, part=Part.HOST, by=by)
        held = lock_link(link)
        if held.is_open:
            use_link(held)
    except Incomplete as error:
        say_missing(form, error)
        return False
    except DomainError as error:
        form.refuse(error)
        return False
    return True


def done(request: SiteRequest, link: Link) -> HttpResponse:
    """What became of it."""
    agreement = whole(link.subject_id)
    context = {"agreement": agreement, "complete": agreement.host_done_at is not None}
    return page(request, "placements/link/completed.html", context)


def renew(link: Link) -> None:
    """A new link to the address on file."""
    ask_host_to_complete(whole(link.subject_id), occasion=f"renewed:{link.pk}")


def may_renew(link: Link) -> bool:
    """While the part is open."""
    agreement = whole(link.subject_id)
    return agreement.may_be_edited and agreement.host_done_at is None


def still_holds(link: Link) -> bool:
    """The host's contact on file, unless it is that of a colleague who has left."""
    placement = whole(link.subject_id).placement
    on_file = {placement.host_email, placement.host_phone} - {""}
    return link.recipient in on_file and not has_left(placement, link.recipient)


PURPOSE = Purpose(still_holds=still_holds, screen=show, done=done, renew=renew, may_renew=may_renew)
