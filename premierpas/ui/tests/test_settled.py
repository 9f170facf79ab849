"""What never changes on a page is settled once, and says what Django says."""

from unittest.mock import patch

import pytest
from django.template import Context, Engine
from django.template.base import Template
from django.urls import reverse
from django.utils import translation

DJANGO = ["django.templatetags.i18n", "django.templatetags.static"]
SETTLED = Engine(builtins=[*DJANGO, "premierpas.ui.templatetags.settled"])
DJANGOS = Engine(builtins=DJANGO)
SAID = [
    '{% translate "Accueil" %}',
    '{% translate "100 % sûr" %}',
    '{% translate "A < B & C" %}',
    "{% blocktranslate %}Mes messages{% endblocktranslate %}",
    "{% blocktranslate trimmed %}\n  Mes\n  messages\n{% endblocktranslate %}",
    "{% blocktranslate with n=name %}Bonjour {{ n }}{% endblocktranslate %}",
    "{% blocktranslate %}Bonjour {{ name }}{% endblocktranslate %}",
    "{% blocktranslate count n=number %}un{% plural %}{{ n }}{% endblocktranslate %}",
    "{% translate name %}|{% translate name|upper %}",
    '{% static "ui/frame.css" %}|{% static name %}|{% static "ui/frame.css" as file %}[{{ file }}]',
    '{% translate "Accueil" as said %}[{{ said }}]',
    '{% url "portal:about" %}',
    '{% url "following:pupil" number %}',
    '{% url "offers:detail" "velo" number %}',
    '{% url "following:pupil" pupil_id=number %}',
    '{% url "following:pupil" number as there %}[{{ there }}]',
    '{% url "portal:nowhere" number as there %}[{{ there }}]',
]


@pytest.mark.parametrize("spoken", ["fr", "en"])
def test_tags_say_what_djangos_say_in_each_language(spoken):
    faults = []
    for source in SAID:
        mine, theirs = Template(source, engine=SETTLED), Template(source, engine=DJANGOS)
        for name, number in (("été & co", 2), ("Awa", 3)):  # a second time: nothing of the first is left
            words = {"name": name, "number": number}
            with translation.override(spoken):
                said, expected = mine.render(Context(words)), theirs.render(Context(words))
            if said != expected:
                faults.append((source, said, expected))
    assert faults == []


def test_one_template_speaks_each_language():
    both = Template('{% translate "Me déconnecter" %}', engine=SETTLED)
    with translation.override("fr"):
        french = both.render(Context())
    with translation.override("en"):
        assert both.render(Context()) == "Log out" != french


def test_rows_look_up_no_pattern_and_no_word_again():
    rows = Template(
        '{% for n in numbers %}<a href="{% url "following:pupil" n %}">{% translate "Ouvrir" %}</a>{% endfor %}',
        engine=SETTLED,
    )
    rows.render(Context({"numbers": [1]}))
    refuses = patch("django.urls.base.get_resolver", side_effect=AssertionError("an address was looked up again"))
    silent = patch("django.templatetags.i18n.render_value_in_context", side_effect=AssertionError("a word was"))
    with refuses, silent:
        drawn = rows.render(Context({"numbers": range(2, 40)}))
    assert drawn.count("<a") == 38 and reverse("following:pupil", args=[39]) in drawn
