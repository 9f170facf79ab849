"""Who is in the team: what they do, how much they have, how far they are cleared, until when."""

from datetime import timedelta

import pytest
from django.urls import reverse

from premierpas.core import clock
from premierpas.core.clock import travel
from premierpas.organisations.enums import Role
from premierpas.outreach.actions import open_file
from premierpas.people.enums import Clearance, TeamRole
from premierpas.volunteers.actions import end_now, set_role
from premierpas.volunteers.queries import team_of
from tests.clients import signed_in, signed_in_as
from tests.factories import a_member, a_territory, a_user, a_volunteer, acting

from .situations import leaves, on_the_way

pytestmark = pytest.mark.django_db


def test_the_team_is_who_is_there_with_load_clearance_and_last_day(django_assert_max_num_queries):
    territory = a_territory()
    nadia = a_member(Role.COORDINATOR, territory, a_user("Nadia Ferhat"))
    selma = a_volunteer(territory, user=a_user("Selma"), role="lead")
    hugo, gone = a_volunteer(territory, user=a_user("Hugo")), a_volunteer(territory, user=a_user("Xavier"))
    on_the_way(selma, nadia, Clearance.ACTIVE)
    for name in ("Imprimerie Vallès", "Régie de l’eau"):
        open_file(name, by=acting(hugo), territory=territory)
    handover = leaves(hugo)
    end_now(gone, by=acting(nadia))
    with django_assert_max_num_queries(5):
        mates = team_of(territory.pk)
    assert [(each.name, each.follows, each.last_day) for each in mates] == [
        ("Nadia Ferhat", 0, None), ("Selma", 0, None), ("Hugo", 2, handover.last_day),
    ]  # fmt: skip
    assert mates[1].clearance == "habilité" and mates[1].until == selma.checks_hold_until
    page = signed_in_as(nadia).get(reverse("volunteers:team")).content.decode()
    assert "3 personnes dans l’équipe" in page and "Xavier" not in page


def test_a_lead_decides_nothing_about_minors_and_a_new_role_counts_at_once():
    territory = a_territory()
    nadia, hugo = a_member(Role.COORDINATOR, territory), a_volunteer(territory)
    browser = signed_in(hugo.user)
    assert browser.get(reverse("volunteers:candidates")).status_code == 403
    set_role(hugo, by=acting(nadia), role=TeamRole.LEAD)
    assert browser.get(reverse("volunteers:candidates")).status_code == 200
    newcomer = a_volunteer(territory)
    page = browser.get(reverse("volunteers:volunteer", args=[newcomer.pk])).content.decode()
    assert "Suspendre" not in page and "Noter : identité vérifiée" not in page


def test_left_yesterday_sees_nothing_of_it_today():
    territory = a_territory()
    nadia, hugo = a_member(Role.COORDINATOR, territory), a_volunteer(territory)
    browser, pages = signed_in(hugo.user), [reverse("volunteers:team"), reverse("volunteers:mine")]
    handover = leaves(hugo, days=0)
    assert [browser.get(page).status_code for page in pages] == [200, 200]
    with travel(clock.midnight(handover.last_day + timedelta(days=1))):
        assert [browser.get(page).status_code for page in pages] == [403, 403]
    assert nadia.user != hugo.user
