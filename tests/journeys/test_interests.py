"""A pupil who doesn't know any trade comes to three tracks, a sheet, three sectors and an application."""

import re
from collections.abc import Callable
from datetime import date

import pytest

from premierpas.applications.models import Application
from premierpas.core import clock
from premierpas.interests.items import ITEMS, ORDER
from premierpas.interests.models import Answer, Profile
from premierpas.offers.models import Offer
from premierpas.preparation.models import ShownSectors
from premierpas.preparation.tests.situations import WHY
from tests.factories import a_published_offer, a_pupil, coming_weeks, the_class_goes

from . import walk
from .conftest import WAYS, Seat
from .judging import DESK
from .walk import enter, seen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LIKED = ("repair", "understand")
FOOT = 66
DONT_KNOW, YES = "Je ne sais pas", "Oui, ça me tente"


def within_reach(seat: Seat) -> bool:
    """Whether all four answers stand on the first screen, above the navigation at its foot."""
    last = seat.page.get_by_role("button", name=DONT_KNOW).bounding_box()
    size = seat.page.viewport_size
    assert last is not None and size is not None
    return last["y"] + last["height"] <= size["height"] - (FOOT if size["width"] < 600 else 0)


def chooses_and_applies(me: Seat) -> None:
    """Three sectors and why, then an open place out of the tracks, and an application for it."""
    me.go("/moi/decouvrir/secteurs/", "three sectors")
    for part in ("first", "second", "third"):
        me.page.select_option(f"[name={part}]", WHY[part])
        me.fill(**{f"{part}_why": WHY[f"{part}_why"]})
    me.press("Montrer à mon professeur", "sectors shown")
    assert len(ShownSectors.objects.get().pairs) == 3
    me.go("/metiers/interets/pistes/?tout=1")
    me.press("ouverte", "open places")
    me.follow(me.page.locator(".stop__title a"), "an offer")
    found = re.search(r"-(\d+)/$", me.page.url)
    assert found is not None
    offer = Offer.objects.get(pk=found[1])
    me.press("Postuler", "apply without texts")
    walk.pupil_writes(me, f"/moi/candidatures/nouvelle/{offer.slots.get().pk}/", offer.pk)
    assert Application.objects.get().slot.offer == offer


@WAYS
def test_a_pupil_who_doesnt_know_comes_to_tracks_a_sheet_three_sectors_and_an_application(
    seat: Callable[..., Seat], size: tuple, script: bool
):
    pupil = a_pupil(birth_date=date(clock.today().year - 16, 1, 1))
    week = coming_weeks(7)[-1]
    the_class_goes(pupil, *week)
    for sector in ("construction", "maintenance", "electronics", "research"):
        a_published_offer(sector=sector, weeks=[week])
    me = seat(size, script=script)
    enter(me, pupil.user)
    me.go("/metiers/", "trades")
    me.press("Mes envies, en cinq minutes", "start")
    seen(me, f"interests-start-{size[0]}")
    me.press("Commencer", "a question")
    seen(me, f"interests-question-{size[0]}")
    assert me.page.get_by_role("button", name="Écouter").is_visible() == script
    for number, code in enumerate(ORDER, start=1):
        assert within_reach(me), code
        if number == 1:
            me.page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
            assert within_reach(me), "on a wide screen"
            me.page.set_viewport_size({"width": size[0], "height": size[1]})
        if number == 3:
            me.press("Finir plus tard", "later")
            me.press("Continuer", "a question again")
        me.press(YES if ITEMS[code].wish in LIKED else DONT_KNOW)
    assert Answer.objects.filter(profile__pupil=pupil).count() == len(ORDER)
    assert me.page.inner_text("h1") == "Trois pistes à aller voir"
    me.check("tracks")
    seen(me, f"interests-tracks-{size[0]}")
    assert "Va voir une fois, pour savoir." in me.page.inner_text("main")
    me.choose("avoided", "noise")
    me.press("Cacher ces métiers", "something is hidden")
    if me.page.get_by_role("link", name="Les voir quand même").count():
        me.press("Les voir quand même", "all of them")
        me.press("Cacher de nouveau")
    me.follow(me.page.locator(".leads ul a"), "a sheet")
    chooses_and_applies(me)
    me.go("/metiers/interets/pistes/")
    me.press("La montrer à mes professeurs", "shown")
    assert Profile.objects.get(pupil=pupil).shown_at is not None
    me.press("Partir de ce que je fais déjà", "what I do")
    seen(me, f"interests-doing-{size[0]}")
    for code in ("wifi", "pet"):
        me.choose("doing", code)
    me.press("Voir mes pistes", "two of three")
    assert "Tu en as coché 2" in me.page.inner_text("main")
    me.choose("doing", "team")
    me.press("Voir mes pistes", "tracks from what I do")
    seen(me, f"interests-by-doing-{size[0]}")
    me.page.locator("summary", has_text="Effacer mes réponses").click()
    me.press("Oui, tout effacer", "erased")
    assert not Profile.objects.exists()
    for number in range(1, 7):
        me.go(f"/metiers/interets/question/{number}/")
        me.press(DONT_KNOW)
    me.go("/metiers/interets/pistes/", "flat")
    seen(me, f"interests-flat-{size[0]}")
    assert "Tu ne sais pas encore" in me.page.inner_text("h1")
