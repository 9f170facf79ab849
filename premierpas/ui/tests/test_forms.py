"""How a form is drawn, what it says, and what it keeps."""

import re

import pytest
from django import forms
from django.template import engines

from premierpas.ui.forms import ChoiceCards, Form, Renderer
from tests.clients import compact


class Arrival(Form):
    first_name = forms.CharField(label="Prénom", max_length=5)
    town = forms.CharField(label="Ville", required=False, help_text="Celle où tu dors.")
    siret = forms.RegexField(
        r"^\d{14}$",
        label="SIRET",
        help_text="Quatorze chiffres.",
        error_messages={"invalid": "Il manque des chiffres."},
    )
    day = forms.DateField(label="Jour", required=False)
    level = forms.ChoiceField(
        label="Niveau",
        choices=[("a", "4e et 3e"), ("b", "Seconde")],
        widget=ChoiceCards(hints={"a": "Cinq jours"}, closed={"b"}),
    )
    once = forms.CharField(widget=forms.HiddenInput, required=False)


def _summary(*bound: forms.BaseForm) -> str:
    names = {f"f{i}": form for i, form in enumerate(bound)}
    return engines["django"].from_string("{% error_summary " + " ".join(names) + " %}").render(names)


@pytest.fixture
def refused() -> Arrival:
    return Arrival({"first_name": "Maëlys", "siret": "552 100", "once": "k"})


def test_a_label_is_tied_to_its_field_and_optional_ones_say_so():
    drawn = compact(str(Arrival()["town"].as_field_group()))
    assert '<label for="id_town">Ville<span class="opt">(facultatif)</span></label>' in drawn
    assert "facultatif" not in str(Arrival()["first_name"].as_field_group())


def test_the_hint_stands_before_the_field_and_describes_it():
    drawn = str(Arrival()["town"].as_field_group())
    assert 'aria-describedby="id_town_helptext"' in drawn
    assert drawn.index('id="id_town_helptext"') < drawn.index("<input")


def test_an_error_describes_its_field_and_what_was_typed_stays(refused):
    drawn = compact(str(refused["siret"].as_field_group()))
    assert 'aria-describedby="id_siret_helptext id_siret_error"' in drawn
    assert 'aria-invalid="true"' in drawn
    assert "field--bad" in drawn
    assert re.search(r'id="id_siret_error"><p class="error">Il manque des chiffres\.', drawn)
    assert 'value="552 100"' in drawn


def test_a_field_and_its_choices_are_drawn_without_a_template(refused, monkeypatch):
    monkeypatch.setattr(Renderer, "get_template", lambda *_args: pytest.fail("a template was rendered for a field"))
    drawn = [str(field.as_field_group()) for field in refused]
    assert len(drawn) == len(refused.fields) and "choices" in "".join(drawn)


def test_choices_are_cards_in_a_fieldset_with_their_hints(refused):
    drawn = compact(str(refused["level"].as_field_group()))
    assert drawn.startswith("<fieldset")
    assert 'aria-describedby="id_level_error"' in drawn
    assert "<legend>Niveau</legend>" in drawn
    assert "<small>Cinq jours</small>" in drawn
    assert re.search(r'value="b"[^>]*disabled', drawn)
    assert drawn.count("<label") == 2


def test_plain_radio_buttons_and_boxes_become_cards_too():
    class Plain(Form):
        one = forms.ChoiceField(choices=[("a", "A")], widget=forms.RadioSelect)
        many = forms.MultipleChoiceField(choices=[("a", "A")], widget=forms.CheckboxSelectMultiple)

    assert str(Plain()).count('class="choice"') == 2


def test_the_summary_links_each_error_to_its_field(refused):
    summary = _summary(refused)
    assert 'role="alert"' in summary
    assert 'tabindex="-1"' in summary
    assert "Trois points à corriger" in summary
    assert 'href="#id_siret"' in summary
    assert 'href="#id_level_0"' in summary


def test_every_link_of_the_summary_leads_somewhere(refused):
    drawn = str(refused)
    targets = re.findall(r'href="#([^"]+)"', drawn)
    assert targets
    assert all(f'id="{target}"' in drawn for target in targets)


def test_the_summary_handles_several_forms_and_stays_away_without_errors(refused):
    second = Arrival({}, prefix="b")
    assert "Six points à corriger" in _summary(refused, second)
    assert _summary(Arrival()).strip() == ""


def test_errors_of_the_form_as_a_whole_are_in_the_summary(refused):
    refused.add_error(None, "Cette place vient d’être prise.")
    assert "Cette place vient d’être prise." in _summary(refused)


def test_control_characters_are_dropped_and_the_rest_kept():
    form = Arrival({"first_name": "Lé\x00\x0bo", "siret": "1" * 14, "level": "a"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["first_name"] == "Léo"
    assert 'value="Léo"' in str(form["first_name"])


def test_our_words_replace_the_defaults_but_never_those_of_a_form():
    class Own(Form):
        a = forms.CharField()
        b = forms.CharField(error_messages={"required": "Écris ton prénom."})

    errors = Own({}).errors
    assert errors["a"] == ["Ce champ est à remplir."]
    assert errors["b"] == ["Écris ton prénom."]


def test_days_use_the_browsers_calendar_with_the_value_it_reads():
    drawn = str(Arrival({"day": "2027-01-11"})["day"])
    assert 'type="date"' in drawn
    assert 'value="2027-01-11"' in drawn


def test_hidden_fields_are_sent_along_without_a_label(refused):
    assert str(refused).count('name="once"') == 1
    assert "id_once_error" not in str(refused)


def test_a_browser_bubble_never_hides_our_errors():
    assert "required=" not in str(Arrival()).replace("aria-required=", "")
    assert 'aria-required="true"' in str(Arrival()["first_name"])
