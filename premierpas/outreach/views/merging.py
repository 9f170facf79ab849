"""Two files that are one company: which one, what is right, and back again."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.alphabet import alphabetical
from premierpas.core.errors import DomainError
from premierpas.core.once import once
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.core.search import look
from premierpas.core.text import one_line

from ..actions import merge_files, undo_merge
from ..actions.files import similar_files
from ..actions.merging import QUESTIONS, conflicts
from ..errors import Unanswered
from ..forms.merging import LABELS, MergeForm, said
from ..lists.listing import FILES
from ..models import CompanyFile, Merge
from ..queries import file_by_id
from .file import load_file

MOST = 10


@screen(permission="outreach.merge_file", load=load_file, methods=("GET", "HEAD"))
def pick(request: SiteRequest, thing: CompanyFile, file_id: int) -> HttpResponse:
    """Those with nearly the same name, or those one looks for; and what has been merged before."""
    if thing.merged_into_id is not None:
        return redirect("outreach:pick_merge", file_id=thing.merged_into_id)
    query = one_line(request.GET.get("q", ""))[:120]
    files = CompanyFile.objects.filter(territory=thing.territory_id, merged_into=None)
    files = files.order_by(alphabetical("name"), "pk")
    if query:
        rows = list(look(files, FILES, query).rows[: MOST + 1])
    else:
        rows = similar_files(thing.name, thing.territory)
    words = {
        "file": thing,
        "query": query,
        "others": [row for row in rows if row.pk != thing.pk][:MOST],
        "merges": list(thing.merges.filter(undone_at=None).select_related("gone", "by").order_by("-at")),
    }
    return page(request, "outreach/pick_merge.html", words)


@screen(permission="outreach.merge_file", load=load_file)
def compare(request: SiteRequest, thing: CompanyFile, file_id: int, other_id: int) -> HttpResponse:
    """Both side by side; where they differ, one answer."""
    found = CompanyFile.objects.filter(pk=other_id, territory=thing.territory_id).exclude(pk=thing.pk).first()
    if found is None or found.merged_into_id is not None or thing.merged_into_id is not None:
        messages.info(request, _("Ces fiches sont déjà réunies, ou l’une n’existe plus."))
        return redirect("outreach:file", file_id=file_id)
    other: CompanyFile = found
    asked = conflicts(thing, other)
    form = MergeForm(request.POST if request.method == "POST" else None, kept=thing, gone=other, asked=asked)
    if request.method == "POST" and form.is_valid():
        try:
            once(
                str(form.cleaned_data["once"]),
                action="outreach.merge",
                owner=f"user:{request.viewer.user_id}",
                do=lambda: str(merge_files(thing, gone=other, by=request.actor, answers=form.answers).pk),
            )
            messages.success(request, _("Les deux fiches sont réunies."))
            return redirect("outreach:file", file_id=file_id)
        except Unanswered:
            messages.error(request, _("Les fiches ont changé entre-temps : comparez à nouveau."))
            return redirect("outreach:merge", file_id=file_id, other_id=other_id)
        except DomainError as error:
            form.refuse(error)
    shown = file_by_id(other_id)
    words = {"form": form, "file": thing, "other": shown, "rows": _side_by_side(thing, shown)}
    return page(request, "outreach/merge.html", words, status=422 if form.errors else 200)


def _side_by_side(kept: CompanyFile, gone: CompanyFile) -> list[dict[str, Any]]:
    def both(read: Callable[[CompanyFile], Any]) -> tuple[str, str]:
        return str(read(kept)), str(read(gone))

    facts: list[tuple[Any, str, str]] = [(LABELS[name], said(kept, name), said(gone, name)) for name in QUESTIONS]
    facts += [
        (_("L’état"), *both(lambda each: each.get_state_display())),
        (_("Suivie par"), *both(lambda each: each.owner.user.name if each.owner else "")),
        (_("Prochain pas"), *both(lambda each: each.next_step)),
        (_("Personnes"), *both(lambda each: ", ".join(each.contacts.order_by("pk").values_list("name", flat=True)))),
        (_("Lignes d’historique"), *both(lambda each: each.entries.count())),
    ]
    return [{"label": label, "kept": first, "gone": second} for label, first, second in facts if first or second]


def _kept_file(request: SiteRequest, merge_id: int) -> CompanyFile:
    return Merge.objects.select_related("kept").get(pk=merge_id).kept


@screen(permission="outreach.merge_file", load=_kept_file, methods=("POST",))
def undo(request: SiteRequest, thing: CompanyFile, merge_id: int) -> HttpResponse:
    """They are two again."""
    try:
        gone = undo_merge(Merge.objects.select_related("kept").get(pk=merge_id), by=request.actor)
    except DomainError as error:
        messages.error(request, error.message)
        return redirect("outreach:pick_merge", file_id=thing.pk)
    messages.success(request, _("Les deux fiches sont de nouveau à part."))
    return redirect("outreach:file", file_id=gone.pk)
