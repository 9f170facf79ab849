"""What is typed is lost nowhere: long forms and neighbours are kept, nothing is cut, no sentence promises more.

The rule; `test_forms_of_every_page.py` holds it against every page.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import reverse

from tests.access import World
from tests.looking import addresses, shown
from tests.page_forms import PageForm, forms_of
from tests.scanning import KINDS
from tests.test_access_matrix import PAGES, client_of

PROJECT = Path(__file__).resolve().parent.parent / "premierpas"
FEW = 2  # fields that one types again without a sigh
# Codes and words of a card are never kept anywhere; a signature is given, not drafted.
NEVER_KEPT = {"passphrase", "code", "former_code", "new_code", "mail-email", "no-code"}
# Pages whose forms are sent as one (`ui/forms/together.py`): without JavaScript a browser forgets a form's neighbours.
TOGETHER = {
    "organisations:team", "organisations:own_company", "organisations:territory", "organisations:staff",
    "organisations:school", "people:pupil", "partners:grant", "volunteers:availability", "volunteers:candidate",
    "volunteers:change", "volunteers:volunteer", "afterwards:next_door",
}  # fmt: skip
# Pages whose typed forms are apart, and why nothing is lost there.
APART = dict.fromkeys(
    ("accounts:sign_in", "account_login", "account_request_login_code", "account_signup"),
    "two doors: a card or an e-mail, nobody has both",
)
# Saves without being asked: said only where `keep.js` does it, or where it is denied.
PROMISES = re.compile(r"au fur et à mesure|enregistr\w+ tout seul|s’enregistre tout seul|automatiquement enregistr"
                      r"|enregistr\w* automatiquement|enregistré en continu")  # fmt: skip


def typed_forms(html: str) -> list[PageForm]:
    return [each for each in forms_of(html) if each.method == "post" and each.typed and not each.typed & NEVER_KEPT]


def faults_of(html: str) -> Iterator[str]:
    forms = typed_forms(html)
    for form in forms:
        is_long = bool(form.areas) or len(form.typed) > FEW
        if (is_long or len(forms) > 1) and not form.is_kept:
            yield f"what is typed into {sorted(form.typed)[:4]} is lost on a reload, or when its neighbour is sent"
    yield from (f"the browser cuts what is pasted: {tag[:80]}" for tag in re.findall(r"<[^>]*\smaxlength=[^>]*>", html))


def test_what_was_typed_beside_the_button_that_is_pressed_comes_back(world: World):
    lost, tried = [], set()
    for route in [each for each in PAGES if each.name in TOGETHER]:
        for role in sorted(route.roles & set(world.people)):
            client = client_of(world.people[role])
            for address in addresses(route, world):
                for form in typed_forms(shown(client, address)):
                    typed = {name: f"tapé {number}" for number, name in enumerate(sorted(form.typed), 1)}
                    sent = {name: values for name, values in form.values.items() if values} | typed
                    html = client.post(address, sent | {"act": "nothing:0"}).content.decode()
                    lost += [f"{route.name}, {role}: {name}" for name, text in typed.items() if text not in html]
                    tried.add(route.name)
    assert lost == [] and tried == TOGETHER


@pytest.mark.django_db
@pytest.mark.parametrize("kind", KINDS)
def test_the_same_holds_on_the_pages_without_account(kind: str):
    assert list(faults_of(shown(Client(), KINDS[kind]().address))) == []


@pytest.mark.parametrize(
    ("html", "faults"),
    [
        ('<form method="post"><textarea name="a"></textarea></form>', 1),
        ('<form method="post" data-hold><textarea name="a"></textarea></form>', 0),
        ('<form method="post"><input name="a"></form>', 0),
        ('<form method="post"><input name="a"></form><form method="post" data-hold><input name="b"></form>', 1),
        ('<form method="post" data-hold><input name="a"></form><form method="post"><button>x</button></form>', 0),
        ('<form method="post" data-keep=""><input name="a" maxlength="9"></form>', 1),
    ],
)
def test_the_rule_finds_what_would_be_lost(html: str, faults: int):
    assert len(list(faults_of(html))) == faults


def test_no_sentence_says_that_a_form_saves_itself_where_it_does_not():
    files = [path for ending in ("*.html", "*.py", "*.js") for path in PROJECT.rglob(ending)]
    said = {
        str(path.relative_to(PROJECT)): found[0]
        for path in files
        if "/tests/" not in str(path) and (found := PROMISES.findall(path.read_text(encoding="utf-8")))
    }
    assert said == {}


def test_the_browser_lets_go_only_of_what_was_taken(world: World):
    address = reverse("messaging:report_problem")
    held = {"held": f"{address}#worry"}

    def taken(who: Client, **typed: str) -> str:
        answer = who.post(address, {**typed, **held})
        return unquote(answer.cookies["held_taken"].value) if "held_taken" in answer.cookies else ""

    pupil = client_of(world.people["pupil"])
    form = next(each for each in typed_forms(pupil.get(address).content.decode()) if "once" in each.values)
    assert taken(Client(), worry="other", text="…") == "", "sent to sign in"
    assert taken(pupil, text="…") == "", "came back with an error"
    assert taken(pupil, worry="other", text="…", once=form.values["once"][0]) == held["held"]


def test_a_complaint_beside_a_redirect_is_no_taking(world: World):
    address = reverse("people:cards", args=[world.ids["classroom_id"]])
    answer = client_of(world.people["teacher"]).post(address, {"which": "chosen", "held": "x#y"})
    assert answer.status_code == 302 and "held_taken" not in answer.cookies


def test_an_answer_names_the_form_that_it_answers(world: World):
    address = reverse("messaging:report_problem")
    html = client_of(world.people["pupil"]).post(address, {"held": '/a/#"><b>'}).content.decode()
    assert 'data-answers="/a/#&quot;&gt;&lt;b&gt;"' in html
