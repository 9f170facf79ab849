"""What the component templates are given: states, drawings and the small sums they can't do themselves."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time
from typing import Any

from django.template import TemplateSyntaxError
from django.utils.safestring import SafeString, mark_safe

from . import icons
from .markup import format_html

BADGE_KINDS = frozenset({"", "wait", "now", "done", "bad", "off"})
NOTICES = {"": "information-circle", "done": "check-circle", "now": "clock", "bad": "exclamation-triangle"}

# A class seen as doors (26 × 40); the second part is a further class.
DOORS = {
    "open": (
        mark_safe(
            '<path class="leafy" d="M7 35V12a7 7 0 0 1 14 0v23"/>'
            '<path d="M7 35V12c0-2 .8-3.6 2-4.8L3 10v28l4-3z"/><path class="bare" d="M1 36h24"/>'
        ),
        "",
    ),
    "ajar": (
        mark_safe(
            '<path d="M4 35V12a9 9 0 0 1 18 0v23z"/>'
            '<path d="M4 35V12c0-2.5 1-4.7 2.5-6.3L14 9v25L4 35z"/><path class="bare" d="M1 36h24"/>'
        ),
        "",
    ),
    "lit": (
        mark_safe(
            '<path class="lit" d="M4 35V12a9 9 0 0 1 18 0v23z"/>'
            '<path d="M4 35V12c0-2.5 1-4.7 2.5-6.3L11 8v26l-7 1z"/><path class="bare" d="M1 36h24"/>'
        ),
        "",
    ),
    "shut": (
        mark_safe(
            '<path d="M4 35V12a9 9 0 0 1 18 0v23z"/><circle class="solid" cx="17.5" cy="22" r="1"/>'
            '<path class="bare" d="M1 36h24"/>'
        ),
        "",
    ),
    "undrawn": (
        mark_safe('<path d="M4 35V12a9 9 0 0 1 18 0v23z" stroke-dasharray="3 3.5"/><path class="bare" d="M1 36h24"/>'),
        " door--shut",
    ),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the navigation, a menu, the breadcrumb or the footer. `post` sends a form instead of a link."""

    label: Any
    url: Any
    icon: str = ""
    current: bool = False
    count: int = 0
    post: bool = False


@dataclass(frozen=True, slots=True)
class ErrorEntry:
    """One thing to correct, and the id of the field it is about (none for the form as a whole)."""

    message: str
    target: str = ""
    label: str = ""


def badge(label: object, kind: str = "") -> SafeString:
    """A state: shape, word, colour. Kinds: none (sent), `wait`, `now`, `done`, `bad`, `off`."""
    if kind not in BADGE_KINDS:
        raise TemplateSyntaxError(f"unknown kind of badge: {kind}")
    return format_html('<span class="badge{}">{}</span>', f" badge--{kind}" if kind else "", label)


def pick_cell(name: str, value: object, form: str, label: object) -> SafeString:
    """The cell of a table in which its row is ticked, for what `form` does with many at once."""
    return format_html(
        '<td class="pick"><label><input type="checkbox" name="{}" value="{}" form="{}">'
        '<span class="vh">{}</span></label></td>',
        name, value, form, label,
    )  # fmt: skip


def notice(content: str, kind: str = "", icon: str = "", role: str = "") -> SafeString:
    """`{% notice "done" %}<p>…</p>{% endnotice %}`. Kinds: none (information), `done`, `now`, `bad`."""
    return format_html(
        '<div class="notice{}"{}>{}{}</div>',
        f" notice--{kind}" if kind else "", format_html(' role="{}"', role) if role else "",
        icons.icon(icon or NOTICES[kind]), mark_safe(content),
    )  # fmt: skip


def more(content: str, title: object, open: bool = False) -> SafeString:
    """A closed question that opens: `{% more "Horaires jour par jour" %}…{% endmore %}`."""
    return format_html(
        '<details class="more"{}><summary>{}</summary><div>{}</div></details>',
        mark_safe(" open") if open else "", title, mark_safe(content),
    )  # fmt: skip


def error_entries(forms: Iterable[Any]) -> list[ErrorEntry]:
    """The errors of bound forms and formsets, in reading order; a form's own errors come first."""
    entries: list[ErrorEntry] = []
    for form in forms:
        if not form:
            continue
        if hasattr(form, "management_form"):
            entries += [ErrorEntry(str(error)) for error in form.non_form_errors()]
            entries += error_entries(form.forms)
            continue
        if not form.errors:
            continue
        entries += [ErrorEntry(str(error)) for error in form.non_field_errors()]
        for field in form:
            label = "" if field.is_hidden else str(field.label)
            target = "" if field.is_hidden else focus_target(field)
            entries += [_entry(str(error), target, label) for error in field.errors]
    return entries


def _entry(message: str, target: str, label: str) -> ErrorEntry:
    """A message that names its subject itself (`Lundi dure 9 h.`) isn't told after the same word (`Lundi, départ`)."""
    if label and message.split(" ")[0].casefold() == label.split(",")[0].casefold():
        return ErrorEntry(message, target)
    return ErrorEntry(_within_sentence(message), target, label)


def focus_target(field: Any) -> str:
    """The id that the error summary links to: the field itself, or the first choice of a group."""
    if field.id_for_label:
        return str(field.id_for_label)
    first = next(iter(field.subwidgets), None)
    return str(first.id_for_label) if first is not None and first.id_for_label else str(field.auto_id)


def _within_sentence(message: str) -> str:
    """After `Label :` a sentence goes on in lower case; an acronym keeps its capitals."""
    return message[:1].lower() + message[1:] if not message[1:2].isupper() else message


def hours_drawing(spans: Iterable[tuple[time, time]], first: int = 8, last: int = 18) -> str:
    """An SVG of one day: a line an hour, a bar a span. 20 units are one hour; what lies outside is cut."""
    width = (last - first) * 20

    def x(moment: time) -> int:
        return max(0, min(width, round((moment.hour + moment.minute / 60 - first) * 20)))

    lines = "".join(f'<path d="M{i * 20} 0v16"/>' for i in range(last - first + 1))
    bars = "".join(f'<rect x="{x(a)}" y="3" width="{x(b) - x(a)}" height="10"/>' for a, b in spans)
    return (
        f'<svg class="hours" viewBox="0 0 {width} 16" preserveAspectRatio="none" aria-hidden="true">{lines}{bars}</svg>'
    )
