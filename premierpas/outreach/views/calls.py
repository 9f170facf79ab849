"""The calls of the day, one at a time: the number, why now, one tap for the result."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.agenda.presences import presence_of
from premierpas.agenda.queries import later
from premierpas.core import clock
from premierpas.core.errors import DomainError
from premierpas.core.once import once
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.core.text import whole_number

from ..actions import correct_call, note, take_back
from ..enums import Kind, Result
from ..forms.calling import CallForm, CorrectCallForm
from ..models import CompanyFile, Entry
from ..queries import team_of
from ..winning.calls import answers, calls_done, calls_of_day, owed_calls, title_of
from .file import load_file

SKIPPED, MOST_SKIPPED, NEXT = "plus_tard", 50, 12


@screen(permission="outreach.work", methods=("GET", "HEAD"))
def calls(request: SiteRequest) -> HttpResponse:
    """The first one to make, those that follow, those that are done."""
    return _shown(request)


@screen(permission="outreach.change_file", load=load_file, methods=("POST",))
def log_call(request: SiteRequest, thing: CompanyFile, file_id: int) -> HttpResponse:
    """One tap: the result and what it sets."""
    form = CallForm(request.POST)
    if not form.is_valid():
        return _shown(request, form, file_id)
    data = form.cleaned_data
    contact = thing.contacts.filter(pk=data["contact"] or 0).first()
    try:
        once(
            str(data["once"]),
            action="outreach.call",
            owner=f"user:{request.viewer.user_id}",
            do=lambda: str(
                note(
                    thing, by=request.actor, kind=Kind.CALL, result=Result(data["result"]), said=data["said"],
                    contact=contact,
                ).pk
            ),
        )  # fmt: skip
    except DomainError as error:
        form.refuse(error)
        return _shown(request, form, file_id)
    if data["result"] == Result.AGREED:
        return redirect("outreach:interview", file_id=file_id)
    return redirect(_address(_skipped(request, but=file_id)))


def _shown(request: SiteRequest, refused: CallForm | None = None, file_id: int = 0) -> HttpResponse:
    presence, skipped = presence_of(request.viewer), _skipped(request)
    sees_pupils = request.viewer.is_coordinator
    listed = calls_of_day(presence, skipped=skipped, sees_pupils=sees_pupils) if presence else []
    if refused is not None:
        listed.sort(key=lambda call: call.file.pk != file_id)
    owed = owed_calls(presence) if presence else []
    done = calls_done(request.viewer.user_id or 0, request.viewer.territory_id)
    now, rest = (listed[0], listed[1:]) if listed else (None, [])
    words: dict[str, Any] = {
        "title": title_of(len(done), len(listed) + len(owed)),
        "today": clock.today(),
        "done": done,
        "total": len(done) + len(listed) + len(owed),
        "owed": owed,
        "later": later(),
        "now": now,
        "rest": rest[:NEXT],
        "rest_count": len(rest),
        "undo": done[0] if done and done[0].undoable else None,
        "answers": answers(),
        "here": request.get_full_path() if request.method == "GET" else reverse("outreach:calls"),
    }
    if now is not None:
        words["form"] = refused or CallForm(contact=now.contact.pk if now.contact else None)
        words["skip_url"] = _address([*(pk for pk in skipped if pk != now.file.pk), now.file.pk]) if rest else ""
        words["send_url"] = reverse("outreach:log_call", args=[now.file.pk]) + _query(skipped)
        words["team"] = [each for each in team_of(now.file.territory_id) if presence and each.pk != presence.pk]
    return page(request, "outreach/calls.html", words, status=422 if refused is not None else 200)


def _skipped(request: SiteRequest, but: int = 0) -> list[int]:
    """Which calls wait for later, as the address says it: no row is needed for a turn in a queue."""
    numbers = [whole_number(each) for each in request.GET.get(SKIPPED, "").split(",")[:MOST_SKIPPED]]
    return list(dict.fromkeys(each for each in numbers if each and each != but))


def _query(skipped: list[int]) -> str:
    return f"?{SKIPPED}={','.join(map(str, skipped))}" if skipped else ""


def _address(skipped: list[int]) -> str:
    return reverse("outreach:calls") + _query(skipped)


def _file_of_own_call(request: SiteRequest, entry_id: int) -> CompanyFile:
    rows = Entry.objects.select_related("file__owner__user", "file__company")
    return rows.get(pk=entry_id, by=request.viewer.user_id, kind=Kind.CALL).file


@screen(permission="outreach.change_file", load=_file_of_own_call)
def correct(request: SiteRequest, thing: CompanyFile, entry_id: int) -> HttpResponse:
    """One's own call, with another result or as if it hadn't been."""
    entry = thing.entries.select_related("file", "contact").get(pk=entry_id)
    first = {"result": entry.result, "said": entry.said}
    undoes = request.method == "POST" and request.POST.get("act") == "undo"
    form = CorrectCallForm(request.POST if request.method == "POST" and not undoes else None, initial=first)
    try:
        if undoes:
            take_back(entry, by=request.actor)
            messages.success(request, _("L’appel est annulé : la fiche est comme avant."))
            return redirect("outreach:calls")
        if request.method == "POST" and form.is_valid():
            data = form.cleaned_data
            correct_call(entry, by=request.actor, result=Result(data["result"]), said=data["said"])
            messages.success(request, _("L’appel est corrigé."))
            return redirect("outreach:calls")
    except DomainError as error:
        if not undoes:
            form.refuse(error)
        else:
            messages.error(request, error.message)
            return redirect("outreach:calls")
    words = {"form": form, "file": thing, "entry": entry}
    return page(request, "outreach/correct_call.html", words, status=422 if form.errors else 200)
