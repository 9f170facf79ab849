"""Two files that are one company: compared, merged, and two again."""

from collections.abc import Callable

import pytest

from premierpas.organisations.enums import Role
from premierpas.outreach.actions import open_file
from premierpas.outreach.models import CompanyFile
from tests.factories import a_member, a_siret, a_territory, a_user, acting

from .conftest import WAYS, Seat
from .walk import enter, seen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@WAYS
def test_two_files_are_merged_and_taken_apart(seat: Callable[..., Seat], size: tuple, script: bool):
    territory = a_territory("Nanterre")
    nadia = a_member(Role.COORDINATOR, territory, a_user("Nadia Ferhat"))
    names = ("Transports Lecomte et Associés", "Lecomte transports et associés")
    kept, gone = (
        open_file(name, by=acting(nadia), territory=territory, siret=a_siret(at), other_company=True)
        for at, name in enumerate(names, 7)
    )
    me = seat(size, script=script)
    enter(me, nadia.user)
    me.go(f"/association/entreprises/{kept.pk}/", "the file")
    me.press("Réunir avec une autre fiche", "which one")
    me.press(gone.name, "both")
    seen(me, f"merge-{size[0]}")
    me.press("Réunir les deux fiches", "unanswered")
    me.choose("name", "gone")
    me.choose("siret", "kept")
    me.press("Réunir les deux fiches", "merged")
    assert gone.name in me.page.inner_text("h1")
    me.press("Réunir avec une autre fiche", "merged before")
    me.press("Défaire", "two again")
    assert CompanyFile.objects.filter(merged_into=None).count() == len(names)
