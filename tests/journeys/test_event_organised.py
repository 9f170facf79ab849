"""A coordinator makes a company's day on a phone, opens it, moves it, cancels it; a visitor reads it."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from premierpas.core import clock
from premierpas.events.models import Event
from premierpas.organisations.enums import Role
from premierpas.ui.typography import day
from tests.factories import a_classroom, a_cleared_volunteer, a_company, a_member, a_school, a_territory, a_user

from .conftest import WAYS, Seat
from .walk import enter, seen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@WAYS
def test_a_company_s_day_is_made_opened_moved_and_cancelled(seat: Callable[..., Seat], size: tuple, script: bool):
    territory = a_territory("Nanterre")
    nadia = a_member(Role.COORDINATOR, territory, a_user("Nadia Ferhat"))
    school = a_school(territory)
    a_classroom(school)
    company = a_company(territory, name="Eau de la Boucle")
    a_cleared_volunteer(territory, user=a_user("Hugo Petitjean"))
    first, second = (clock.today() + timedelta(days=n) for n in (40, 47))
    me, visitor = seat(size, script=script), seat(size, script=script)
    enter(me, nadia.user)
    visitor.go("/evenements/", "nothing yet")
    me.go("/", "home")
    me.go("/association/evenements/", "no event yet")
    me.press("Nouvel événement", "a new event")
    me.press("Commencer le brouillon", "an event without a title")
    me.choose("kind", "company_day")
    me.fill(title="Derrière le robinet", summary="D’où vient l’eau ? Entrez, mesurez, goûtez.", day=first.isoformat())
    me.page.select_option("[name=company]", str(company.pk))
    me.press("Commencer le brouillon", "a draft")
    event = Event.objects.get()
    assert (event.for_whom, event.seats.count(), event.venue) == ("classes", 30, "Eau de la Boucle")
    me.press("Le programme", "its programme")
    me.fill(at_0="09:00", title_0="Arrivée à la porte bleue", text_0="Casque et gilet.", title_1="Au labo")
    me.press("Enregistrer", "an hour is missing")
    me.fill(at_1="10:30")
    seen(me, f"programme-{size[0]}")
    me.press("Enregistrer")
    me.press("Qui on rencontre", "whom one meets")
    me.fill(name_0="Aminata Sarr", function_0="directrice de l’usine", words_0="Elle a commencé ici, en troisième.")
    me.press("Enregistrer")
    me.press("Les places", "the seats")
    me.fill(seats="28")
    me.press("Enregistrer")
    me.press("Les invitations", "who is invited")
    me.choose("schools", str(school.pk))
    me.press("Enregistrer")
    me.press("L’accueil", "who welcomes")
    me.press("Enregistrer")
    me.press("L’inscription", "who registers")
    me.press("Enregistrer")
    me.press("Aperçu", "a preview")
    visitor.page.goto(f"{visitor.base}/evenements/{event.slug}/")
    assert "Derrière le robinet" not in visitor.page.inner_text("main")
    me.press("Organiser cet événement", "ready")
    seen(me, f"draft-{size[0]}")
    me.press("Publier et ouvrir les inscriptions", "open")
    visitor.go(f"/evenements/{event.slug}/", "the public page")
    seen(visitor, f"event-{size[0]}")
    assert "Arrivée à la porte bleue" in visitor.page.inner_text("main")
    assert "Aminata Sarr" in visitor.page.inner_text("main")
    me.press("Déplacer", "another day")
    me.fill(day=second.isoformat(), closes=first.isoformat())
    me.press("Enregistrer et prévenir", "moved")
    visitor.go(f"/evenements/{event.slug}/", "the public page, moved")
    assert day(second) in visitor.page.inner_text("main").lower()
    me.press("Annuler", "cancelling")
    me.press("Annuler et prévenir", "cancelling without a reason")
    me.fill(why="Une fuite dans la galerie")
    me.press("Annuler et prévenir", "cancelled")
    seen(me, f"cancelled-{size[0]}")
    visitor.go(f"/evenements/{event.slug}/", "the public page, cancelled")
    assert "Une fuite dans la galerie" in visitor.page.inner_text("main")
    me.go("/association/evenements/?etat=passes", "past events")
    me.press("Derrière le robinet")
    me.press("Refaire", "the same again")
    me.press("Répéter chaque semaine", "week after week")
    me.fill(times="2")
    me.press("Créer les brouillons", "drafts")
    assert Event.objects.filter(state="draft").count() == 3
    me.go("/association/evenements/?etat=brouillons", "the drafts")
    seen(me, f"plan-{size[0]}")
