"""The course report: its sections one by one, what the diary already says, and the whole as a file."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.languages import in_french
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.people.models import Enrolment
from premierpas.placements.models import Placement
from premierpas.ui.pdf.documents import ClassSheet, class_sheet_pdf
from premierpas.ui.pdf.reports import report_file, report_pdf
from premierpas.workshop.keeping import Kept, Typed
from premierpas.workshop.views.loading import file_response, office_response
from premierpas.workshop.views.writing import write

from ..actions import save_section, save_speaking_plan, take_over
from ..assembling import beginning_of, entries_of_year, help_with, placements_of_year, plan_for, whole_report
from ..doors import told
from ..forms import SectionForm, SpeakingForm
from ..models import ReportSection, SpeakingPlan
from ..plan import Section
from ..queries import enrolment_of_report


def _year(request: SiteRequest, **_more: str) -> Enrolment:
    """The year of the viewer's report; raises Http404 for a pupil without a placement."""
    enrolment = enrolment_of_report(request.viewer.pupil_id or 0)
    if enrolment is None:
        raise Http404
    return enrolment


def word_count(text: str) -> int:
    """Words as schools count them: what stands between blanks."""
    return len(text.split())


@screen(permission="people.be_pupil", methods=("GET", "HEAD"))
def report(request: SiteRequest) -> HttpResponse:
    """The plan, how far each section is, and the files."""
    enrolment = enrolment_of_report(request.viewer.pupil_id)
    if enrolment is None:
        return page(request, "week/none.html")
    written = {row.key: row for row in ReportSection.objects.filter(enrolment=enrolment)}
    sections = plan_for(enrolment, list(written.values()))
    rows = [_row(section, written.get(section.key)) for section in sections]
    asked = [row for row in rows if not row["section"].beside]
    context = {
        "enrolment": enrolment,
        "rows": rows,
        "done": sum(row["enough"] for row in asked),
        "asked": len(asked),
        "percent": sum(row["share"] for row in asked) // max(len(asked), 1),
        "words": sum(row["count"] for row in rows),
        "next": next((row for row in asked if not row["enough"]), None),
        "any": any(row["count"] for row in rows),
    }
    return page(request, "week/report.html", context)


def _row(section: Section, written: ReportSection | None) -> dict[str, Any]:
    count, wanted = word_count(written.words if written else ""), section.words
    share = min(count * 100 // wanted, 100) if wanted else (100 if count else 0)
    return {"section": section, "count": count, "share": share, "enough": share >= 80}


def _section_of(enrolment: Enrolment, key: str) -> tuple[Section, list[Section], ReportSection | None]:
    written = list(ReportSection.objects.filter(enrolment=enrolment))
    sections = plan_for(enrolment, written)
    found = next((each for each in sections if each.key == key), None)
    if found is None:
        raise Http404
    return found, sections, next((row for row in written if row.key == key), None)


@screen(permission="people.be_pupil", load=_year)
def section(request: SiteRequest, enrolment: Enrolment, key: str) -> HttpResponse:
    """Write one section, with what one has already beside it."""
    one, sections, stored = _section_of(enrolment, key)

    def save(typed: Typed) -> Kept[ReportSection]:
        return save_section(enrolment, key=key, typed=typed, by=request.actor)

    at, placements = sections.index(one), placements_of_year(enrolment)
    after = sections[at + 1] if at + 1 < len(sections) else None
    address = reverse("week:section", kwargs={"key": key})
    then = reverse("week:section", kwargs={"key": after.key}) if after and "next" in request.POST else address
    context = {
        "section": one,
        "at": at + 1,
        "total": len(sections),
        "before": sections[at - 1] if at else None,
        "after": after,
        "fresh": stored is None,
        "count": word_count(stored.words if stored else ""),
        "beginning": _beginning(enrolment, key, placements),
        "helps": help_with(key, placements),
    }
    form = SectionForm.of_section(one)
    return write(
        request, form, stored, save, "week/section.html", context, model=ReportSection, here=address, then=then
    )


def _beginning(enrolment: Enrolment, key: str, placements: Sequence[Placement]) -> str:
    """What diary, agreement and the floors above hold of a section."""
    words = [beginning_of(key, entries_of_year(enrolment), placements), *(each(enrolment, key) for each in told)]
    return "\n\n".join(filter(None, words))


@screen(permission="people.be_pupil", load=_year, methods=("POST",))
def take(request: SiteRequest, enrolment: Enrolment, key: str) -> HttpResponse:
    """Put what the pupil has already into the section; it can be undone."""
    _section_of(enrolment, key)
    words = _beginning(enrolment, key, placements_of_year(enrolment))
    kept = take_over(enrolment, key=key, words=words, by=request.actor)
    if kept.spare is not None:
        messages.success(request, _("C’est ajouté à la fin de ton texte. Ton texte d’avant est gardé à part."))
    elif kept.changed:
        messages.success(request, _("C’est ajouté. Maintenant, raconte avec tes mots."))
    return redirect("week:section", key=key)


@screen(permission="people.be_pupil", load=_year, methods=("GET", "HEAD"))
def report_download(request: SiteRequest, enrolment: Enrolment, kind: str) -> HttpResponse:
    """The whole report as PDF, DOCX or ODT; `?sans=journal` and `?sans=photos` leave an annex out."""
    without = request.GET.getlist("sans")
    whole = whole_report(enrolment, diary="journal" not in without, photos="photos" not in without)
    if kind == "pdf":
        return file_response(report_pdf(whole), "mon-rapport.pdf")
    return office_response(report_file(whole), "mon-rapport", kind)


@screen(permission="people.be_pupil", load=_year)
def speaking(request: SiteRequest, enrolment: Enrolment) -> HttpResponse:
    """Five minutes to speak, in key words."""
    stored = SpeakingPlan.objects.filter(enrolment=enrolment).first()

    def save(typed: Typed) -> Kept[SpeakingPlan]:
        return save_speaking_plan(enrolment, typed=typed, by=request.actor)

    address = reverse("week:speaking")
    return write(request, SpeakingForm, stored, save, "week/speaking.html", {}, model=SpeakingPlan, here=address)


@screen(permission="people.be_pupil", load=_year, methods=("GET", "HEAD"))
@in_french()
def speaking_file(request: SiteRequest, enrolment: Enrolment) -> HttpResponse:
    """The plan of the oral on one sheet, to hold in the hand."""
    stored = SpeakingPlan.objects.filter(enrolment=enrolment).first()
    if stored is None:
        raise Http404
    minutes = ("0:30", "1:00", "1:30", "1:00", "1:00")
    rows = [
        (str(SpeakingForm.base_fields[part].label), words, time)
        for (part, words), time in zip(stored.parts().items(), minutes, strict=True)
    ]
    sheet = ClassSheet(
        title=_("Mon oral de stage"), class_name=enrolment.pupil.full_name, day=clock.today(), rows=rows,
        head=(_("Moment"), _("Ce que je dis"), _("Minutes")),
    )  # fmt: skip
    return file_response(class_sheet_pdf(sheet), "mon-oral.pdf")
