"""Import a class list: send or paste, look, confirm."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.accounts.capacities import Kind
from premierpas.core import clock
from premierpas.core.errors import DomainError
from premierpas.core.once import first_answer, once
from premierpas.core.screens import page, screen
from premierpas.organisations.models import Membership, School
from premierpas.people.class_lists import LineError
from premierpas.people.errors import UploadGone
from premierpas.people.forms import ClassListForm, NearMatchForm
from premierpas.people.imports import Fate, Result, confirm_upload, find_upload, keep_upload, preview_upload
from premierpas.people.models import ClassListUpload

from . import class_address

_CONFIRM = "people.confirm_list"
_SHOWN_ERRORS = 100
_SHOWN_CHANGES = 50


@screen(permission="organisations.work_at_school")
def import_classes(request: HttpRequest) -> HttpResponse:
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
    return _confirm(request, upload) if request.method == "POST" else _preview(request, upload)


def _send(request: HttpRequest) -> HttpResponse:
    form = ClassListForm(request.POST, request.FILES) if request.method == "POST" else ClassListForm()
    if form.is_valid():
        school = School.objects.get(pk=request.viewer.school_id)
        file, today = form.cleaned_data["file"], clock.today()
        data = file.read() if file else form.cleaned_data["text"]
        upload = keep_upload(school, data, file.name if file else "", by=request.viewer.user, today=today)
        if upload.rows:
            return redirect(f"{reverse('people:import_classes')}?cle={upload.key}")
        for error in upload.errors[:10]:
            form.add_error("file" if file else "text", _line_words(LineError(**error)))
        upload.delete()
    return page(request, "people/import.html", {"form": form}, status=422 if form.errors else 200)


def _preview(request: HttpRequest, upload: ClassListUpload, form: NearMatchForm | None = None) -> HttpResponse:
    preview = preview_upload(upload, today=clock.today(), teacher=_teacher(request))
    plan, counts = preview.plan, preview.plan.counts()
    undecided = plan.of(Fate.UNDECIDED)
    created, updated, left = plan.of(Fate.CREATED), plan.of(Fate.UPDATED), plan.of(Fate.LEFT)
    writes = len(created) + len(updated) + len(undecided) + sum(bool(c.known and not c.known.left_on) for c in left)
    words = {
        "upload": upload,
        "errors": [(error.line, error.message) for error in preview.errors[:_SHOWN_ERRORS]],
        "errors_count": len(preview.errors),
        "lines_left_out": len({error.line for error in preview.errors}),
        "read_count": len(preview.rows),
        "created_count": len(created),
        "updated": updated[:_SHOWN_CHANGES],
        "updated_count": len(updated),
        "unchanged_count": counts[Fate.UNCHANGED],
        "left": left[:_SHOWN_CHANGES],
        "left_count": len(left),
        "other_levels_count": counts[Fate.OTHER_LEVEL],
        "new_classes": plan.new_classes,
        "form": form or NearMatchForm(undecided=undecided),
        "undecided_count": len(undecided),
        "nothing_to_do": not writes and not plan.new_classes,
    }
    return page(request, "people/import_preview.html", words, status=422 if form is not None and form.errors else 200)


def _confirm(request: HttpRequest, upload: ClassListUpload) -> HttpResponse:
    today, teacher = clock.today(), _teacher(request)
    undecided = preview_upload(upload, today=today, teacher=teacher).plan.of(Fate.UNDECIDED)
    form = NearMatchForm(request.POST, undecided=undecided)
    if not form.is_valid():
        return _preview(request, upload, form)

    def confirm() -> str:
        result = confirm_upload(
            upload,
            by=request.viewer.user,
            today=today,
            teacher=teacher,
            decisions=form.decisions(),
            leave_out_errors="leave_out_errors" in request.POST,
        )
        messages.success(request, _result_words(result))
        return _address_after(result)

    try:
        return redirect(once(str(upload.key), action=_CONFIRM, owner=_owner(request), do=confirm))
    except DomainError as error:
        form.add_error(None, str(error.message))
        return _preview(request, upload, form)


def _owner(request: HttpRequest) -> str:
    return f"user:{request.viewer.user_id}:{request.viewer.school_id}"


def _address_after(result: Result) -> str:
    if len(result.classrooms) == 1:
        only = result.classrooms[0].pk
        return reverse("people:cards", args=[only]) if result.created else class_address(only)
    return "/etablissement/"


def _teacher(request: HttpRequest) -> Membership | None:
    """A teacher's membership: a head teacher imports for the whole school."""
    if not request.viewer.acts_as(Kind.TEACHER):
        return None
    return Membership.objects.get(pk=request.viewer.membership_id)


def _line_words(error: LineError) -> str:
    if error.line <= 1 and error.field == "file":
        return error.message
    return _("Ligne %(line)d\u00a0: %(message)s") % {"line": error.line, "message": error.message}


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
