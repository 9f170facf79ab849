"""The week's texts, as `workshop.keeping` shows and compares them."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.people.models import Enrolment, Pupil
from premierpas.ui.typography import day
from premierpas.workshop.keeping.texts import Kind, name_of

from .assembling import plan_for
from .forms import DiaryForm, SpeakingForm, ThanksForm
from .models import DiaryEntry, ReportSection, SpeakingPlan, ThankYou

REPORT = "week.report"  # all sections of a year as one text, to be shown to a teacher


@dataclass(frozen=True)
class WholeReport:
    """The sections of a report that hold words, by their keys; `pk` is the enrolment's."""

    pk: int
    enrolment: Enrolment
    written: list[ReportSection]

    def parts(self) -> dict[str, str]:
        """The words of each section, in the order of the plan."""
        words = {row.key: row.words for row in self.written}
        return {section.key: words.get(section.key, "") for section in plan_for(self.enrolment, self.written)}

    def labels(self) -> dict[str, str]:
        """The title of each section."""
        return {section.key: section.title for section in plan_for(self.enrolment, self.written)}


def _report(pupil: Pupil | int, pk: int) -> WholeReport | None:
    enrolment = Enrolment.objects.filter(pupil=pupil, pk=pk).first()
    if enrolment is None:
        return None
    return WholeReport(pk, enrolment, list(ReportSection.objects.filter(enrolment=enrolment)))


def _entry(pupil: Pupil | int, pk: int) -> DiaryEntry | None:
    return DiaryEntry.objects.select_related("placement").filter(placement__pupil=pupil, pk=pk).first()


def _section(pupil: Pupil | int, pk: int) -> ReportSection | None:
    return ReportSection.objects.select_related("enrolment").filter(enrolment__pupil=pupil, pk=pk).first()


def _section_title(section: Any) -> str:
    titles = {each.key: each.title for each in plan_for(section.enrolment, [section])}
    return _("Mon rapport : %(title)s") % {"title": titles.get(section.key, "")}


KINDS = (
    Kind(
        name=name_of(DiaryEntry),
        find=_entry,
        title=lambda entry: _("Mon journal du %(day)s") % {"day": day(entry.day)},
        address=lambda entry: reverse("week:diary", kwargs={"day": entry.day}),
        labels=DiaryForm.labels,
    ),
    Kind(
        name=name_of(ReportSection),
        find=_section,
        title=_section_title,
        address=lambda section: reverse("week:section", kwargs={"key": section.key}),
        labels=lambda section: {"words": _section_title(section)},
    ),
    Kind(
        name=REPORT,
        find=_report,
        title=lambda report: _("Mon rapport de stage"),
        address=lambda report: reverse("week:report"),
        labels=lambda report: report.labels(),
    ),
    Kind(
        name=name_of(SpeakingPlan),
        find=lambda pupil, pk: SpeakingPlan.objects.filter(enrolment__pupil=pupil, pk=pk).first(),
        title=lambda plan: _("Mon oral"),
        address=lambda plan: reverse("week:speaking"),
        labels=SpeakingForm.labels,
    ),
    Kind(
        name=name_of(ThankYou),
        find=lambda pupil, pk: ThankYou.objects.filter(placement__pupil=pupil, pk=pk).first(),
        title=lambda text: _("Ma lettre de merci"),
        address=lambda text: reverse("week:thanks", kwargs={"placement_id": text.placement_id}),
        labels=ThanksForm.labels,
    ),
)
