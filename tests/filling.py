"""A form filled in as somebody does who wants its act."""

import re
from collections.abc import Iterator
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories import a_jpeg
from tests.page_forms import PageForm

MOST_CHOICES = 3
# What somebody who wants the act types, by the end of the field's name; anything else is a sentence.
TYPED = {
    "email": "fatou@exemple.test",
    "phone": "06 12 34 56 78",
    "contact": "06 12 34 56 78",
    "siret": "73282932000074",
    "postal_code": "92000",
    "uai": "0921234A",
    "insee": "92050",
    "places": "1",
    "code": "000000",
}
SENTENCE = "Une raison que tout le monde comprend"


def ways_to_fill(form: PageForm) -> Iterator[tuple[Any, dict[str, Any]]]:
    """As somebody fills it who wants the act: every field, every box; each button, each choice once."""
    words: dict[str, Any] = {
        name: form.choices[name] if name in form.boxes else values or _first(form.choices.get(name, []))
        for name, values in form.values.items()
    }
    words |= {
        name: _first(form.choices[name]) for name, values in words.items() if values == [""] and name in form.choices
    }
    words |= {name: [_typed(name)] for name in form.typed if not "".join(form.values[name]).strip()}
    words |= {name: SimpleUploadedFile("page.jpg", a_jpeg(400, 300), "image/jpeg") for name in form.files}
    buttons = form.buttons or [("", "")]
    for name, value in buttons:
        yield (name, re.sub(r"\d+", "", value)), words | ({name: [value]} if name else {})
    name, value = buttons[0]
    pressed = {name: [value]} if name else {}
    for field, choices in form.choices.items():
        for choice in () if field in form.boxes else choices[:MOST_CHOICES]:
            if choice and [choice] != words.get(field):
                yield (field, choice), words | {field: [choice]} | pressed


def _first(choices: list[str]) -> list[str]:
    return [choice for choice in choices if choice][:1]


def _typed(name: str) -> str:
    return next((text for end, text in TYPED.items() if name.endswith(end)), SENTENCE)
