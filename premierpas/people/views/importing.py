"""Import a class list: send or paste, look, confirm."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.core import clock
from premierpas.core.errors import DomainError
from premierpas.core.once import first_answer, once
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.core.text import whole_number
from premierpas.organisations.capacities import TEACHER
from premierpas.organisations.models import Membership, School
from premierpas.people.class_lists import LineError
from premierpas.people.class_lists.causes import Cause, by_cause
from premierpas.people.errors import UploadGone
from premierpas.people.forms import ClassListForm
from premierpas.people.imports import (
    Fate,
    Result,
    confirm_upload,
    find_upload,
    keep_choices,
    keep_upload,
    preview_upload,
)
from premierpas.people.models import ClassListUpload

from . import class_address
from .preview import preview_words, read_choices

_CONFIRM = "people.confirm_list"
_NAMED = 20


@screen(permission="organisations.work_at_school")
def import_classes(request: SiteRequest) -> HttpResponse:
    """Three states of one screen: the form, the preview (`?cle=`), the confirmation."""
    key = request.POST.get("key") or request.GET.get("cle")
    if not key:
        return _send(request)
    try:
        upload = find_upload(key, school_id=request.viewer.school_id, by=request.viewer.user)
    except UploadGone as gone:
        if done := first_answer(key, action=_CONFIRM, owner=_owner(request)):
            return redirect(done)  # the same confirmation again: the list is in
        messages.warning(request, str(gone.message))
        return redirect("people:import_classes")
    return _choose(request, upload) if request.method == "POST" else _preview(request, upload)


def _send(request: SiteRequest) -> HttpResponse:
    form = ClassListForm(request.POST, request.FILES) if request.method == "POST" else ClassListForm()
    if form.is_valid():
        school = School.objects.get(pk=request.viewer.school_id)
        file, today = form.cleaned_data["file"], clock.today()
        data = file.read() if file else form.cleaned_data["text"]
        upload = keep_upload(school, data, file.name if file else "", by=request.actor, today=today)
        if upload.rows:
            return redirect(f"{reverse('people:import_classes')}?cle={upload.key}")
        for cause in by_cause(LineError(**error) for error in upload.errors)[:10]:
            form.add_error("file" if file else "text", _cause_words(cause))
        upload.delete()
    return page(request, "people/import.html", {"form": form}, status=422 if form.errors else 200)


def _preview(request: SiteRequest, upload: ClassListUpload, *, refusal: str = "") -> HttpResponse:
    preview = preview_upload(upload, today=clock.today(), teacher=_teacher(request))
    missing = {change.number for change in preview.plan.of(Fate.UNDECIDED)} if refusal else set()
    # What has to be decided stands on the first page.
    number = 1 if missing else request.GET.get("page")
    words = {"upload": upload, "refusal": refusal, **preview_words(preview, number, missing=missing)}
    return page(request, "people/import_preview.html", words, status=422 if refusal else 200)


def _choose(request: SiteRequest, upload: ClassListUpload) -> HttpResponse:
    """Keep what was chosen on this page; then another page, or the import."""
    plan = preview_upload(upload, today=clock.today(), teacher=_teacher(request)).plan
    chosen = read_choices(request.POST, plan)
    try:
        keep_choices(upload, by=request.actor, shown=chosen.shown, wanted=chosen.wanted, decisions=chosen.decisions)
    except UploadGone as gone:
        messages.warning(request, str(gone.message))
        return redirect("people:import_classes")
    if "same" in request.POST or "page" in request.POST:
        number = whole_number(request.POST.get("page", "")) or 1
        return redirect(f"{reverse('people:import_classes')}?{urlencode({'cle': upload.key, 'page': number})}")
    return _confirm(request, upload)


def _confirm(request: SiteRequest, upload: ClassListUpload) -> HttpResponse:
    def confirm() -> str:
        result = confirm_upload(
            upload,
            by=request.actor,
            today=clock.today(),
            teacher=_teacher(request),
            leave_out_errors="leave_out_errors" in request.POST,
        )
        messages.success(request, _result_words(result))
        return _address_after(result)

    try:
        return redirect(once(str(upload.key), action=_CONFIRM, owner=_owner(request), do=confirm))
    except DomainError as error:
        return _preview(request, upload, refusal=str(error.message))


def _owner(request: SiteRequest) -> str:
    return f"user:{request.viewer.user_id}:{request.viewer.school_id}"


def _address_after(result: Result) -> str:
    if len(result.classrooms) == 1:
        only = result.classrooms[0].pk
        return reverse("people:cards", args=[only]) if result.created else class_address(only)
    return "/etablissement/"


def _teacher(request: SiteRequest) -> Membership | None:
    """A teacher's membership: a head teacher imports for the whole school."""
    if not request.viewer.acts_as(TEACHER):
        return None
    return Membership.objects.get(pk=request.viewer.membership_id)


def _cause_words(cause: Cause) -> str:
    if not cause.names:
        return cause.words
    count = ngettext("un élève", "%(count)d élèves", cause.count) % {"count": cause.count}
    named = ", ".join(cause.names[:_NAMED])
    others = cause.count - _NAMED
    more = f" {ngettext('et %(count)d autre', 'et %(count)d autres', others) % {'count': others}}" if others > 0 else ""
    return f"{cause.words} ({count}\u00a0: {named}{more})"


def _result_words(result: Result) -> str:
    parts = []
    if result.created:
        words = ngettext("Un élève inscrit.", "%(count)d élèves inscrits.", result.created)
        parts.append(words % {"count": result.created})
    if result.updated:
        words = ngettext("Un élève mis à jour.", "%(count)d élèves mis à jour.", result.updated)
        parts.append(words % {"count": result.updated})
    if result.left:
        parts.append(ngettext("Un départ noté.", "%(count)d départs notés.", result.left) % {"count": result.left})
    return " ".join(parts) or _("La liste est déjà à jour.")
