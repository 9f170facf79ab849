"""Templates stand in one layout (`python -m premierpas.core.development.format_templates`), which changes nothing seen."""

import re

import pytest
from django.template import engines
from django.utils.translation.template import templatize
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from premierpas.core.development.format_templates import PRODUCT, faults_of, included, templates
from premierpas.core.development.markup.gaps import BLOCKS
from premierpas.core.development.markup.layout import laid_out
from premierpas.core.development.markup.tree import Unbalanced, read

SUMMARY = re.compile(r"{% error_summary ([\w.]+) %}")  # of one form, before it


def test_every_template_stands_in_the_layout_of_the_house():
    faults = {}
    for path in templates():
        source = path.read_text(encoding="utf-8")
        if found := faults_of(source, laid_out(source, included)):
            faults[str(path.relative_to(PRODUCT))] = found
    assert faults == {}


def test_a_form_that_is_drawn_whole_says_its_errors_once():
    sources = {str(path.relative_to(PRODUCT)): path.read_text(encoding="utf-8") for path in templates()}
    said = {(path, name) for path, source in sources.items() for name in re.findall(SUMMARY, source)}
    assert sorted(each for each in said if f"{{{{ {each[1]} }}}}" in sources[each[0]]) == []


def test_a_template_that_is_not_laid_out_long_or_wide_is_a_fault():
    assert faults_of("<p>a</p><p>b</p>\n", "<p>a</p>\n<p>b</p>\n") == ["not formatted"]
    assert faults_of("x" * 121, "x" * 121) == ["line 1 is too long"]
    assert faults_of("x\n" * 201, "x\n" * 201) == ["201 lines"]


LONG = "mot " * 40
EXAMPLES = {
    "blocks stand on lines of their own": (
        "<ul><li>a</li><li>b</li></ul>",
        "<ul>\n  <li>a</li>\n  <li>b</li>\n</ul>\n",
    ),
    "no space comes between words and what is inline": (
        f"<p>{LONG}<b>gras</b>{{% if x %}}<i>et</i>{{% endif %}}.</p>",
        f"<p>\n  {LONG[:115]}\n  {LONG[116:]}<b>gras</b>{{% if x %}}<i>et</i>{{% endif %}}.\n</p>\n",
    ),
    "a way that draws nothing leaves what stands beside": (
        "a{% if x %}<p>b</p>{% endif %}c",
        "a{% if x %}\n  <p>b</p>\n{% endif %}c",
    ),
    "a text to translate may break at its plain spaces": (
        f'<p>{{% translate "{LONG.strip()}" %}}</p>',
        "<p>\n  {% blocktranslate trimmed %}\n    "
        + f"{LONG[:115]}\n    {LONG[116:].strip()}\n  {{% endblocktranslate %}}\n</p>\n",
    ),
    "a text that isn't trimmed stays": (
        "<p>{% blocktranslate %} a\n  b {% endblocktranslate %}</p>",
        "<p>{% blocktranslate %} a\n  b {% endblocktranslate %}</p>\n",
    ),
    "what keeps its line breaks stays": ("<pre> a\n   b</pre>", "<pre> a\n   b</pre>"),
    "a row draws no space between its children": (
        f'<div class="cluster"><a href="/">{LONG.strip()[:60]}</a><a href="/">{LONG.strip()[:60]}</a></div>',
        f'<div class="cluster">\n  <a href="/">{LONG[:59]}</a>\n  <a href="/">{LONG[:59]}</a>\n</div>\n',
    ),
    "a hidden word in a row keeps what it touches": (
        '<a class="btn">Voir<span class="vh"> : Inès</span></a>',
        '<a class="btn">Voir<span class="vh"> : Inès</span></a>',
    ),
    "a cell that may be empty stays empty": (
        "<td>{% if x %}<p>a</p>{% endif %}</td>",
        "<td>{% if x %}\n    <p>a</p>\n  {% endif %}</td>\n",
    ),
    "an element that a branch leaves open is a tag among others": (
        "{% if x %}<div>{% endif %}a{% if x %}</div>{% endif %}",
        "{% if x %}\n  <div>\n{% endif %}a{% if x %}\n  </div>\n{% endif %}",
    ),
}


@pytest.mark.parametrize(("source", "target"), EXAMPLES.values(), ids=EXAMPLES)
def test_a_line_ends_only_where_whitespace_cannot_be_seen(source, target):
    assert laid_out(source, included) == target
    assert laid_out(target, included) == target


def test_a_block_tag_without_its_end_is_named():
    with pytest.raises(Unbalanced, match="{% endif %}"):
        read("{% for a in b %}{% endif %}{% endfor %}")


WORDS = st.sampled_from(["mot", "mot ", " mot", " ", "\n", "un mot assez long ", "{{ y }}", "«\u00a0mot\u00a0» : "])
SENTENCES = st.sampled_from(
    [
        '{% translate "Une phrase : elle est dite entière, et plus longue qu’une ligne ne l’est dans nos fichiers." %}',
        "{% blocktranslate trimmed count n=3 %}Un\u202félève{% plural %}{{ n }} élèves {% endblocktranslate %}",
        "{% blocktranslate with z=y %}Une phrase {{ z }}{% endblocktranslate %}",
        '<input type="hidden" name="a">',
        '<a class="lien" href="/une/adresse/assez/longue/"{% if x %} aria-current="page"{% endif %}>ici</a>',
        "<br>",
        "{# rien #}",
    ]
)
AROUND = st.sampled_from(
    [
        "<p>{}</p>",
        "<div>{}</div>",
        "<b>{}</b>",
        "{{% if x %}}{}{{% endif %}}",
        "{{% if x %}}a{{% else %}}{}{{% endif %}}",
    ]
    + [
        "{{% for i in 'ab' %}}{}{{% endfor %}}",
        "<button>{}</button>",
        "{{% for i in w %}}{}{{% empty %}}b{{% endfor %}}",
    ]
)
TEMPLATES = st.recursive(
    WORDS | SENTENCES,
    lambda inner: st.builds(lambda frame, parts: frame.format("".join(parts)), AROUND, st.lists(inner, max_size=5)),
    max_leaves=25,
)


def seen(html: str) -> str:
    """What a browser draws of some HTML: spaces beside blocks don't count, others count once."""
    blocks = "|".join(sorted(BLOCKS, key=len, reverse=True))
    html = re.sub(r"<[^>]*>", lambda tag: re.sub(r"\s+", " ", tag[0]).replace(" >", ">"), html)
    unseen = r'(?:<input type="hidden" name="a">|\s)*'
    html = re.sub(rf"{unseen}(</?(?:{blocks})\b[^>]*>){unseen}", r"\1", html)
    html = re.sub(rf"(<button>){unseen}", r"\1", re.sub(rf"{unseen}(</button>)", r"\1", html))
    return re.sub(r"[ \n]+", " ", html).strip()


def messages(source: str) -> set[str]:
    """The texts that translators are given."""
    return {text[2:-1] for text in re.findall(r"u?'(?:[^'])*'|u?\"[^\"]*\"", templatize(source)) if text.strip("u'\"")}


# How fast it goes says only how busy the machine is.
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(source=TEMPLATES, x=st.booleans())
@example(source='<button>mot <input type="hidden" name="a"></button>', x=True)
@example(source='<button><input type="hidden" name="a"> mot</button>', x=True)
def test_the_layout_changes_neither_what_is_drawn_nor_what_is_translated(source, x):
    target = laid_out(source, included)
    assert laid_out(target, included) == target
    values = {"x": x, "y": "valeur", "w": [1] if x else []}
    drawn = [seen(engines["django"].from_string(each).render(values)) for each in (source, target)]
    assert drawn[0] == drawn[1]
    assert messages(source) == messages(target)
