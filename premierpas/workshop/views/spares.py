"""Two versions of one text, side by side: the pupil keeps the one they want, and may change their mind."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.screens import page, screen

from ..keeping import drop_spare, take_spare
from ..keeping.kinds import kind_of
from ..models import SpareDraft
from .loading import the_pupil


def _spare(request: HttpRequest, spare_id: int) -> SpareDraft:
    return SpareDraft.objects.select_related("pupil").get(pk=spare_id)


@screen(permission="workshop.see_spare", load=_spare)
def spare(request: HttpRequest, draft: SpareDraft, spare_id: int) -> HttpResponse:
    """The stored text and the draft beside it, part by part where they differ."""
    kind = kind_of(draft)
    text = kind.find(the_pupil(request), draft.text_id)
    if text is None:
        return redirect("workshop:home")
    if request.method == "POST":
        if request.POST.get("choice") == "take":
            take_spare(draft)
            messages.success(request, _("C’est fait. L’autre texte est gardé à part : tu peux encore changer d’avis."))
            return redirect("workshop:spare", spare_id=spare_id)
        if request.POST.get("choice") == "drop":
            drop_spare(draft)
            messages.success(request, _("Il reste un seul texte."))
        return redirect(kind.address(text))
    stored, labels = text.parts(), kind.labels(text)
    rows = [
        {"label": label, "stored": stored[part], "draft": str(draft.parts.get(part, ""))}
        for part, label in labels.items()
        if stored[part] != draft.parts.get(part, "")
    ]
    context = {
        "title": kind.title(text),
        "rows": rows,
        "text": text,
        "draft": draft,
        "back": kind.address(text),
    }
    return page(request, "workshop/spare.html", context)
