"""Companies in the list and on the board, written without templates: a page has dozens, and a hundred filters."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from premierpas.core.addresses import address
from premierpas.core.languages import said
from premierpas.ui.components import badge, pick_cell
from premierpas.ui.markup import format_html, format_html_join
from premierpas.ui.typography import days_left, short_day

from .enums import FileState
from .lists.listing import Row
from .models import CompanyFile

_UNKNOWN = mark_safe("–")


@dataclass(frozen=True)
class Page:
    """What all rows of a page share: whether they can be ticked, and its words."""

    may_work: bool
    choose: str = said(_("Choisir %(name)s"))
    step: str = said(_("Prochain pas"))
    who: str = said(_("Qui"))
    never: str = said(_("jamais"))
    seats: str = said(_("%(free)s sur %(places)s"))


def file_state(file: CompanyFile) -> SafeString:
    """How far the association is with a company: `{% file_state file %}`."""
    state = FileState(file.state)
    if state == FileState.ACTIVE:
        kind = "done"
    elif not file.is_live:
        kind = "off"
    else:
        kind = "" if state == FileState.LEAD else "wait"
    return badge(state.label, kind)


def file_row(row: Row, page: Page) -> SafeString:
    """One company of the list: `{% file_row row rows_drawn %}`."""
    file = row.file
    about = ", ".join(filter(None, (row.sector, file.city)))
    seats = page.seats % {"free": row.free, "places": row.places} if row.places else _UNKNOWN
    answers = format_html("{} %", row.answers) if row.answers is not None else _UNKNOWN
    return format_html(
        '<tr>{}<th scope="row"><a class="name" href="{}">{}</a> <small>{}</small></th><td>{}</td>'
        '<td data-label="{}"><span>{}</span></td><td data-label="{}">{}</td><td class="nowrap off-m">{}</td>'
        '<td class="end nowrap off-m">{}</td><td class="end nowrap off-m">{}</td></tr>',
        _pick(file, page) if page.may_work else "",
        address("outreach:file", file.pk), file.name, about, file_state(file),
        page.step, _next_step(row), page.who, (file.owner.user.name if file.owner else "") or _UNKNOWN,
        short_day(file.last_contact_on) if file.last_contact_on else page.never, seats, answers,
    )  # fmt: skip


def card_item(card: Any) -> SafeString:
    """One company of the board, which says how late it is: `{% card_item card %}`."""
    when = (
        format_html('<span class="risky">{}</span>', _late(card.late_days))
        if card.late_days
        else format_html("<span>{}</span>", days_left(card.next_on))
    )
    return format_html(
        '<li><a href="{}">{}</a><p>{}</p><p class="kb">{} <span>{}</span></p></li>',
        address("outreach:file", card.pk), card.name, card.next_step, when, card.owner.user.name,
    )  # fmt: skip


def links_of(choices: Iterable[tuple[str, str, str]]) -> SafeString:
    """What a filter offers, each a link: `{% links_of filter.choices %}`."""
    return format_html_join("", '<li><a href="{}">{}</a></li>', ((url, label) for _value, label, url in choices))


def _pick(file: CompanyFile, page: Page) -> SafeString:
    return pick_cell("file", file.pk, "agir", page.choose % {"name": file.name})


def _next_step(row: Row) -> object:
    file = row.file
    if not file.is_live:
        return file.why_ended
    if row.late_days:
        return format_html('{} <small class="risky">{}</small>', file.next_step, _late(row.late_days))
    return format_html("{} <small>{}</small>", file.next_step, days_left(file.next_on) if file.next_on else "")


def _late(days: int) -> str:
    return ngettext("%(days)s jour de retard", "%(days)s jours de retard", days) % {"days": days}
