"""Two versions of one text, side by side: the pupil keeps the one they want, and may change their mind."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen

from ..comparing import changes
from ..keeping import drop_spare, take_spare
from ..keeping.texts import kind_named
from ..models import SpareDraft
from .loading import the_pupil


def _spare(request: SiteRequest, spare_id: int) -> SpareDraft:
    return SpareDraft.objects.select_related("pupil").get(pk=spare_id)


@screen(permission="workshop.see_spare", load=_spare)
def spare(request: SiteRequest, draft: SpareDraft, spare_id: int) -> HttpResponse:
    """The stored text and the draft beside it, part by part where they differ."""
    kind = kind_named(draft.kind)
    text = kind.find(the_pupil(request), draft.text_id)
    if text is None:
        return redirect("workshop:home")
    if request.method == "POST":
        if request.POST.get("choice") == "take":
            take_spare(draft, by=request.actor)
            messages.success(request, _("C’est fait. L’autre texte est gardé à part : tu peux encore changer d’avis."))
            return redirect("workshop:spare", spare_id=spare_id)
        if request.POST.get("choice") == "drop":
            drop_spare(draft, by=request.actor)
            messages.success(request, _("Il reste un seul texte."))
        return redirect(kind.address(text))
    stored, labels, kept = text.parts(), kind.labels(text), {part: str(words) for part, words in draft.parts.items()}
    rows = [
        {"label": change.label, "stored": change.before, "draft": change.after}
        for change in changes(labels, stored, kept)
    ]
    context = {
        "title": kind.title(text),
        "rows": rows,
        "text": text,
        "draft": draft,
        "back": kind.address(text),
    }
    return page(request, "workshop/spare.html", context)
