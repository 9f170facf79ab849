"""Widgets drawn without a template are what Django's templates say."""

import re
from datetime import date, time

import pytest
from django import forms
from django.forms.renderers import BaseRenderer
from django.utils.safestring import mark_safe

from premierpas.ui.forms import Renderer
from premierpas.ui.forms.drawing import DRAWN

GROUPS = [("", "Tous"), ("Bois & cie", [("a", "A < B"), (2, mark_safe("<b>C</b>"))]), ("z", "Z")]
WIDGETS = {
    "text": (forms.TextInput(), [None, "", "l’été", 'a "b" <c> & d\'e', mark_safe("déjà &amp; sûr"), 0]),
    "with attributes": (
        forms.TextInput({"required": True, "disabled": False, "data-x": '"<&>"', "maxlength": 12, "class": None}),
        ["x"],
    ),
    "number": (forms.NumberInput({"min": 1}), [3, "3,5", None]),
    "e-mail": (forms.EmailInput(), ["a@b.example"]),
    "hidden": (forms.HiddenInput(), [7]),
    "day": (forms.DateInput({"type": "date"}), [date(2026, 12, 7)]),
    "hour": (forms.TimeInput(), [time(9, 30)]),
    "box": (forms.CheckboxInput(), [True, False, None, "oui"]),
    "long text": (forms.Textarea({"rows": 5}), [None, "", "une\nligne", "</textarea><b>", "0"]),
    "select": (forms.Select(choices=GROUPS), [None, "", "a", 2, "2", "absent"]),
    "several": (forms.SelectMultiple(choices=GROUPS), [["a", "z"], []]),
    "yes or no": (forms.NullBooleanSelect(), [True, None]),
}


def said(html: str) -> str:
    """The elements and words, without the space between lines, which no reader sees."""
    return re.sub(r">\s+<", "><", html)


@pytest.mark.parametrize("name", WIDGETS)
def test_a_widget_is_what_its_template_says(name):
    widget, values = WIDGETS[name]
    for value in values:
        context = widget.get_context("nom", value, {"id": "id_nom"})
        assert widget.template_name in DRAWN
        by_template = BaseRenderer.render(Renderer(), widget.template_name, context)
        assert said(Renderer().render(widget.template_name, context)) == said(by_template), value


def test_every_template_that_is_drawn_is_djangos():
    engine = Renderer().engine
    assert [name for name in DRAWN if "django/forms/templates" not in engine.get_template(name).origin.name] == []
