"""A company fills its career map on a phone, a coordinator reads it, a pupil sees it and wishes; an afternoon's path."""

from collections.abc import Callable

import pytest

from premierpas.careers.models import CompanyPage, PathSheet, Wish
from premierpas.organisations.enums import Role
from tests.factories import a_classroom, a_company, a_member, a_pupil, a_school, a_territory

from .conftest import WAYS, Seat
from .judging import DESK, PHONE
from .walk import enter, seen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def add_trade(me: Seat, sheet: str, tread: str, people: str, rose: str = "") -> None:
    me.page.locator("select[name='sheet']").select_option(sheet)
    me.choose("tread", tread)
    me.fill(people=people, rose=rose)
    me.press("Ajouter ce métier", "the map grows")


@WAYS
def test_a_career_map_is_filled_read_and_wished_for(seat: Callable[..., Seat], size: tuple, script: bool):
    territory = a_territory("Nanterre")
    member = a_member(Role.COMPANY, a_company(territory, name="Eaux du Fleuve", slug="eaux-du-fleuve"))
    coordinator = a_member(Role.COORDINATOR, territory)
    pupil = a_pupil(a_classroom(a_school(territory)))

    me = enter(seat(size, script=script), member)
    me.go("/entreprise/page/", "nothing written yet")
    me.press("Écrire notre page", "first step")
    me.fill(headline="340 personnes derrière ton robinet", about="Nous prenons l’eau. Nous la nettoyons.")
    me.press("Enregistrer et continuer", "first step with an error")
    me.page.locator("select[name='sector']").select_option("environment")
    me.press("Enregistrer et continuer", "the map")
    add_trade(me, "plomberie", "start", "120")
    add_trade(me, "chimie", "bac2", "14", "Lucie, en alternance")
    add_trade(me, "eau-potable", "bac5", "22")
    me.press("Continuer", "people")
    me.fill(
        name="Karim", age="41", words="La nuit, il n’y a que nous.", consent_by="Samir", year_0="2004",
        step_0="Quitte le lycée", year_1="2008", step_1="Agent de réseau", year_2="2017", step_2="Chef d’équipe",
    )  # fmt: skip
    me.page.locator("input[name='consent']").check(force=True)
    me.press("Ajouter ce portrait", "a portrait")
    me.press("Relire notre page", "the whole page")
    seen(me, f"own-{size[0]}")
    me.press("Envoyer à l’association", "sent")
    assert "Karim" not in me.go("/entreprises/").content()

    reader = enter(seat(size, script=script), coordinator)
    reader.go("/association/pages/", "what waits")
    reader.press("Eaux du Fleuve", "one page to read")
    reader.press("Publier", "published")
    assert CompanyPage.objects.get().is_public

    ines = enter(seat(size, script=script), pupil)
    ines.go("/entreprises/", "companies")
    ines.fill(q="fleuve")
    with ines.page.expect_navigation(wait_until="load"):
        ines.page.locator("input[name='q']").press("Enter")
    ines.check("companies found")
    seen(ines, f"companies-{size[0]}")
    ines.press("Eaux du Fleuve", "a company")
    seen(ines, f"company-{size[0]}")
    assert "Lucie, en alternance" in ines.page.inner_text("main")
    ines.press("Dire que j’aimerais y aller", "wished for")
    ines.press("Garder cette entreprise", "kept")
    ines.go("/moi/entreprises/", "my companies")
    assert "Eaux du Fleuve" in ines.page.inner_text("main") and Wish.objects.count() == 1


@pytest.mark.parametrize(("size", "script"), [(PHONE, False), (DESK, True)], ids=["phone without script", "desk"])
def test_an_afternoons_path_is_walked_with_a_sheet(seat: Callable[..., Seat], size: tuple, script: bool):
    pupil = a_pupil(a_classroom(a_school(a_territory("Nanterre"))))
    me = enter(seat(size, script=script), pupil)
    me.go("/parcours/", "all paths")
    me.press("D’où vient l’eau du robinet", "one path")
    seen(me, f"path-{size[0]}")
    me.press("Remplir ma fiche", "an empty sheet")
    fields = me.page.locator("form.form textarea").all()
    fields[0].fill("elle est passée dans le sable")
    me.press("Garder ma fiche", "half of it")
    me.press("Continuer ma fiche", "the same sheet")
    for field in me.page.locator("form.form textarea").all():
        field.fill(field.input_value() or "Je l’ai vu.")
    me.press("Garder ma fiche", "finished")
    assert PathSheet.objects.get().done_at is not None
    me.press("La fiche à imprimer", "on paper")
    assert "dans le sable" in me.page.inner_text("main")
    seen(me, f"paper-{size[0]}")
