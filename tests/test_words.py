"""One way to count, to sort, to end a sentence, to speak to somebody, and one word for one thing, over all texts."""

import ast
import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.template import engines
from django.urls import reverse
from django.utils.translation import ngettext

from premierpas.core.alphabet import alphabetical, in_order
from premierpas.core.outbox.models import Message
from premierpas.core.outbox.notices import REGISTRY, Notice, Recipient, post
from premierpas.core.outbox.quiet import Locality
from premierpas.core.text import sort_name
from premierpas.occupations.sectors import sector_choices
from premierpas.organisations.models import Territory
from premierpas.ui.components import error_entries
from premierpas.ui.forms import Form
from premierpas.ui.typography import plural_fr
from tests.access import World
from tests.factories import a_territory, a_user
from tests.roles import EVERYBODY, PUPILS
from tests.test_access_matrix import APPS
from tests.visits import Visits

PRODUCT = Path(settings.BASE_DIR) / "premierpas"
SPACE = "[ \u00a0\u202f]"


def sources(kind: str) -> Iterator[tuple[str, str]]:
    for path in sorted(PRODUCT.rglob(f"*.{kind}")):
        if not {"tests", "migrations", "demo"} & set(path.relative_to(PRODUCT).parts):
            yield path.relative_to(PRODUCT).as_posix(), path.read_text(encoding="utf-8")


# Counts

# What is never one (a limit, a number above one) or has one form.
NEVER_ONE = {
    "%(count)s refus",
    "Tu as déjà %(n)d photos. Enlèves-en une d’abord.",
    "Un critère tient en %(n)d signes.",
    "Ton CV a de la place pour %(most)d lignes, il en a %(there)d. Coche-en %(left)d au plus.",
    "Ce n’est pas le bon code. Il reste %(left)d essais.",
    "Il y a %(count)d chiffres\u00a0: un seul numéro à la fois.",
    "Le stage compte %(count)d jours. Cinq au plus, chez un ou plusieurs hôtes.",
    "La semaine du %(day)s compte %(count)d jours. Cinq au plus.",
    "Ce fichier a %(count)d pages. Envoyez seulement celles du papier signé\u00a0: %(limit)d au plus.",
    "Tu as déjà %(n)d envies. Retires-en une pour en dire une autre.",
    "La carte a déjà %(n)d métiers : retirez-en un d’abord.",
    "Il y a déjà %(n)d portraits : retirez-en un d’abord.",
    "Un après-midi tient en %(n)d étapes.",
    "Il faut au moins %(n)d étapes.",
    "%(n)d élèves aimeraient y aller",
    "%(n)d jours",  # beside « 1 jour »
}
COUNTED = re.compile(rf"%\((?:n|count|left|number|total|shown)\)[ds]{SPACE}\w+s\b")


def counted_by_hand(source: str) -> Iterator[str]:
    """Messages that put a count before a plural without asking for its form."""
    for node in ast.walk(ast.parse(source)):
        asked = isinstance(node, ast.Call) and ast.unparse(node.func) in {"_", "gettext", "gettext_lazy", "pgettext"}
        if asked and isinstance(node.args[0], ast.Constant) and COUNTED.search(str(node.args[0].value)):
            yield str(node.args[0].value)


def test_every_count_asks_for_its_form():
    found = {path: [each for each in counted_by_hand(text) if each not in NEVER_ONE] for path, text in sources("py")}
    assert {path: each for path, each in found.items() if each} == {}


@pytest.mark.parametrize(("count", "form"), [(0, "offre"), (1, "offre"), (2, "offres"), (-3, "offres")])
def test_none_and_one_are_singular_everywhere(count: int, form: str):
    written = (
        "{% blocktranslate count n=n %}une offre inventée{% plural %}{{ n }} offres inventées{% endblocktranslate %}"
    )
    assert ngettext("offre", "offres", count) == form
    assert f"offre{plural_fr(count)}" == form
    text = engines["django"].from_string(written).render({"n": count})
    assert ("offres" in text) == (form == "offres")


# Order


SORTED_BY_NAME = re.compile(r"""order_by\([^)]*["'](?:\w+__)?(?:name|label|title|city)["']""")


def test_no_list_is_sorted_by_the_bytes_of_a_name():
    bare = {
        path: found
        for path, text in sources("py")
        if (found := SORTED_BY_NAME.findall(re.sub(r"alphabetical\([^)]*\)", "", text)))
    }
    assert bare == {}


def test_accents_and_capitals_sort_as_in_a_dictionary():
    names = [name for _code, name in sector_choices()]
    assert names == sorted(names, key=sort_name) and names[-1][0] not in "ÉÀ"
    assert in_order(["Énergie", "Zoo", "eau", "Œuf", "Obus"], str) == ["eau", "Énergie", "Obus", "Œuf", "Zoo"]


@pytest.mark.django_db
def test_the_database_sorts_in_the_same_order():
    for name in ("Zola", "Éluard", "eiffel", "Œuvre"):
        a_territory(name)
    rows = Territory.objects.filter(name__in=["Zola", "Éluard", "eiffel", "Œuvre"]).order_by(alphabetical("name"))
    assert [row.name for row in rows] == ["eiffel", "Éluard", "Œuvre", "Zola"]


# Sentences

ABBREVIATED = re.compile(r"(\w+)=[\w.]+\|(?:short_day|week_range)")


def doubled_stops(template: str) -> list[str]:
    """Sentences that end with a day whose month is abbreviated, and then with a full stop."""
    blocks = re.findall(r"\{% blocktranslate(.*?)%\}(.*?)\{% endblocktranslate %\}", template, re.DOTALL)
    return [
        text.strip()
        for head, text in blocks
        for name in ABBREVIATED.findall(head)
        if re.search(r"\{\{ ?" + name + r" ?\}\}\.", text)
    ]


def test_no_sentence_ends_with_an_abbreviated_month():
    assert {path: found for path, text in sources("html") if (found := doubled_stops(text))} == {}


class Hours(Form):
    monday_out = forms.CharField(label="Lundi, départ", required=False)
    name = forms.CharField(label="Nom")


def test_the_summary_of_faults_doesnt_say_a_day_twice():
    form = Hours({"monday_out": "19:00", "name": ""})
    form.add_error("monday_out", "Lundi dure 9 h. Restez à 7 h au plus.")
    told = [f"{entry.label} : {entry.message}" if entry.label else entry.message for entry in error_entries([form])]
    assert told == ["Lundi dure 9 h. Restez à 7 h au plus.", "Nom : ce champ est à remplir."]


# Words

OTHER_WORDS = {r"candidat(?:er|ez)\b|\b[Jj]e candidate\b": "postuler", r"\b[Ll]atitude|\b[Ll]ongitude": "an address"}


def spoken(source: str) -> Iterator[str]:
    """Every text between quotes but docstrings."""
    tree = ast.parse(source)
    documents = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"_", "gettext", "gettext_lazy", "ngettext"}:
            yield from (
                str(each.value) for each in node.args if isinstance(each, ast.Constant) and id(each) not in documents
            )


def test_one_thing_has_one_word():
    said = [(path, text) for path, text in sources("html")]
    said += [(path, each) for path, text in sources("py") for each in spoken(text)]
    found = [
        (path, hit[0], instead)
        for word, instead in OTHER_WORDS.items()
        for path, text in said
        if (hit := re.search(word, text))
    ]
    assert found == []


# Pages

TU = re.compile(r"(?<![\w’-])(?:tu|toi|ton|tes|t’)(?![\w’-])", re.IGNORECASE)
VOUS = re.compile(r"(?<![\w’-])(?:vous|votre|vos)(?![\w’-])(?!-mêmes?)", re.IGNORECASE)
ZERO_OR_ONE = re.compile(rf"(?<![\w,.])[01]{SPACE}(?!mois|fois|refus|avis|cours|temps|rendez)[a-zéèàç]+s\b")
TWO_STOPS = re.compile(r"\w\.\.(?!\.)")
# Where the reader is shown words that are said to somebody else (a pupil's letter, a class's cards, what was sent), and
# what is for adults and can be opened by pupils too (second factors).
SAID_TO_OTHERS = {
    "workshop:letter", "workshop:letter_coach", "workshop:letter_file", "workshop:review", "workshop:review_text",
    "workshop:spare", "week:thanks", "week:speaking", "applications:apply", "applications:own", "applications:review",
    "applications:for_school", "people:cards", "portal:class_sheet", "portal:legal", "portal:data", "portal:about",
    "portal:help", "portal:home", "portal:accessibility", "ui:living_page", "ui:component", "placements:sheet",
    "placements:sign", "accounts:sign_in", "accounts:link", "core:metrics", "offers:search", "organisations:company_signup",
    "messaging:outbox", "privacy:family_link", "offers:as_pupil", "offers:moderate", "placements:verify",
    "mfa_index", "mfa_authenticate", "mfa_activate_totp", "mfa_generate_recovery_codes",
    "entrance:ticket_worker", "entrance:door_worker", "entrance:shell",
    "workshop:service_worker", "workshop:offline", "account_request_login_code", "account_login", "account_signup",
}  # fmt: skip
# Public pages for adults, which a pupil can open; and a pupil's page that their school reads.
FOR_ADULTS = {
    "volunteers:apply", "volunteers:applied", "campaigns:subscribe", "campaigns:confirm", "campaigns:stop", "campaigns:press",
}  # fmt: skip
FOR_PUPILS = {
    "offers:detail", "occupations:browse", "occupations:sheet", "occupations:compare", "occupations:kept",
    "interests:start", "interests:question", "interests:tracks", "interests:doing", "interests:by_doing",
    "careers:companies", "careers:company", "careers:paths", "careers:path",
}  # fmt: skip


def words_of(html: str) -> str:
    """What a page says, without what its fields hold."""
    html = html.partition("<main")[2].partition("</main>")[0]
    html = re.sub(r"<(script|style|textarea|template|blockquote)\b.*?</\1>", " ", html, flags=re.DOTALL)
    html = re.sub(r"</(?:p|li|h\d|dt|dd|td|th|div|label|legend|summary|button|a|small)>|<br>", "\n", html)
    return unescape(re.sub(r"<[^>]+>", "", html))


def faults(name: str, role: str, text: str) -> Iterator[tuple[str, str, str]]:
    rules = [ZERO_OR_ONE, TWO_STOPS]
    not_said_to = SAID_TO_OTHERS | (FOR_ADULTS if role in PUPILS else FOR_PUPILS)
    if name not in not_said_to and role != "nobody":
        rules.append(VOUS if role in PUPILS else TU)
    for rule in rules:
        if found := rule.search(text):
            yield name, role, " ".join(text[max(0, found.start() - 40) : found.end() + 30].split())


SPEAKERS = ("pupil", "teacher", "head", "company", "coordinator", "delegate")


@pytest.mark.parametrize("app", APPS)
def test_pages_speak_to_their_reader_count_and_end_their_sentences(app: str, visits: Callable[[str], Visits]):
    assert set(SPEAKERS) <= EVERYBODY
    found = []
    for (name, role), (visit, *_other_steps) in visits(app).items():
        if role in SPEAKERS:
            found += faults(name, role, words_of(visit.html))
    assert found == []


def test_no_notice_mixes_both_ways_to_speak():
    mixed = []
    for code, notice in REGISTRY.items():
        text = " ".join(map(str, (notice.subject, notice.body, notice.why, notice.button, notice.sms)))
        if TU.search(text) and VOUS.search(text):
            mixed.append(code)
    assert mixed == []


def test_pupils_get_notices_that_speak_to_them(world: World):
    pupils = {person.user.pk for role in PUPILS if (person := world.people[role])}
    told = Message.objects.filter(user__in=pupils).exclude(notice__startswith="accounts.")
    assert told.exists()
    assert [(each.notice, each.why) for each in told if VOUS.search(f"{each.subject} {each.body} {each.why}")] == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "notice", [each for each in REGISTRY.values() if each.why_to_minor], ids=lambda each: each.code
)
def test_what_adults_get_too_gives_a_pupil_the_reason_with_tu(notice: Notice):
    minor = Recipient(name="Inès", user_id=a_user().pk, rests=Locality("92"))
    words = dict.fromkeys(("pupil", "host", "state", "reason", "changes"), "…")
    (message,) = post(notice, minor, key="k", about=None, **words)
    assert TU.search(message.why) and not VOUS.search(f"{message.subject} {message.body} {message.why}")


def test_the_rules_see_faults():
    assert [bool(ZERO_OR_ONE.search(text)) for text in ("0 offres", "1\u00a0conventions", "10 offres", "1 mois")] == [
        True,
        True,
        False,
        False,
    ]
    assert [bool(TWO_STOPS.search(text)) for text in ("le 13 déc..", "Et puis...", "Fin.")] == [True, False, False]
    assert TU.search("Choisis ton stage") and not TU.search("un bouton") and VOUS.search("Vos offres")
    assert doubled_stops("{% blocktranslate with d=x.at|short_day %}le {{ d }}.{% endblocktranslate %}")
    assert reverse("portal:home") == "/"
