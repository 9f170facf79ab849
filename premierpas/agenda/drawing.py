"""A task's words and buttons, written without templates: homes, lists and boards draw many of them."""

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from premierpas.core.addresses import address
from premierpas.ui.markup import format_html, format_html_join
from premierpas.ui.typography import days_left, nbsp, short_day

from .models import Task
from .queries import Later, Shown


def task_item(task: Shown, later: Later, *, token: object, back: str, first: bool) -> SafeString:
    """One line of a list: what, why, whose, and what can be done with it."""
    return format_html(
        '<li{}><h3>{}</h3><p class="soft">{}</p>{}{}</li>',
        mark_safe(' class="first"') if task.pressing else "", nbsp(task.told.title), nbsp(task.told.why),
        task_by(task), task_do(task, later, token=token, back=back, first=first),
    )  # fmt: skip


def task_by(task: Shown) -> SafeString:
    """Whose it is, and when."""
    who = _("À vous") if task.mine else _("À %(name)s") % {"name": task.owner}
    if task.waits_until:
        when = _("revient le %(day)s") % {"day": short_day(task.waits_until)}
    else:
        when = (_("prévu %(day)s") if task.late else _("à faire %(day)s")) % {"day": days_left(task.due)}
    kind = "badge badge--bad" if task.late and not task.waits_until else "soft"
    return format_html('<p class="today__by"><b>{}</b> <span class="{}">{}</span></p>', who, kind, when)


def task_do(task: Shown, later: Later, *, token: object, back: str, first: bool) -> SafeString:
    """Where it is done, and what one click does with it."""
    about = format_html('<span class="vh"> : {}</span>', nbsp(task.told.title))
    return format_html(
        '<form class="today__do" method="post"><input type="hidden" name="csrfmiddlewaretoken" value="{}">'
        '<input type="hidden" name="back" value="{}"><a class="btn btn--s{}" href="{}">{}{}</a>{}{}{}</form>',
        token or "", back, " btn--sun" if first else "", task.told.url, task.told.button, about,
        _done(task, about), _menu(_("Plus tard"), about, put_off(task, later)), _given(task, about),
    )  # fmt: skip


def put_off(task: Shown | Task, later: Later) -> SafeString:
    """The days to which one click puts it off."""
    url, day = address("agenda:put_off", task.pk), {"day": short_day(later.monday)}
    days = ((later.tomorrow, _("Demain")), (later.monday, _("Lundi %(day)s") % day))
    return format_html_join(
        "",
        '<li><button type="submit" formaction="{}" name="until" value="{}">{}</button></li>',
        ((url, f"{at:%Y-%m-%d}", label) for at, label in days),
    )


def _done(task: Shown, about: SafeString) -> SafeString:
    if not task.by_hand:
        return mark_safe("")
    return format_html(
        '<button type="submit" class="btn btn--s btn--plain" formaction="{}">{}{}</button>',
        address("agenda:done", task.pk), _("C’est fait"), about,
    )  # fmt: skip


def _given(task: Shown, about: SafeString) -> SafeString:
    if not task.colleagues:
        return mark_safe("")
    url = address("agenda:hand", task.pk)
    rows = format_html_join(
        "",
        '<li><button type="submit" formaction="{}" name="to" value="{}">{}, {}</button></li>',
        ((url, each.key, each.name, each.load) for each in task.colleagues),
    )
    return _menu(_("Confier à"), about, rows)


def _menu(label: str, about: SafeString, rows: SafeString) -> SafeString:
    return format_html(
        '<details class="menu"><summary class="btn btn--s btn--plain">{}{}</summary><ul>{}</ul></details>',
        label, about, rows,
    )  # fmt: skip
