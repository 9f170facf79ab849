"""`d’Inès`, wherever a French text is filled in: by `%`, by `.format`, in a template, in a message."""

from django.template import Context, Template
from django.utils import translation
from django.utils.translation import gettext, gettext_lazy, ngettext

from premierpas.core.elision import elided
from premierpas.core.languages import kept

LAZY = gettext_lazy("Candidature de %(name)s")


def filled(name: str) -> list[str]:
    """One text in every way that the product fills a text in."""
    template = Template("{% blocktranslate trimmed %}Candidature de {{ name }}{% endblocktranslate %}")
    return [
        gettext("Candidature de %(name)s") % {"name": name},
        LAZY % {"name": name},
        kept(LAZY) % {"name": name},
        str(gettext_lazy("Candidature de {name}")).format(name=name),
        ngettext("Candidature de %(name)s", "Candidatures de %(name)s", 1) % {"name": name},
        template.render(Context({"name": name})),
    ]


def test_de_and_que_are_shortened_before_a_name_with_a_vowel():
    for name, of in (("Inès", "d’Inès"), ("Éva", "d’Éva"), ("Yanis", "de Yanis"), ("Hugo", "de Hugo")):
        assert set(filled(name)) == {f"Candidature {of}"}
    assert gettext("Il faut que %(name)s signe") % {"name": "Adam"} == "Il faut qu’Adam signe"
    assert (
        gettext("Bonjour %(name)s, fais de %(what)s") % {"name": "Adam", "what": "onze"} == "Bonjour Adam, fais de onze"
    )
    assert gettext("De {name}").format(name="Ali") == "D’Ali"


def test_an_abbreviation_ends_its_sentence_with_one_full_stop():
    said = gettext("Réponse avant le %(day)s. Fin le {day}...")
    assert said % {"day": "14 déc."} == "Réponse avant le 14 déc. Fin le {day}..."
    assert said % {"day": "1er mai"} == "Réponse avant le 1er mai. Fin le {day}..."
    assert gettext("%(day)s.") % {"day": gettext_lazy("14 déc.")} == "14 déc."


def test_what_is_shortened_is_only_what_was_filled_in():
    assert gettext("Mot de %(name)s : %(said)s") % {"name": "Ali", "said": "de Inès"} == "Mot d’Ali : de Inès"
    assert elided("Convention de Inès, de Omar") == "Convention d’Inès, d’Omar"


def test_another_language_is_left_alone():
    with translation.override("en"):
        assert gettext("Candidature de %(pupil)s, %(host)s") % {"pupil": "Inès", "host": "A"} == (
            "Application from Inès, A"
        )
