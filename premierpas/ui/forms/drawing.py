"""Django's plainest widgets, drawn without a template: a form of twelve fields else renders two hundred of them.

What comes out is what the templates of `django/forms/widgets/` say, which the tests compare word by word.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from premierpas.ui.markup import format_html
from premierpas.ui.written import lang_of_written

Widget = Mapping[str, Any]


def _attributes(widget: Widget) -> SafeString:
    parts = []
    for name, value in widget["attrs"].items():
        if value is True:
            parts.append(f" {conditional_escape(name)}")
        elif value is not False:
            parts.append(f' {conditional_escape(name)}="{conditional_escape(str(value))}"')
    return mark_safe("".join(parts))


def input_of(widget: Widget) -> SafeString:
    """One `input`, of a widget or of one of its options."""
    value = "" if widget["value"] is None else format_html(' value="{}"', str(widget["value"]))
    return format_html('<input type="{}" name="{}"{}{}>', widget["type"], widget["name"], value, _attributes(widget))


def _textarea(widget: Widget) -> SafeString:
    return format_html(
        '<textarea name="{}"{}{}>\n{}</textarea>',
        widget["name"], _attributes(widget), lang_of_written(), widget["value"] or "",
    )  # fmt: skip


def _option(option: Widget) -> str:
    value, label = conditional_escape(str(option["value"])), conditional_escape(option["label"])
    return f'<option value="{value}"{_attributes(option)}>{label}</option>'


def _select(widget: Widget) -> SafeString:
    parts = []
    for group, options, _index in widget["optgroups"]:
        drawn = "\n".join(_option(option) for option in options)
        parts.append(format_html('<optgroup label="{}">\n{}\n</optgroup>', group, mark_safe(drawn)) if group else drawn)
    return format_html(
        '<select name="{}"{}>\n{}\n</select>', widget["name"], _attributes(widget), mark_safe("\n".join(parts))
    )


DRAWN: dict[str, Callable[[Widget], SafeString]] = {
    **{
        f"django/forms/widgets/{name}.html": input_of
        for name in ("checkbox", "color", "date", "datetime", "email", "hidden", "input", "number", "password",
                     "search", "tel", "text", "time", "url")
    },
    "django/forms/widgets/select.html": _select,
    "django/forms/widgets/textarea.html": _textarea,
}  # fmt: skip
