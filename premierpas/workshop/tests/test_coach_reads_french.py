"""What the coach finds in French, with no system package: the age's faults, and no right word."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from premierpas.core.sound import sound_of
from premierpas.workshop.coach import SAID, Reason
from premierpas.workshop.coach.french.found import Found
from premierpas.workshop.coach.french.grammar import grammar_faults
from premierpas.workshop.coach.french.lexicon import alike, readings
from premierpas.workshop.coach.french.rules.fixed import FIXED
from premierpas.workshop.coach.french.spelling import is_right, spelling_faults

LETTERS = Path(__file__).parent / "letters"
MARK = re.compile(r"\[([^\]→]+)→([^\]]+)\]")


def faults(text: str) -> list[Found]:
    return [*spelling_faults(text), *grammar_faults(text)]


def said(text: str) -> dict[str, tuple[str, ...]]:
    return {text[each.start : each.end]: each.proposals for each in faults(text)}


def lines(name: str) -> list[str]:
    return (LETTERS / name).read_text(encoding="utf-8").splitlines()


def test_every_marked_fault_is_found_with_what_should_stand_there() -> None:
    missed = []
    for line in lines("wrong.txt"):
        found = said(MARK.sub(r"\1", line))
        missed += [(line, wrong) for wrong, right in MARK.findall(line) if right not in found.get(wrong, ())]
    assert not missed


def test_no_word_of_a_right_sentence_is_flagged() -> None:
    alarms = [(line, found) for line in lines("right.txt") if (found := said(line))]
    alarms += [(line, found) for line in lines("right.txt") if (found := said(line.replace("'", "’")))]
    assert not alarms


def test_of_letters_it_was_not_made_for_most_faults_are_hinted_at_and_no_right_word() -> None:
    letters = json.loads((LETTERS / "given.json").read_text(encoding="utf-8"))
    found, total, alarms = 0, 0, []
    for letter in letters:
        text, hints = letter["text"], faults(letter["text"])
        faulty = [place for fault in letter["faults"] for place in spans(fault["written"], text)]
        total += len(letter["faults"])
        found += sum(touched(spans(fault["written"], text), hints) for fault in letter["faults"])
        alarms += [
            (letter["id"], word)
            for word in letter["right_words"]
            for place in spans(word, text)
            if touched([place], hints) and not any(start <= place[0] < end for start, end in faulty)
        ]
    assert alarms == [] and found / total >= 0.9, f"{found} of {total}"


def spans(words: str, text: str) -> list[tuple[int, int]]:
    return [found.span() for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]


def touched(places: list[tuple[int, int]], hints: list[Found]) -> bool:
    return any(each.start < end and start < each.end for each in hints for start, end in places)


@pytest.mark.parametrize(
    ("text", "written", "right"),
    [
        ("Sa me plaît.", "Sa", "Ça"),  # the capital stays
        ("Il a dit que sa va.", "sa", "ça"),
        ("Les copains son venus.", "son", "sont"),
        ("Il faut allé voir.", "allé", "aller"),
        ("Je m'appel Nour.", "appel", "appelle"),
        ("J'ai rendez vous lundi.", "rendez vous", "rendez-vous"),
        ("Si j'aurais su, je serais venu.", "aurais", "avais"),
        ("Il c'est levé.", "c'est", "s'est"),
        ("Je c'est nager.", "c'est", "sais"),
        ("Une personne motivé.", "motivé", "motivée"),
        ("Tout les élèves.", "Tout les", "Tous les"),
        ("Nous somme prêts.", "Nous somme", "Nous sommes"),
        ("J'ai de bonne notes.", "bonne", "bonnes"),
    ],
)
def test_what_sounds_right_is_told_apart(text: str, written: str, right: str) -> None:
    assert right in said(text).get(written, ()), said(text)


@pytest.mark.parametrize(
    "text",
    [
        "Écris à lina.b@college.fr ou va sur www.monsite.fr/cv et https://exemple.org/a.",
        "En 3e, 3eme, 6ème B, salle B204, le 12/03 à 8h30, REP+ et SVT.",
        "Avec Maëlys, Aïssatou et Kylian, on a vu Zygmuntex à Villetaneuse.",
        "Je regarde des mangas, je mange du mafé, de la chorba et des makrouts.",
        "J'écoute du rap, du zouk et de l'afrobeat sur mon smartphone, en wifi.",
        "On a fait un escape game, ma sœur est une coach et ma tante une pompier.",
        "mon ami kevin habite à bobigny, il joue à clash royale.",
        "Ma chanson préférée est The Sound Of Silence.",
        "Ça me plait, je connais l'évènement, c'est le 3 aout.",  # both spellings are taught
        "Le dzobwlq de Xytrin.",  # nothing resembles it: nothing can be said
    ],
)
def test_what_is_nobodys_business_is_left_alone(text: str) -> None:
    assert said(text) == {}


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("fisique", "physique"),
        ("boulengerie", "boulangerie"),
        ("aprandre", "apprendre"),
        ("kinésitérapeute", "kinésithérapeute"),
        ("jaimerais", "j'aimerais"),
        ("lécole", "l'école"),
        ("ponctuele", "ponctuelle"),
        ("vetement", "vêtement"),
        ("rensegnement", "renseignement"),
    ],
)
def test_a_word_is_proposed_by_its_sound_or_its_letters(written: str, right: str) -> None:
    assert right in said(f"et {written}").get(written, ())


def test_a_proposal_goes_with_the_word_before_it() -> None:
    assert said("des proffesseurs")["proffesseurs"][0] == "professeurs"
    assert said("pour travailer")["travailer"][0] == "travailler"
    assert said("ce qui m'interresse")["interresse"][0] == "intéresse"
    assert said("les métiers m'interresse")["interresse"][0] == "intéressent"


def test_names_given_are_right_as_they_are() -> None:
    assert list(spelling_faults("je vois des profesionel", frozenset({"profesionel"}))) == []


def test_each_reason_is_one_sentence_or_two_short_ones_of_twelve_words() -> None:
    counted = {reason: len(re.findall(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*", str(said))) for reason, said in SAID.items()}
    assert set(counted) == set(Reason)
    assert {reason: count for reason, count in counted.items() if count > 12} == {}


def test_the_lexicon_was_built_with_this_way_of_hearing() -> None:
    for word in ("intéresse", "professionnel", "boulangerie", "vendeuse", "accueillir", "travaille"):
        assert readings(word) and word in alike(sound_of(word))


def test_every_fixed_expression_is_made_right_by_words_that_exist() -> None:
    unknown = [
        (right, word)
        for rows in FIXED.values()
        for _words, right, _reason in rows
        for word in re.findall(r"aujourd'hui|[^\W\d_]{2,}(?:-[^\W\d_]+)*", right)
        if not is_right(word.lower())
    ]
    assert not unknown


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("aàeéicçlmnstuz'’- .,!\n") | st.characters(), max_size=120))
def test_no_text_stops_the_readers_and_each_fault_is_a_place_in_it(text: str) -> None:
    for each in faults(text):
        assert 0 <= each.start < each.end <= len(text) and text[each.start : each.end].strip()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from([word for line in lines("wrong.txt") for word in MARK.sub(r"\1", line).split()]), max_size=25
    )
)
def test_no_order_of_words_stops_the_rules(words: list[str]) -> None:
    for each in faults(" ".join(words)):
        assert each.proposals is not None and each.reason in SAID
