"""The forms of a page, as a browser would send them."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser

TYPED = {"text", "email", "tel", "search", "url", "number", "date", "time", "textarea"}
# What belongs to a form, a text with its words; reading all else of a page takes ten times as long.
_IN_TAG = r"""(?:"[^"]*"|'[^']*'|[^>"'])*>"""
_OF_FORMS = re.compile(
    rf"<(?:(?:!--.*?--|script\b.*?</script|style\b.*?</style)>"
    rf"|(textarea\b{_IN_TAG}.*?</textarea>|/?(?:form|input|select|option|button)\b{_IN_TAG}))",
    re.DOTALL,
)


@dataclass(frozen=True)
class Submit:
    """A control that sends its form; `pressed` is what it says on top of the fields."""

    pressed: tuple[str, str, str]
    classes: frozenset[str]
    is_seen: bool
    is_off: bool


@dataclass
class PageForm:
    """One form: where it goes, what it holds, which fields a person types into, chooses, ticks."""

    action: str
    method: str
    values: dict[str, list[str]] = field(default_factory=dict)
    typed: set[str] = field(default_factory=set)
    files: set[str] = field(default_factory=set)
    choices: dict[str, list[str]] = field(default_factory=dict)
    boxes: set[str] = field(default_factory=set)
    buttons: list[tuple[str, str]] = field(default_factory=list)
    submits: list[Submit] = field(default_factory=list)
    has_fields: bool = False
    areas: set[str] = field(default_factory=set)
    is_kept: bool = False  # what is typed survives a reload: the server stores it by itself, or the browser holds it

    def goes_to(self, page: str) -> str:
        """The address that its first button sends it to."""
        own = next((each.pressed[2] for each in self.submits if each.pressed[2]), "")
        return (self.action or own or page).split("#")[0] or page

    @property
    def names(self) -> list[str]:
        """Every field's name."""
        return [name for name in self.values if name != "csrfmiddlewaretoken"]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[PageForm] = []
        self.by_id: dict[str, PageForm] = {}
        self._form: PageForm | None = None
        self._select = self._area = ""
        self._first_option = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            kept = "data-keep" in given or "data-hold" in given
            self._form = PageForm(given.get("action", ""), given.get("method", "get").lower(), is_kept=kept)
            self.forms.append(self._form)
            self.by_id[given.get("id", "")] = self._form
            return
        form = self.by_id.get(given["form"], self._form) if "form" in given else self._form
        if form is not None:
            _note_control(form, tag, given)
        if form is None or "disabled" in given:
            return
        name = given.get("name", "")
        if tag == "input" and name:
            self._input(form, name, given)
        elif tag == "textarea" and name:
            form.values.setdefault(name, [""])
            form.typed.add(name)
            form.areas.add(name)
            self._area = name
        elif tag == "select" and name:
            form.values.setdefault(name, [])
            self._select = name
        elif tag == "option" and self._select:
            form.choices.setdefault(self._select, []).append(given.get("value", ""))
            if "selected" in given or not form.values[self._select]:
                form.values[self._select] = [given.get("value", "")]
        elif tag == "button" and name and given.get("aria-hidden") != "true":
            form.buttons.append((name, given.get("value", "")))

    def _input(self, form: PageForm, name: str, given: dict[str, str]) -> None:
        kind = given.get("type", "text")
        if kind == "file":
            form.files.add(name)
        elif kind in ("radio", "checkbox"):
            form.values.setdefault(name, [])
            form.choices.setdefault(name, []).append(given.get("value", "on"))
            if kind == "checkbox":
                form.boxes.add(name)
            if "checked" in given:
                form.values[name].append(given.get("value", "on"))
        elif kind not in ("submit", "button", "image", "reset"):
            form.values.setdefault(name, []).append(given.get("value", ""))
            if kind in TYPED:
                form.typed.add(name)

    def handle_data(self, data: str) -> None:
        if self._area and self._form:
            self._form.values[self._area] = [self._form.values[self._area][0] + data]

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "textarea":
            self._area = ""
        elif tag == "select":
            self._select = ""


def _note_control(form: PageForm, tag: str, given: dict[str, str]) -> None:
    kind = given.get("type", "submit" if tag == "button" else "text")
    if tag in ("button", "input") and kind in ("submit", "image"):
        pressed = (given.get("name", ""), given.get("value", ""), given.get("formaction", ""))
        seen = given.get("aria-hidden") != "true"
        form.submits.append(Submit(pressed, frozenset(given.get("class", "").split()), seen, "disabled" in given))
    elif tag in ("select", "textarea") or (tag == "input" and kind not in ("hidden", "button", "reset")):
        form.has_fields = True


@lru_cache(maxsize=1)
def forms_of(html: str) -> list[PageForm]:
    """All forms of a page, in its order; read once for all who ask about the same page in turn."""
    reader = _Reader()
    reader.feed("".join(f"<{part}" for part in _OF_FORMS.findall(html) if part))
    return reader.forms
