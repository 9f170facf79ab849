"""Enter in a field presses the form's first button: it is the form's main act, never a side one.

The rule; `test_forms_of_every_page.py` holds it against every page.
"""

from collections.abc import Iterator

import pytest
from django.test import Client

from premierpas.ui.forms.together import ENTER
from tests.looking import shown
from tests.page_forms import PageForm, Submit, forms_of
from tests.scanning import KINDS

MAIN, ASIDE = "btn--sun", {"btn--plain", "btn--brick", "btn--s"}
# Pressed by Enter though another button stands out: what is sent for good was shown before.
SHOWS_FIRST = {("then", "look", "")}


def main_act(form: PageForm) -> Submit | None:
    """The button that stands out; else the first that isn't small, plain or red."""
    seen = [each for each in form.submits if each.is_seen]
    standing_out = [each for each in seen if MAIN in each.classes]
    return next(iter([*standing_out, *(each for each in seen if not each.classes & ASIDE)]), None)


# Forms that are sent as one: Enter means the part that was typed into (`ui/forms/together.py`).
TYPED_INTO = ("act", ENTER)


def faults_of(html: str) -> Iterator[str]:
    for form in forms_of(html):
        if len(form.submits) < 2 or not form.has_fields:
            continue
        first, main = form.submits[0], main_act(form)
        says = [each.pressed for each in form.submits]
        if first.pressed[:2] == TYPED_INTO and not first.is_seen:
            continue
        if first.is_off:
            yield f"{form.action}: its first button is off, so Enter does nothing: {says}"
        elif main is None:
            yield f"{form.action}: no button is the main one: {says}"
        elif not first.is_seen and first.pressed not in [each.pressed for each in form.submits[1:]]:
            yield f"{form.action}: Enter presses what no button says: {first.pressed}"
        elif first.pressed != main.pressed and first.pressed not in SHOWS_FIRST:
            yield f"{form.action}: Enter presses {first.pressed}, the main act is {main.pressed}"


@pytest.mark.django_db
@pytest.mark.parametrize("kind", KINDS)
def test_enter_presses_the_main_act_on_the_pages_without_account(kind: str):
    assert list(faults_of(shown(Client(), KINDS[kind]().address))) == []


BUTTONS = {
    "the main act first": ('<button class="btn btn--sun">', '<button class="btn" name="a" value="b">', 0),
    "a copy first": ('<button class="btn btn--s" name="then" value="copy">', '<button class="btn btn--sun">', 1),
    "a red one first": ('<button class="btn btn--brick" name="a">', '<button class="btn">', 1),
    "one that Enter alone knows": (
        '<button class="vh" aria-hidden="true" name="x">', '<button class="btn btn--sun">', 1,
    ),
    "one that is off": ('<button class="btn btn--sun" disabled>', '<button class="btn">', 1),
    "only side acts": ('<button class="btn btn--s">', '<button class="btn btn--plain">', 1),
}  # fmt: skip


@pytest.mark.parametrize("what", BUTTONS)
def test_the_rule_finds_a_wrong_order(what: str):
    first, second, faults = BUTTONS[what]
    assert len(list(faults_of(f'<form><input name="q">{first}</button>{second}</button></form>'))) == faults
