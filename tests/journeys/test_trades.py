"""A pupil looks for trades: types with a mistake, reads a sheet, compares, keeps, and sees places near."""

from collections.abc import Callable

import pytest

from premierpas.occupations.models import KeptTrade
from tests.factories import a_published_offer, a_pupil

from .conftest import WAYS, Seat
from .walk import enter, seen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@WAYS
def test_a_pupil_looks_for_a_trade_compares_keeps_and_sees_places(
    seat: Callable[..., Seat], size: tuple, script: bool
) -> None:
    offer = a_published_offer(sector="video-games")
    pupil = a_pupil()
    me = seat(size, script=script)
    me.go("/metiers/", "trades")
    seen(me, f"trades-{size[0]}")
    me.press("Montre-m’en trois", "three trades")
    me.fill(q="jeu vidéoo")
    me.press("Chercher", "a mistake repaired")
    assert "On a compris" in me.page.inner_text("main")
    enter(me, pupil.user)
    me.go("/metiers/?q=jeu+video", "found")
    seen(me, f"found-{size[0]}")
    me.press("Conceptrice de jeux vidéo", "a sheet")
    listening = me.page.get_by_role("button", name="Écouter")
    assert listening.is_visible() == script
    me.press("Garder ce métier", "kept")
    assert KeptTrade.objects.filter(pupil=pupil, slug="jeu-video").exists()
    seen(me, f"sheet-{size[0]}")
    me.press("Comparer avec un autre", "two trades")
    me.page.select_option("#b", "robotique")
    me.press("Comparer", "two others")
    assert "Roboticienne, roboticien" in me.page.inner_text("table")
    seen(me, f"compared-{size[0]}")
    me.press("Conceptrice de jeux vidéo")
    me.press("Métiers gardés", "kept trades")
    me.go("/metiers/jeu-video/")
    me.press("Voir 1 offre", "places")
    assert offer.title in me.page.inner_text("main")
