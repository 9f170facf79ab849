"""A row of the class board, written without a template: a board has dozens, each with a handful of cells."""

from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from premierpas.agenda.queries import Later, Shown
from premierpas.core.addresses import address
from premierpas.following.many import Act
from premierpas.following.models import Standing
from premierpas.ui.typography import short_day, week_range

from .agreement_cells import AgreementCell
from .class_board import BoardRow
from .one_click import Click

NONE = mark_safe('<td class="is-none"></td>')


@dataclass(frozen=True)
class Page:
    """What all rows of a page share. `names_class`: pupils of several classes; `picks`: they can be ticked."""

    later: Later
    works_here: bool
    names_class: bool = False
    picks: bool = False


def board_row(each: BoardRow, page: Page) -> SafeString:
    """One pupil: who, which stay or applications, the agreement, why and whose and when, and the one click."""
    row = each.followed
    return format_html(
        "<tr>{}{}{}{}{}{}</tr>",
        _pick(row) if page.picks else "", _name(row, page), _cell(_("Stage"), _stay(row)), _agreement(each.agreement),
        _why(row, each.task), _acts(each, page),
    )  # fmt: skip


def _cell(label: str, said: object) -> SafeString:
    return format_html('<td data-label="{}">{}</td>', label, said)


def _pick(row: Standing) -> SafeString:
    return format_html(
        '<td class="pick"><label><input type="checkbox" name="enrolment" value="{}" form="tableau">'
        '<span class="vh">{}</span></label></td>',
        row.enrolment_id, _("Choisir %(name)s") % {"name": row.enrolment.pupil.listed_name},
    )  # fmt: skip


def _name(row: Standing, page: Page) -> SafeString:
    room = format_html(' <small class="soft">{}</small>', row.enrolment.classroom.name) if page.names_class else ""
    return format_html(
        '<th scope="row"><a class="name" href="{}">{}</a>{}</th>',
        address("following:pupil", row.enrolment.pupil_id), row.enrolment.pupil.listed_name, room,
    )  # fmt: skip


def _stay(row: Standing) -> str:
    if row.place:
        return row.place
    if row.confirm_due:
        return _("Une place à confirmer avant le %(day)s") % {"day": short_day(row.confirm_due)}
    if row.waiting:
        return _("%(n)s en cours") % {"n": row.waiting}
    return _("%(count)s refus") % {"count": row.rejected} if row.rejected else _("Aucune candidature en cours")


def _agreement(agreement: AgreementCell | None) -> SafeString:
    if agreement is None:
        return NONE
    marks = format_html(
        '<span class="sig" aria-hidden="true">{}</span> ',
        mark_safe("".join('<i class="on"></i>' if signed else "<i></i>" for signed in agreement.marks)),
    )
    missing = _("manque : %(who)s") % {"who": agreement.missing}
    said = format_html(
        '<a href="{}">{}<span class="only-s">{} </span>{}</a>{}',
        agreement.url, marks if agreement.marks else "", _("Convention :"), agreement.words,
        format_html(' <small class="soft">{}</small>', missing) if agreement.missing else "",
    )  # fmt: skip
    return _cell(_("Convention"), said)


def _why(row: Standing, task: Shown | None) -> SafeString:
    nudged, seen = row.nudged_on, row.enrolment.pupil.last_action_at  # type: ignore[attr-defined]
    said: list[tuple[str, object, str]] = []
    if risk := row.main_risk:
        said.append(("span", risk.words, "risky"))
        if task:
            said.append(("small", task.who_when, "risky" if task.late else ""))
    elif row.week:
        said.append(("small", week_range(row.week), ""))
    elif seen and not nudged:
        said.append(("small", _("vu le %(day)s") % {"day": short_day(seen)}, ""))
    if nudged:
        said.append(("small", _("rappelé le %(day)s") % {"day": short_day(nudged)}, ""))
    if not said:
        return NONE
    lines = format_html_join(
        " ",
        "<{}{}>{}</{}>",
        ((mark_safe(tag), mark_safe(f' class="{kind}"' if kind else ""), words, mark_safe(tag))
         for tag, words, kind in said),
    )  # fmt: skip
    return _cell(_("Suivi"), format_html('<span class="why">{}</span>', lines))


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
        _("Autre"), about, items, also,
    )  # fmt: skip


def _of_task(row: Standing, task: Shown, page: Page) -> SafeString:
    """It is done, later, somebody else's; an offer; a place that was found elsewhere."""
    monday, hand = page.later.monday, address("agenda:hand", task.pk)
    buttons: list[tuple[str, str, str, str]] = [
        (address("agenda:done", task.pk), "", "", _("C’est fait")),
        (address("agenda:put_off", task.pk), "until", f"{monday:%Y-%m-%d}",
         _("Plus tard : lundi %(day)s") % {"day": short_day(monday)}),
    ]  # fmt: skip
    for other in task.colleagues:
        given = _("Confier à %(name)s, %(load)s") % {"name": other.name, "load": other.load}
        buttons.append((hand, "to", other.key, given))
    buttons.append((address("following:many"), "act", f"{Act.OFFER}:{row.enrolment_id}", _("Proposer une offre")))
    items = format_html_join(
        "",
        '<li><button type="submit" form="tableau" formaction="{}"{}>{}</button></li>',
        ((url, format_html(' name="{}" value="{}"', name, value) if name else "", label)
         for url, name, value, label in buttons),
    )  # fmt: skip
    if not page.works_here:
        return items
    url = address("placements:register_for_class", row.enrolment.classroom_id)
    label = _("Ajouter un stage trouvé ailleurs")
    return format_html('{}<li><a href="{}?eleve={}">{}</a></li>', items, url, row.enrolment.pupil_id, label)
