"""One way to write: saved by the button or while typing; a page that is behind finds its words kept beside."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page
from premierpas.ui.typography import clock_time

from ..forms.written import Written
from ..keeping import Kept, Typed
from ..keeping.saving import drafts_of
from ..models import Text


def write(
    request: SiteRequest,
    form_class: type[Written],
    stored: Text | None,
    save: Callable[[Typed], Kept[Any]],
    template: str,
    context: dict[str, Any],
    *,
    model: type[Text],
    here: str,
    then: str = "",
    begins: Mapping[str, str] | None = None,
) -> HttpResponse:
    """A form over the stored text, saved with `save`; `then` is where the button leads after it (default: `here`).

    `begins`: what a text that isn't stored yet begins with.

    A page that saves while it is typed in sends `X-Keep` and gets JSON (see `keep.js`).
    """
    if request.method != "POST":
        spares = list(drafts_of(stored)) if stored else []
        context = {**context, "form": form_class.of(stored, begins), "stored": stored, "spares": spares, "here": here}
        return page(request, template, context)
    form = form_class(request.POST)
    by_itself = "X-Keep" in request.headers
    if not form.is_valid():
        if by_itself:
            return JsonResponse({"refused": _first_error(form)}, status=422)
        return page(request, template, {**context, "form": form, "stored": stored, "here": here})
    kept = save(form.typed(model))
    if by_itself:
        return JsonResponse(_answer(kept, form))
    if kept.spare is not None:
        return redirect("workshop:spare", spare_id=kept.spare.pk)
    messages.success(request, _("C’est enregistré."))
    return redirect(then or here)


def _answer(kept: Kept[Any], form: Written) -> dict[str, Any]:
    answer: dict[str, Any] = {"changed": kept.changed}
    if kept.spare is not None:
        return answer | {"spare": reverse("workshop:spare", kwargs={"spare_id": kept.spare.pk})}
    said = _("Enregistré à %(hour)s") % {"hour": clock_time(kept.text.saved_at)}
    return answer | {"version": kept.text.version, "said": " · ".join([said, *form.advice[:1]])}


def _first_error(form: Written) -> str:
    for name, errors in form.errors.items():
        label = str(form.fields[name].label) if name in form.fields else ""
        return f"{label} : {errors[0]}" if label else str(errors[0])
    return ""
