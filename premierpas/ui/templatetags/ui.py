"""The tags and filters of the design system; a builtin library, so no template loads it."""

from functools import lru_cache
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import ngettext

from premierpas.core.phones import said_phone
from premierpas.ui import icons, menus, stops, typography, written
from premierpas.ui.components import DOORS, Entry, badge, error_entries, hours_drawing, more, notice
from premierpas.ui.forms.drawing import input_of
from premierpas.ui.forms.grouping import about
from premierpas.ui.markup import format_html, format_html_join

register = template.Library()

register.filter("km", typography.km)
register.filter("day", typography.day)
register.filter("full_date", typography.full_date)
register.filter("short_day", typography.short_day)
register.filter("days_left", typography.days_left)
register.filter("week_range", typography.week_range)
register.filter("long_week", typography.long_week)
register.filter("hours", typography.hours)
register.filter("clock_time", typography.clock_time)
register.filter("number", typography.number)
register.filter("plural_fr", typography.plural_fr)
register.filter("in_words", typography.in_words)
register.filter("title_first", typography.title_first, is_safe=True)
register.filter("written", written.written)
register.filter("cited", written.cited)
register.simple_tag(badge)
register.simple_block_tag(notice)
register.simple_block_tag(more)


@register.filter(is_safe=True)
def nbsp(text: str) -> str:
    """Words of the site, with the spaces of the page's language."""
    return typography.nbsp(str(text))


@register.filter(is_safe=True)
def french(text: str) -> str:
    """What somebody wrote, with French spaces on any page: `{{ offer.title|french|written }}`."""
    return typography.french(str(text))


@register.simple_tag
def in_french() -> SafeString:
    """For an element that holds only what somebody wrote: `<h2{% in_french %}>« {{ quote }} »</h2>`."""
    return written.lang_of_written()


@register.filter
def brand_lines(name: str) -> SafeString:
    """The name of the site on two lines, parted at its comma."""
    first, comma, rest = str(name).partition(", ")
    return format_html("{},<br>{}", first, rest) if comma else conditional_escape(name)


@register.simple_tag
def icon(name: str, size: str = "") -> SafeString:
    """`{% icon "magnifying-glass" %}`, `{% icon "check" size="s" %}`."""
    return icons.icon(str(name), str(size))


@register.simple_tag
def on_enter(name: str = "", value: str = "") -> SafeString:
    """At the head of a form with several buttons, what Enter in a field presses: `{% on_enter "then" "done" %}`.

    Browsers press the first button of a form. This one is out of the way for eyes, keys and screen readers; it is
    drawn, since some browsers don't press what isn't.
    """
    says = format_html(' name="{}" value="{}"', name, value) if name else ""
    return format_html('<button class="vh" type="submit" tabindex="-1" aria-hidden="true"{}></button>', says)


@register.simple_tag
def tel(number: object) -> SafeString:
    """A kept number as people write it, which a telephone calls: `{% tel company.phone %}`; nothing without one."""
    kept = str(number or "")
    if not kept:
        return mark_safe("")
    return format_html(
        '<a class="nowrap" href="tel:{}">{}</a>', kept.replace("x", ",").replace(" ", ""), said_phone(kept)
    )


@register.simple_tag
def tick(week: object, note: object = "", full: bool = False) -> SafeString:
    """A week ticket: `{% tick week=offer.week note="2 places" %}`; `week` is a text or a pair of dates."""
    label = typography.week_range(week) if isinstance(week, tuple) else week
    return stops.week_ticket(label, note, full)


@register.simple_tag(takes_context=True)
def fav(context: template.Context, url: str, title: str, pressed: bool = False) -> SafeString:
    """Keeps an offer: `{% fav address offer.title pressed=True %}`."""
    return stops.keeping_form(url, title, pressed=pressed, token=context.get("csrf_token"))


@register.simple_tag(takes_context=True)
def stop(context: template.Context, card: stops.Stop) -> SafeString:
    """A stop of a line: `{% stop card %}`."""
    return stops.stop_card(card, context.get("csrf_token"))


@register.simple_tag
def navigation_items(entries: Any) -> SafeString:
    """The doors of the main menu: `{% navigation_items navigation %}`."""
    return menus.navigation_items(entries)


@register.simple_tag(takes_context=True)
def account_items(context: template.Context, entries: Any) -> SafeString:
    """The entries of the account's menu: `{% account_items account_menu.items %}`."""
    return menus.account_items(entries, context.get("csrf_token"))


@register.simple_tag
def link_items(entries: Any) -> SafeString:
    """Plain links: `{% link_items footer_links %}`."""
    return menus.link_items(entries)


@register.simple_tag
def options(choices: Any, chosen: object = "") -> SafeString:
    """The options of a select: `{% options sectors criteria.sector %}`; choices are pairs (value, label)."""
    return _options(tuple(choices), str(chosen))


@register.simple_tag(name="input")
def input_tag(option: Any) -> SafeString:
    """The box or button of one choice of a widget: `{% input option %}`."""
    return input_of(option)


@register.simple_tag(name="about")
def about_tag(field: Any) -> SafeString:
    """The hint, the advice and the errors of a field that a page draws itself: `{% about field %}`."""
    return about(field)


@lru_cache(maxsize=256)
def _options(choices: tuple[tuple[object, object], ...], chosen: str) -> SafeString:
    rows = ((value, mark_safe(" selected") if str(value) == chosen else "", label) for value, label in choices)
    return format_html_join("\n", '<option value="{}"{}>{}</option>', rows)


@register.simple_tag
def door(state: str, risk: bool = False) -> SafeString:
    """A pupil's door in the class: `open`, `ajar`, `lit`, `shut`, `undrawn`; `risk` in brick."""
    drawing, more = DOORS[state]
    css_class = "door" + (" risk" if risk else "") + more
    return format_html(
        '<svg class="{}" viewBox="0 0 26 40" width="26" height="40" aria-hidden="true">{}</svg>', css_class, drawing
    )


@register.simple_tag
def signatures(done: int, total: int) -> SafeString:
    """Round marks of who has signed, with the words `2 signatures sur 4`."""
    dots = mark_safe("".join('<i class="on"></i>' if i < done else "<i></i>" for i in range(total)))
    words = ngettext("%(done)s signature sur %(total)s", "%(done)s signatures sur %(total)s", done)
    words %= {"done": done, "total": total}
    return format_html('<span class="sig" aria-hidden="true">{}</span> {}', dots, words)


@register.simple_tag
def hours_bar(*spans: object, first: int = 8, last: int = 18) -> SafeString:
    """A day's hours drawn from `first` to `last` o'clock; spans are pairs (start, end) of `time`."""
    return mark_safe(hours_drawing([span for span in spans if span], first, last))


@register.inclusion_tag("ui/components/crumb.html")
def crumb(*parts: object) -> dict[str, Any]:
    """`{% crumb "Vos offres" "/entreprise/offres/" "Nouvelle offre" %}`: label, address …, the last label alone."""
    links = [Entry(label=parts[i], url=parts[i + 1]) for i in range(0, len(parts) - 1, 2)]
    return {"links": links, "here": parts[-1] if len(parts) % 2 else ""}


@register.inclusion_tag("ui/components/steps.html")
def steps(labels: Any, now: int) -> dict[str, Any]:
    """The steps of a wizard; `now` counts from 1. An item is a label or a pair (label, address of a done step)."""
    rows = []
    for index, item in enumerate(labels, start=1):
        label, url = item if isinstance(item, tuple | list) else (item, "")
        state = "is-done" if index < now else "is-now" if index == now else ""
        rows.append({"label": label, "url": url if index < now else "", "state": state})
    here = rows[now - 1]["label"] if 0 < now <= len(rows) else ""
    return {"rows": rows, "now": now, "total": len(rows), "here": here}


@register.inclusion_tag("ui/components/pager.html", takes_context=True)
def pager(context: template.Context, page: Any, parameter: str = "page") -> dict[str, Any]:
    """Links to the pages of a Django `Page`, keeping the rest of the query string."""
    request = context.get("request")
    query = request.GET.copy() if request else None

    def address(n: int) -> str:
        if query is None:
            return f"?{parameter}={n}"
        query[parameter] = str(n)
        return f"?{query.urlencode()}"

    shown = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    links = [{"number": n, "url": address(n)} if isinstance(n, int) else {} for n in shown]
    before = address(page.previous_page_number()) if page.has_previous() else ""
    after = address(page.next_page_number()) if page.has_next() else ""
    return {"page": page, "links": links, "before": before, "after": after}


@register.inclusion_tag("ui/forms/error_summary.html")
def error_summary(*forms: Any) -> dict[str, Any]:
    """Everything to correct in one or several forms (or formsets), each linked to its field."""
    entries = error_entries(forms)
    title = next(filter(None, (getattr(form, "errors_title", "") for form in forms)), "")
    return {"entries": entries, "count": len(entries), "title": title}


@register.simple_block_tag
def empty(content: str, title: str, picture: str = "letterbox", level: int = 2) -> SafeString:
    """An empty state: picture (`letterbox`, `street`, `bench`, `door`), reason, then what the block holds."""
    context = {"content": content, "title": title, "picture": f"ui/pictures/{picture}.html", "level": level}
    return mark_safe(render_to_string("ui/components/empty.html", context))


@register.simple_block_tag
def dialog(content: str, id: str, title: str, here: bool = False) -> SafeString:
    """A native dialog, for what can't be undone; `here` shows it in the page, as on a screen of its own."""
    opening = mark_safe(f'class="dialog{" dialog--here" if here else ""}"{" open" if here else ""}')
    return format_html(
        '<dialog {} id="{}" aria-labelledby="{}-t"><h2 id="{}-t">{}</h2>{}</dialog>',
        opening, id, id, id, title, mark_safe(content),
    )  # fmt: skip


@register.simple_block_tag
def task(content: str, title: str, id: str = "now", picture: str = "") -> SafeString:
    """The one thing to do: `{% task "La Bécane t’ouvre sa porte." picture="workshop" %}<p>…</p>{% endtask %}`."""
    drawing = render_to_string(f"ui/pictures/{picture}.html", {"extra": "task__art"}) if picture else ""
    return format_html(
        '<section class="task" aria-labelledby="{}"><div class="task__in"><div class="stack">'
        '<h2 id="{}">{}</h2>{}</div>{}</div></section>',
        id, id, title, mark_safe(content), mark_safe(drawing),
    )  # fmt: skip
