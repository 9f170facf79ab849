"""Photos of a day: added, described, removed; only the pupil sees them, until the report shows them."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.placements.models import Placement

from ..actions import add_photo, describe_photo, may_take_photos, remove_photo
from ..forms import DescriptionForm, PhotoForm
from ..models import Photo
from .loading import photo_of, placement_on


@screen(permission="week.write", load=placement_on)
def photo_add(request: SiteRequest, placement: Placement, day: date) -> HttpResponse:
    """One photo with its words; without the host's yes it says whom to ask."""
    allowed = may_take_photos(placement)
    form = PhotoForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            add_photo(
                placement,
                day=day,
                photo=said["picture"],
                caption=said["caption"],
                alt=said["alt"],
                by=request.actor,
            )
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _("Ta photo est gardée."))
            return redirect("week:diary", day=day)
    context = {"form": form, "placement": placement, "day": day, "allowed": allowed}
    return page(request, "week/photo_add.html", context)


@screen(permission="week.see_photo", load=photo_of, methods=("GET", "HEAD"))
def photo(request: SiteRequest, row: Photo, photo_id: int) -> HttpResponse:
    """The picture itself."""
    return HttpResponse(bytes(row.picture), content_type="image/jpeg")


@screen(permission="week.see_photo", load=photo_of)
def photo_edit(request: SiteRequest, row: Photo, photo_id: int) -> HttpResponse:
    """Its words, or its end."""
    if request.method == "POST" and "remove" in request.POST:
        remove_photo(row, by=request.actor)
        messages.success(request, _("La photo est effacée."))
        return redirect("week:diary", day=row.day)
    form = DescriptionForm(request.POST or None, initial={"caption": row.caption, "alt": row.alt})
    if request.method == "POST" and form.is_valid():
        describe_photo(row, caption=form.cleaned_data["caption"], alt=form.cleaned_data["alt"], by=request.actor)
        messages.success(request, _("C’est enregistré."))
        return redirect("week:diary", day=row.day)
    return page(request, "week/photo_edit.html", {"form": form, "photo": row})
