"""A message that says how or where to meet outside is held in any disguise; ordinary ones never wait."""

import tomllib
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from premierpas.threads.holding import why_held

HERE = Path(__file__).parent
DISGUISES = tomllib.loads((HERE / "disguises.toml").read_text(encoding="utf-8"))
ORDINARY = (HERE / "ordinary.txt").read_text(encoding="utf-8").splitlines()


def test_everything_that_leads_outside_is_held_in_each_of_its_disguises():
    passed = [
        (way, text)
        for way, sample in DISGUISES.items()
        for text in sample["texts"]
        if sample["held_for"] not in why_held(text)
    ]
    assert passed == []
    assert len(DISGUISES) >= 12


def test_ordinary_messages_never_wait():
    assert {text: why for text in ORDINARY if (why := why_held(text))} == {}


UNITS = ["zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"]
NAMES = ["snap", "snapchat", "whatsapp", "telegram", "discord", "insta", "instagram", "tiktok"]
LEET = str.maketrans("aeiost", "431057")
SCRIPTS = [0x30, 0x660, 0x6F0, 0x966, 0xFF10, 0x1D7CE]


@st.composite
def numbers(draw: st.DrawFn) -> str:
    """A French mobile number in one of twelve disguises."""
    digits = draw(st.sampled_from(["06", "07"])) + draw(st.text("0123456789", min_size=8, max_size=8))
    pairs = [digits[at : at + 2] for at in range(0, 10, 2)]
    sign = draw(st.sampled_from([" ", ".", "-", "/", "_", ", ", " | ", "\n", "*", " … "]))
    zero = draw(st.sampled_from(SCRIPTS))
    way = draw(st.integers(0, 11))
    return [
        digits,
        sign.join(pairs),
        sign.join(digits),
        " ".join(UNITS[int(each)] for each in digits),
        "".join(chr(zero + int(each)) for each in digits),
        sign.join("".join(chr(zero + int(each)) for each in pair) for pair in pairs),
        "\u200b".join(digits),
        "".join(f"{each}\ufe0f\u20e3" for each in digits),
        "+33" + sign.join([digits[1], *pairs[1:]]),
        sign.join(pairs).replace("0", "O").replace("1", "l").replace("5", "S"),
        " puis ".join(pairs),
        " ".join(UNITS[int(each)] if at % 2 else each for at, each in enumerate(digits)),
    ][way]


@st.composite
def handles(draw: st.DrawFn) -> str:
    """An account of a network, told or asked for, with the network's name in disguise."""
    name = draw(st.sampled_from(NAMES))
    shown = draw(st.sampled_from([
        name, name.upper(), name.title(), name.translate(LEET), " ".join(name), ".".join(name), "\u200b".join(name),
        "".join(chr(ord(each) - ord("a") + 0xFF41) for each in name), name + name[-1] * 3, "-".join(name),
    ]))  # fmt: skip
    who = draw(st.from_regex(r"[a-z]{3,8}[._]?[0-9]{1,3}", fullmatch=True))
    told = draw(
        st.sampled_from(
            ["mon {} c’est {}", "{} : {}", "mon {} {}", "ajoute-moi sur {}, {}", "{} = {}", "t’as {} ? moi {}"]
        )
    )
    told = "mon {} c’est {}" if name in ("insta", "instagram", "tiktok") and told.startswith("t’as") else told
    return told.format(shown, who)


@st.composite
def mails(draw: st.DrawFn) -> str:
    """An address, its sign and its dot in disguise."""
    name = draw(st.from_regex(r"[a-z]{3,8}\.?[a-z]{2,6}", fullmatch=True))
    host = draw(st.sampled_from(["gmail", "exemple", "orange", "mondomaine"]))
    at = draw(st.sampled_from(["@", " @ ", "(at)", " [at] ", " arobase ", " arrobase ", " a(t) ", "＠", " {at} "]))
    dot = draw(st.sampled_from([".", " point ", " . ", "(dot)", "[.]", " POINT "]))
    return f"{name}{at}{host}{dot}{draw(st.sampled_from(['com', 'fr', 'net', 'org']))}"


AROUND = st.sampled_from(["", "Coucou ", "Salut, c’est moi.\n", "Merci pour hier ! ", "Si tu veux : "])


@settings(max_examples=200, deadline=None)
@given(AROUND, numbers() | handles() | mails(), st.sampled_from(["", " merci", " :)", "\nÀ demain"]))
def test_any_number_account_or_address_is_held_in_any_disguise(before: str, contact: str, after: str):
    assert why_held(before + contact + after)


HOURS = st.times().map(lambda at: f"{at.hour} h {at.minute:02d}")
DAYS = st.dates().map(lambda day: f"{day.day}/{day.month:02d}/2026")
PLACES = st.sampled_from(["salle 12", "92000 Nanterre", "3,50 €", "la 3e B"])


@given(st.lists(HOURS | DAYS | st.integers(0, 20).map(str) | PLACES, max_size=6))
def test_days_hours_rooms_and_prices_never_wait(said: list[str]):
    assert why_held("On se voit : " + " ou ".join(said)) == []


LONG = ["", "\u200b", "👍", "0" * 2000, "a." * 1000, "zéro " * 400, "x" * 2000, "1 " * 1000, "@ " * 1000]


@pytest.mark.parametrize("text", LONG, ids=range(len(LONG)))
def test_nothing_typed_is_too_long_to_be_looked_at(text: str):
    why_held(text)
