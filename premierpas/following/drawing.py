"""A row of the list of pupils, written without a template: a page has fifty of them."""

from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from premierpas.agenda.queries import Shown
from premierpas.core.addresses import address
from premierpas.core.languages import said
from premierpas.ui.components import badge, pick_cell
from premierpas.ui.markup import format_html
from premierpas.ui.typography import week_range

from .accompanied import Mentor
from .models import Standing
from .stages import Stage

NONE = mark_safe('<td class="is-none"></td>')
NO_MENTOR = mark_safe('<td class="is-none off-m"></td>')


@dataclass(frozen=True)
class Line:
    """One pupil, the first task about them, who accompanies them."""

    row: Standing
    task: Shown | None
    mentor: Mentor | None


@dataclass(frozen=True)
class Page:
    """What all rows of a page share: whose page it is, and its words."""

    coordinates: bool
    choose: str = said(_("Choisir %(name)s"))
    stage: str = said(_("Étape"))
    classroom: str = said(_("Classe"))
    care: str = said(_("Suivi"))
    without: str = said(_("Sans mentor"))
    mentor: str = said(_("Mentor"))


def pupil_row(line: Line, page: Page) -> SafeString:
    """Who, how far, in which class, why and whose and when, and who accompanies them."""
    row = line.row
    room = row.enrolment.classroom
    return format_html(
        '<tr>{}<th scope="row">{}</th><td data-label="{}">{}</td><td data-label="{}">{}, {}</td>{}{}</tr>',
        _pick(row, page) if page.coordinates else "", _name(line, page),
        page.stage, badge(Stage(row.stage).label, row.badge), page.classroom, room.name, room.school.name,
        _why(line, page), _mentor(line.mentor, page),
    )  # fmt: skip


def _pick(row: Standing, page: Page) -> SafeString:
    return pick_cell("enrolment", row.enrolment_id, "agir", page.choose % {"name": row.enrolment.pupil.listed_name})


def _name(line: Line, page: Page) -> SafeString:
    """To the page of the pupil, or to that of the two."""
    pupil, url = line.row.enrolment.pupil, line.mentor.url if line.mentor else ""
    if page.coordinates:
        url = address("following:pupil", pupil.pk)
    if url:
        return format_html('<a class="name" href="{}">{}</a>', url, pupil.listed_name)
    return format_html('<span class="name">{}</span>', pupil.listed_name)


def _why(line: Line, page: Page) -> SafeString:
    row, task, risk = line.row, line.task, line.row.main_risk
    if risk is None and task is None:
        if not row.place:
            return NONE
        week = week_range(row.week) if row.week else ""
        return format_html('<td data-label="{}">{}, {}</td>', page.care, row.place, week)
    if risk is None:
        said_first = format_html('<span class="risky">{}</span>', page.without)
    else:
        said_first = format_html('<span class="risky">{}</span> <small>{}</small>', risk.words, risk.act)
    late = mark_safe(' class="risky"' if task and task.late else "")
    whose = format_html(" <small{}>{}</small>", late, task.who_when) if task else ""
    return format_html('<td data-label="{}"><span class="why">{}{}</span></td>', page.care, said_first, whose)


def _mentor(mentor: Mentor | None, page: Page) -> SafeString:
    if mentor is None:
        return NO_MENTOR
    name = format_html('<a href="{}">{}</a>', mentor.url, mentor.name) if mentor.url else mentor.name
    return format_html('<td data-label="{}" class="off-m">{}</td>', page.mentor, name)
