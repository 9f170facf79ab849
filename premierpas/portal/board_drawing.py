"""A row of the class board, written without a template: a board has dozens, each with a handful of cells."""

from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from premierpas.agenda.queries import Later, Shown
from premierpas.core.addresses import address
from premierpas.core.languages import said
from premierpas.following.many import Act
from premierpas.following.models import Standing
from premierpas.ui.components import pick_cell
from premierpas.ui.markup import format_html, format_html_join
from premierpas.ui.typography import short_day, week_range

from .agreement_cells import AgreementCell
from .class_board import BoardRow
from .one_click import Click

NONE = mark_safe('<td class="is-none"></td>')


@dataclass(frozen=True)
class Page:
    """What all rows of a page share, its words too.

    `names_class`: pupils of several classes; `picks`: they can be ticked.
    """

    later: Later
    works_here: bool
    names_class: bool = False
    picks: bool = False
    choose: str = said(lazy("Choisir %(name)s"))
    stay: str = said(lazy("Stage"))
    no_application: str = said(lazy("Aucune candidature en cours"))
    agreement: str = said(lazy("Convention"))
    agreement_is: str = said(lazy("Convention :"))
    missing: str = said(lazy("manque : %(who)s"))
    care: str = said(lazy("Suivi"))
    other: str = said(lazy("Autre"))
    done: str = said(lazy("C’est fait"))
    on_monday: str = said(lazy("Plus tard : lundi %(day)s"))
    given: str = said(lazy("Confier à %(name)s, %(load)s"))
    offer: str = said(lazy("Proposer une offre"))
    elsewhere: str = said(lazy("Ajouter un stage trouvé ailleurs"))


def board_row(each: BoardRow, page: Page) -> SafeString:
    """One pupil: who, which stay or applications, the agreement, why and whose and when, and the one click."""
    row = each.followed
    return format_html(
        "<tr>{}{}{}{}{}{}</tr>",
        _pick(row, page) if page.picks else "", _name(row, page), _cell(page.stay, _stay(row, page)),
        _agreement(each.agreement, page), _why(row, each.task, page), _acts(each, page),
    )  # fmt: skip


def _cell(label: str, said: object) -> SafeString:
    return format_html('<td data-label="{}">{}</td>', label, said)


def _pick(row: Standing, page: Page) -> SafeString:
    return pick_cell("enrolment", row.enrolment_id, "tableau", page.choose % {"name": row.enrolment.pupil.listed_name})


def _name(row: Standing, page: Page) -> SafeString:
    room = format_html(' <small class="soft">{}</small>', row.enrolment.classroom.name) if page.names_class else ""
    return format_html(
        '<th scope="row"><a class="name" href="{}">{}</a>{}</th>',
        address("following:pupil", row.enrolment.pupil_id), row.enrolment.pupil.listed_name, room,
    )  # fmt: skip


def _stay(row: Standing, page: Page) -> str:
    if row.place:
        return row.place
    if row.confirm_due:
        return _("Une place à confirmer avant le %(day)s") % {"day": short_day(row.confirm_due)}
    if row.waiting:
        return _("%(n)s en cours") % {"n": row.waiting}
    return _("%(count)s refus") % {"count": row.rejected} if row.rejected else page.no_application


def _agreement(agreement: AgreementCell | None, page: Page) -> SafeString:
    if agreement is None:
        return NONE
    marks = format_html(
        '<span class="sig" aria-hidden="true">{}</span> ',
        mark_safe("".join('<i class="on"></i>' if signed else "<i></i>" for signed in agreement.marks)),
    )
    missing = page.missing % {"who": agreement.missing} if agreement.missing else ""
    cell = format_html(
        '<a href="{}">{}<span class="only-s">{} </span>{}</a>{}',
        agreement.url, marks if agreement.marks else "", page.agreement_is, agreement.words,
        format_html(' <small class="soft">{}</small>', missing) if missing else "",
    )  # fmt: skip
    return _cell(page.agreement, cell)


def _why(row: Standing, task: Shown | None, page: Page) -> SafeString:
    nudged, seen = row.nudged_on, row.enrolment.pupil.last_action_at  # type: ignore[attr-defined]
    lines: list[tuple[str, object, str]] = []
    if risk := row.main_risk:
        lines.append(("span", risk.words, "risky"))
        if task:
            lines.append(("small", task.who_when, "risky" if task.late else ""))
    elif row.week:
        lines.append(("small", week_range(row.week), ""))
    elif seen and not nudged:
        lines.append(("small", _("vu le %(day)s") % {"day": short_day(seen)}, ""))
    if nudged:
        lines.append(("small", _("rappelé le %(day)s") % {"day": short_day(nudged)}, ""))
    if not lines:
        return NONE
    drawn = format_html_join(
        " ",
        "<{}{}>{}</{}>",
        ((mark_safe(tag), mark_safe(f' class="{kind}"' if kind else ""), words, mark_safe(tag))
         for tag, words, kind in lines),
    )  # fmt: skip
    return _cell(page.care, format_html('<span class="why">{}</span>', drawn))


def _acts(each: BoardRow, page: Page) -> SafeString:
    task = each.task if each.task and each.task.may else None
    if each.click is None and task is None and each.meeting is None:
        return mark_safe('<td class="end is-none"></td>')
    about = format_html('<span class="vh"> : {}</span>', each.followed.enrolment.pupil.listed_name)
    click = _click(each.click, about) if each.click else ""
    meeting = each.meeting if each.meeting != each.click else None
    menu = _menu(each.followed, task, page, about, meeting) if task or meeting else ""
    return format_html('<td class="end"><div class="today__do">{}{}</div></td>', click, menu)


def _click(click: Click, about: SafeString) -> SafeString:
    if not click.posts:
        return format_html('<a class="btn btn--s" href="{}">{}{}</a>', click.url, click.label, about)
    act = format_html(' name="act" value="{}"', click.act) if click.act else ""
    return format_html(
        '<button class="btn btn--s" type="submit" form="tableau" formaction="{}"{}>{}{}</button>',
        click.url, act, click.label, about,
    )  # fmt: skip


def _menu(row: Standing, task: Shown | None, page: Page, about: SafeString, meeting: Click | None) -> SafeString:
    """What else can be done: of the task, where the viewer has one about the pupil; a meeting to book."""
    items = _of_task(row, task, page) if task else mark_safe("")
    also = format_html('<li><a href="{}">{}</a></li>', meeting.url, meeting.label) if meeting else ""
    return format_html(
        '<details class="menu"><summary class="btn btn--s btn--plain">{}{}</summary><ul>{}{}</ul></details>',
        page.other, about, items, also,
    )  # fmt: skip


def _of_task(row: Standing, task: Shown, page: Page) -> SafeString:
    """It is done, later, somebody else's; an offer; a place that was found elsewhere."""
    monday, hand = page.later.monday, address("agenda:hand", task.pk)
    buttons: list[tuple[str, str, str, str]] = [
        (address("agenda:done", task.pk), "", "", page.done),
        (address("agenda:put_off", task.pk), "until", f"{monday:%Y-%m-%d}",
         page.on_monday % {"day": short_day(monday)}),
    ]  # fmt: skip
    for other in task.colleagues:
        given = page.given % {"name": other.name, "load": other.load}
        buttons.append((hand, "to", other.key, given))
    buttons.append((address("following:many"), "act", f"{Act.OFFER}:{row.enrolment_id}", page.offer))
    items = format_html_join(
        "",
        '<li><button type="submit" form="tableau" formaction="{}"{}>{}</button></li>',
        ((url, format_html(' name="{}" value="{}"', name, value) if name else "", label)
         for url, name, value, label in buttons),
    )  # fmt: skip
    if not page.works_here:
        return items
    url = address("placements:register_for_class", row.enrolment.classroom_id)
    return format_html('{}<li><a href="{}?eleve={}">{}</a></li>', items, url, row.enrolment.pupil_id, page.elsewhere)
