"""The notebook of people worth knowing: the pupil's own, also after the year."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.once import new_key, once
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.workshop.views.loading import the_pupil

from ..actions import add_contact, change_contact, drop_contact
from ..forms import ContactForm
from ..models import Contact
from ..queries import placement_now
from .loading import contact_of


@screen(permission="people.be_pupil")
def contacts(request: SiteRequest) -> HttpResponse:
    """Everybody noted, and a form for one more."""
    pupil = the_pupil(request)
    form = ContactForm(request.POST or None)
    key = request.POST.get("key", "") if request.method == "POST" else new_key()
    if request.method == "POST" and form.is_valid():

        def add() -> str:
            placement = placement_now(pupil.pk)
            return str(add_contact(pupil, placement=placement, values=form.cleaned_data, by=request.actor).pk)

        try:
            once(key, action="week.contact", owner=str(pupil.pk), do=add)
        except ValueError:
            key = new_key()
            form.add_error(None, _("Cette page était trop vieille. Touche encore une fois le bouton."))
        else:
            messages.success(request, _("C’est noté dans ton carnet."))
            return redirect("week:contacts")
    rows = Contact.objects.filter(pupil=pupil).select_related("placement")
    return page(request, "week/contacts.html", {"form": form, "rows": list(rows), "key": key})


@screen(permission="week.see_contact", load=contact_of)
def contact(request: SiteRequest, row: Contact, contact_id: int) -> HttpResponse:
    """Correct somebody's line, or take it out."""
    if request.method == "POST" and "remove" in request.POST:
        drop_contact(row, by=request.actor)
        messages.success(request, _("C’est effacé de ton carnet."))
        return redirect("week:contacts")
    first = {name: getattr(row, name) for name in ("name", "trade", "told", "reach")}
    form = ContactForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        change_contact(row, values=form.cleaned_data, by=request.actor)
        messages.success(request, _("C’est enregistré."))
        return redirect("week:contacts")
    return page(request, "week/contact.html", {"form": form, "row": row})
