"""One way to write: what is typed is saved, or shown beside what another page has saved meanwhile."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.screens import page

from .. import hooks
from ..actions import NewerText


def write(
    request: HttpRequest,
    form_class: Any,
    stored: Any,
    parts: tuple[str, ...],
    save: Any,
    template: str,
    context: Any,
    here: str,
) -> HttpResponse:
    """A form over the stored text: saved with `save(texts, version)`, or both texts on the screen."""
    slot, back = _way_back(request)
    context = {**context, "here": here, "slot": slot, "back": back}
    if request.method == "POST":
        form = form_class(request.POST)
        if form.is_valid():
            try:
                save({part: form.cleaned_data[part] for part in parts}, form.cleaned_data["version"])
            except NewerText as error:
                return _both(request, form_class, error, parts, template, context)
            messages.success(request, _("C’est enregistré."))
            return redirect(back or here)
    else:
        initial = {part: getattr(stored, part) for part in parts} if stored else {}
        form = form_class(initial={**initial, "version": stored.version if stored else 0})
    return page(request, template, {**context, "form": form, "stored": stored})


def _both(
    request: HttpRequest, form_class: Any, error: NewerText, parts: tuple[str, ...], template: str, context: Any
) -> HttpResponse:
    """Both texts on the screen: what was typed stays in the fields, what was saved meanwhile stands above them."""
    data = request.POST.copy()
    data["version"] = str(error.stored.version)
    form = form_class(data)
    form.is_valid()
    newer = [
        {"label": form.fields[part].label, "text": getattr(error.stored, part)}
        for part in parts
        if getattr(error.stored, part).strip() != str(form.cleaned_data.get(part, "")).strip()
    ]
    context = {**context, "form": form, "stored": error.stored, "newer": newer, "conflict": error.message}
    return page(request, template, context, status=409)


def _way_back(request: HttpRequest) -> tuple[str, str]:
    """The week being applied for and the address of its application; never an address that a visitor could forge."""
    slot = request.POST.get("semaine") or request.GET.get("semaine") or ""
    if hooks.apply_url is None or not (slot.isascii() and slot.isdecimal() and len(slot) < 12):
        return "", ""
    return slot, hooks.apply_url(int(slot))
