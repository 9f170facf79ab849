"""Forms that a page sends as one: the button says which is judged, the others keep what was typed into them."""

from datetime import date

import pytest
from django import forms
from django.test import RequestFactory

from premierpas.ui.forms import Form, Together

NAMED = {"name": "Atelier", "t-who": "", "t-since": "2026-11-25"}
SINCE = date(2026, 11, 25)


class NameForm(Form):
    name = forms.CharField()


class TutorForm(Form):
    who = forms.CharField()
    since = forms.DateField()
    signs = forms.BooleanField(required=False)


def sent(**data: str) -> Together:
    """As a browser sends the whole page; what isn't typed is as it stood."""
    request = RequestFactory().post("/", NAMED | {key.replace("_", "-"): value for key, value in data.items()})
    return page_of(request)


def page_of(request) -> Together:
    return Together(request, {
        "name": lambda data: NameForm(data, initial={"name": "Atelier"}),
        "tutor": lambda data: TutorForm(data, prefix="t", initial={"since": SINCE}),
    })  # fmt: skip


def test_a_page_that_is_opened_judges_nothing():
    parts = page_of(RequestFactory().get("/"))
    assert (parts.act, parts.carries) == ("", False)
    assert not parts["name"].is_bound and not parts["tutor"].is_bound


@pytest.mark.parametrize(
    ("data", "act", "row", "carries"),
    [
        ({"act": "name", "name": "Atelier Roy"}, "name", 0, False),
        ({"act": "name", "t_who": "Samir"}, "name", 0, True),
        ({"act": "tutor", "t_who": "Samir"}, "tutor", 0, False),
        ({"act": "tutor", "name": "Atelier Roy"}, "tutor", 0, True),
        ({"act": "end:12", "t_signs": "on"}, "end", 12, True),
        ({"act": "end:x"}, "end", 0, False),
        ({"act": "enter", "t_who": "Samir"}, "tutor", 0, False),  # Enter in a field
        ({"name": "Atelier Roy"}, "name", 0, False),
        ({}, "name", 0, False),  # Enter where nothing was typed: the page's main part
    ],
)
def test_the_button_or_the_field_in_which_enter_was_pressed_says_what_is_meant(data, act, row, carries):
    parts = sent(**data)
    assert (parts.act, parts.row, parts.carries) == (act, row, carries)


def test_what_was_typed_beside_is_shown_again_and_what_was_kept_begins_anew():
    parts = sent(act="name", name="Atelier Roy", t_who="Samir", t_since="jamais")
    assert parts["name"].is_valid() and not parts["tutor"].is_bound
    parts.taken()
    assert parts["tutor"]["who"].value() == "Samir" and parts["tutor"]["since"].value() == "jamais"
    assert parts["name"]["name"].value() == "Atelier"


@pytest.mark.parametrize(
    ("data", "took", "left", "status"),
    [
        ({"act": "name", "name": "Atelier Roy"}, True, True, 200),
        ({"act": "name", "name": "Atelier Roy", "t_who": "Samir"}, True, False, 200),  # its neighbour's words stay
        ({"act": "name", "name": ""}, False, False, 422),
    ],
)
def test_a_page_is_left_when_all_that_was_typed_is_taken(data, took, left, status):
    parts, read = sent(**data), []
    assert parts.settle(lambda: took, anew=lambda: read.append("again")) is left
    assert (parts.kept, parts.status) == (took, status)
    assert parts["name"].is_bound is (left or not took) and bool(read) is (took and not left)


def test_a_page_that_is_opened_does_nothing():
    parts = page_of(RequestFactory().get("/"))
    assert not parts.settle(lambda: pytest.fail("nothing was sent")) and parts.status == 200
