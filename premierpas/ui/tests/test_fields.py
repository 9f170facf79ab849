"""Days and addresses in every form: read as people write them, refused with the real cause, never lost."""

import importlib
import pkgutil

import pytest
from django import forms

import premierpas
from premierpas.ui.forms import DateField, EmailField, Form


class AForm(Form):
    day = DateField()
    email = EmailField()


def test_a_form_reads_both_and_keeps_its_doubt():
    form = AForm({"day": "lundi 12 mars 2012", "email": "lea@gmial.com"})
    assert form.is_valid()
    assert form.cleaned_data["day"].isoformat() == "2012-03-12"
    assert "gmail.com" in form.fields["email"].doubt
    assert not AForm().fields["email"].doubt


def test_what_cannot_be_read_stays_in_its_box_beside_the_cause():
    form = AForm({"day": "31 février 2027", "email": "léa@gmail.coù"})
    assert not form.is_valid()
    assert "pas de 31 février" in form.errors["day"][0]
    assert "lea@gmail.com ?" in form.errors["email"][0]
    drawn = str(form["day"])
    assert 'value="31 février 2027"' in drawn and 'type="text"' in drawn
    assert 'type="date"' in str(AForm({"day": "2027-01-11"})["day"]) and 'type="date"' in str(AForm()["day"])


@pytest.mark.parametrize("plain", [forms.DateField, forms.EmailField])
def test_no_form_of_the_product_has_a_plain_one(plain):
    for found in pkgutil.walk_packages(premierpas.__path__, "premierpas."):
        if ".forms" in found.name or found.name.endswith("_forms"):
            importlib.import_module(found.name)
    plain_ones = [
        f"{cls.__module__}.{cls.__name__}.{name}"
        for cls in _forms_below(forms.BaseForm)
        if cls.__module__.startswith("premierpas.") and ".tests." not in cls.__module__
        for name, field in getattr(cls, "base_fields", {}).items()
        if type(field) is plain
    ]
    assert plain_ones == []


def _forms_below(cls):
    for each in cls.__subclasses__():
        yield each
        yield from _forms_below(each)
