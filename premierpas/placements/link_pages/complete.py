"""The host's part without an account: what is missing, the hours, who signs; one page, on a phone."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy

from premierpas.accounts.link_acts import Purpose, lock_link, register_purpose, use_link
from premierpas.accounts.links import Link
from premierpas.core.errors import DomainError
from premierpas.core.screens import page
from premierpas.ui.forms import Form

from ..actions import complete_part, name_representative, save_part
from ..errors import Incomplete
from ..forms.host_part import HostPartForm
from ..forms.hours import HoursForm, copied
from ..models import Agreement, Party
from ..queries import whole
from ..telling import COMPLETE, ask_host_to_complete
from ..terms.content import Part


class WhoForm(Form):
    """Who fills it in: the deliberate entry that a machine doesn't make."""

    by_name = forms.CharField(label=gettext_lazy("Votre nom"), max_length=150)


def show(request: HttpRequest, link: Link) -> HttpResponse:
    """The page; POST saves what was typed, and finishes the part when that is asked."""
    agreement = whole(link.subject_id)
    if not agreement.may_be_edited or agreement.host_done_at is not None:
        return done(request, link)
    data, then = request.POST or None, request.POST.get("then", "")
    if data is not None and then.startswith("copy:"):
        data = _copied(data, then.removeprefix("copy:"))
    signer = next((row for row in agreement.signatories.all() if row.party == Party.HOST), None)
    form = HostPartForm(data, content=agreement.content, signer=signer, sector=agreement.placement.sector)
    hours = HoursForm(data, placement=agreement.placement, content=agreement.content)
    who = WhoForm(data, initial={"by_name": link.recipient_name})
    if data is not None and not then.startswith("copy:") and all([form.is_valid(), hours.is_valid(), who.is_valid()]):
        finished = _save(link, agreement, form, hours, who.cleaned_data["by_name"], finish=then == "done")
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


def _save(
    link: Link, agreement: Agreement, form: HostPartForm, hours: HoursForm, by_name: str, *, finish: bool
) -> bool:
    """Keep everything; whether the part is complete now. What stands in the way is said by the form."""
    try:
        save_part(agreement, part=Part.HOST, values=form.values | {"days": hours.days})
        if form.representative["name"]:
            name_representative(agreement, **form.representative, by_name=by_name)
        if not finish:
            return False
        complete_part(agreement, part=Part.HOST, by_name=by_name)
        held = lock_link(link)
        if held.is_open:
            use_link(held)
    except Incomplete as error:
        for name, message in error.missing.items():
            field = "tutor_1" if name == "tutors" else name
            form.add_error(field if field in form.fields else None, message)
        return False
    except DomainError as error:
        form.add_error(None, str(error.message))
        return False
    return True


def _copied(data: Any, day: str) -> Any:
    try:
        return copied(data, day)
    except ValueError:
        return data


def done(request: HttpRequest, link: Link) -> HttpResponse:
    """What became of it."""
    agreement = whole(link.subject_id)
    context = {"agreement": agreement, "complete": agreement.host_done_at is not None}
    return page(request, "placements/link/completed.html", context)


def renew(link: Link) -> None:
    """A new link to the address on file, while the part is open."""
    agreement = whole(link.subject_id)
    if agreement.may_be_edited and agreement.host_done_at is None:
        ask_host_to_complete(agreement, occasion=f"renewed:{link.pk}")


def register() -> None:
    """Tell accounts what these links do."""
    register_purpose(COMPLETE, Purpose(screen=show, done=done, renew=renew))
