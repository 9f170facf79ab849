"""A field with its label, what helps to fill it and what is wrong with it, and choices as cards and chips.

Drawn without a template, as Django's plainest widgets are: a form of thirty fields else takes as long as its page.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from premierpas.ui.markup import format_html, format_html_join
from premierpas.ui.typography import title_first

from .drawing import Widget, input_of

NOTHING = mark_safe("")


def field_group(field: Any) -> SafeString:
    """A whole field: a group of choices, a box to tick, or a label above its box."""
    bad = " field--bad" if field.errors else ""
    if field.use_fieldset:
        said = field.group_describedby
        return format_html(
            '<fieldset class="field{}" id="{}"{}><legend>{}{}</legend>{}{}</fieldset>',
            bad, field.auto_id, format_html(' aria-describedby="{}"', said) if said else "",
            field.label, _optional(field), about(field), field,
        )  # fmt: skip
    if field.is_checkbox:
        return format_html(
            '<div class="field{}">{}<label class="choice" for="{}">{}<span><b>{}</b>{}</span></label></div>',
            bad, _errors(field), field.id_for_label, field, field.label,
            _hint("small", field, ""),
        )  # fmt: skip
    points = format_html(' for="{}"', field.id_for_label) if field.id_for_label else ""
    return format_html(
        '<div class="field{}"><label{}>{}{}</label>{}{}</div>',
        bad, points, field.label, _optional(field), about(field), field,
    )  # fmt: skip


def about(field: Any) -> SafeString:
    """The hint of a field, what is too much of it, and its errors: what `aria-describedby` names."""
    advice = field.advice
    said = format_html('<p class="advice" id="{}_advice">{}</p>', field.auto_id, advice) if advice else NOTHING
    return format_html("{}{}{}", _hint("p", field, ' class="hint"'), said, _errors(field))


def _optional(field: Any) -> SafeString:
    mark = getattr(field.form, "optional_mark", "") or _("(facultatif)")
    return format_html(' <span class="opt">{}</span>', mark) if field.is_optional else NOTHING


def _hint(tag: str, field: Any, css_class: str) -> SafeString:
    if not field.help_text:
        return NOTHING
    tag, css_class = mark_safe(tag), mark_safe(css_class)
    return format_html('<{}{} id="{}_helptext">{}</{}>', tag, css_class, field.auto_id, field.help_text, tag)


def _errors(field: Any) -> SafeString:
    if not field.errors:
        return NOTHING
    listed = format_html_join("", '<p class="error">{}</p>', ((error,) for error in field.errors))
    return format_html('<div id="{}_error">{}</div>', field.auto_id, listed)


def _cards(widget: Widget) -> SafeString:
    """Choices as cards, each with its hint; a group under its name."""
    parts, key = [], widget["attrs"].get("id", "")
    for group, options, index in widget["optgroups"]:
        if group:
            parts.append(format_html('<p class="label" id="{}_group_{}">{}</p>', key, index, group))
        parts += [_card(option) for option in options]
    short = mark_safe(" choices--short" if widget.get("short") else "")
    return format_html('<div class="choices{}">{}</div>', short, mark_safe("".join(parts)))


def _card(option: Widget) -> SafeString:
    hint = format_html("<small>{}</small>", option["hint"]) if option.get("hint") else NOTHING
    return format_html(
        '<label class="choice" for="{}">{}<span><b>{}</b>{}</span></label>',
        option["attrs"].get("id", ""), input_of(option), _named(option), hint,
    )  # fmt: skip


def _named(option: Widget) -> str:
    """A choice begins with a capital; one that is HTML already stays as it is."""
    label = option["label"]
    return label if isinstance(label, SafeString) else title_first(str(label))


def _chips(widget: Widget) -> SafeString:
    rows = (
        (option["attrs"].get("id", ""), input_of(option), _named(option))
        for _group, options, _index in widget["optgroups"]
        for option in options
    )
    return format_html('<div class="chips">{}</div>', format_html_join("", _CHIP, rows))


def _weeks(widget: Widget) -> SafeString:
    """Weeks as cards, month by month."""
    months = []
    for group, options, _index in widget["optgroups"]:
        name = format_html("<h3>{}</h3>\n", group) if group else NOTHING
        months.append(f"<div>\n{name}{_lines(_week(option) for option in options)}\n</div>")
    return mark_safe(f'<div class="weeks">\n{_lines(months)}\n</div>')


def _week(option: Widget) -> SafeString:
    """One week; a closed one has no box."""
    hint = format_html("<small>{}</small>", option["hint"]) if option["hint"] else NOTHING
    if option["attrs"].get("disabled"):
        return format_html(
            '<div class="weeks__w is-off">\n<span>\n<b><span>{}</span></b>{}\n</span>\n</div>', option["label"], hint
        )
    mark = format_html('<span class="soft">{}</span>', option["mark"]) if option["mark"] else NOTHING
    return format_html(
        '<label class="weeks__w" for="{}">\n{}\n<span>\n<b><span>{}</span>{}</b>{}\n</span>\n</label>',
        option["attrs"].get("id", ""), input_of(option), option["label"], mark, hint,
    )  # fmt: skip


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(parts)


_CHIP = '<label class="chip" for="{}">{}{}</label>'

CHIPS, WEEKS = "chips", "weeks"  # what a widget names instead of a template's file
CHOICES: dict[str, Callable[[Widget], SafeString]] = {
    CHIPS: _chips,
    WEEKS: _weeks,
    "django/forms/widgets/radio.html": _cards,
    "django/forms/widgets/checkbox_select.html": _cards,
}
