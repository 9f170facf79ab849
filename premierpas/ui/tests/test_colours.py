"""Every pair of colours that a component uses can be read, in light and in dark."""

import pytest

from premierpas.ui.tests import colour


def test_the_measure_itself_gives_21_for_black_on_white():
    assert colour.contrast((0, 0, 0), (1, 0, 0)) == pytest.approx(21, abs=0.01)


def test_both_schemes_define_every_listed_colour():
    listed = {name for a, b, _ in colour.pairs() for name in (a, b)}
    assert len(colour.pairs()) > 30
    for tokens in colour.schemes().values():
        assert listed <= tokens.keys()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "background", "least"), colour.pairs())
def test_a_pair_keeps_its_contrast(scheme, text, background, least):
    tokens = colour.schemes()[scheme]
    assert colour.contrast(tokens[text], tokens[background]) >= least
