"""Places that people name: understood, asked when there are several, said when unknown; never taken for another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from premierpas.core.geography import Position, communes
from premierpas.core.place_names import quarters
from premierpas.core.places import find_places
from premierpas.core.text import figures

NANTERRE = [Position(48.8924, 2.2071)]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("nanterre", "Nanterre (Hauts-de-Seine)"),
        (" NANTERRE ", "Nanterre (Hauts-de-Seine)"),
        ("près de Nanterre", "Nanterre (Hauts-de-Seine)"),
        ("à côté de Nanterre", "Nanterre (Hauts-de-Seine)"),
        ("Nanterre, France", "Nanterre (Hauts-de-Seine)"),
        ("Fort de France", "Fort-de-France (Martinique)"),
        ("Montreuil sous bois", "Montreuil-sous-Bois (Montreuil)"),
        ("Saint-Denis Pleyel", "Carrefour Pleyel (Saint-Denis)"),
        ("SAINT-ÉTIENNE", "Saint-Étienne (Loire)"),
        ("st etienne", "Saint-Étienne (Loire)"),
        ("Kremlin-Bicêtre", "Le Kremlin-Bicêtre (Val-de-Marne)"),
        ("kremlin bicetre", "Le Kremlin-Bicêtre (Val-de-Marne)"),
        ("Havre", "Le Havre (Seine-Maritime)"),
        ("lhay les roses", "L'Haÿ-les-Roses (Val-de-Marne)"),
        ("Issy Moulineaux", "Issy-les-Moulineaux (Hauts-de-Seine)"),
        ("Neuilly s/Seine", "Neuilly-sur-Seine (Hauts-de-Seine)"),
        ("Villeneuve st georges", "Villeneuve-Saint-Georges (Val-de-Marne)"),
        ("Garges les Gonesse", "Garges-lès-Gonesse (Val-d'Oise)"),
        ("Levallois", "Levallois-Perret (Hauts-de-Seine)"),
        ("Paris", "Paris"),
        ("Lyon", "Lyon (Rhône)"),
        ("Paris 13eme", "Paris 13e"),
        ("Paris 13", "Paris 13e"),
        ("Paris (13e)", "Paris 13e"),
        ("paris XIII", "Paris 13e"),
        ("13e arrondissement de Paris", "Paris 13e"),
        ("Lyon 3ème arrondissement", "Lyon 3e (Rhône)"),
        ("Marseille 1er", "Marseille 1er (Bouches-du-Rhône)"),
        ("La Défense", "La Défense (Puteaux)"),
        ("Paris la défense", "La Défense (Puteaux)"),
        ("Part Dieu", "Part-Dieu (Lyon 3e)"),
        ("Montmartre", "Montmartre (Paris 18e)"),
        ("92 000", "Nanterre (Hauts-de-Seine)"),
        ("Nanterre 92000", "Nanterre (Hauts-de-Seine)"),
        ("92013", "Nanterre (Hauts-de-Seine)"),
        ("93200", "Saint-Denis (Seine-Saint-Denis)"),
        ("92042 Paris La Défense Cedex", "La Défense (Puteaux)"),
        ("Saint-Denis (93)", "Saint-Denis (Seine-Saint-Denis)"),
        ("Saint-Denis 974", "Saint-Denis (La Réunion)"),
        ("Saint-Denis, La Réunion", "Saint-Denis (La Réunion)"),
        ("Hauts-de-Seine", "Hauts-de-Seine"),
        ("92", "Hauts-de-Seine"),
        ("Nouméa", "Nouméa (Nouvelle-Calédonie)"),
        ("Nord", "Nord"),
        ("Val de Marne", "Val-de-Marne"),
        ("Manche", "Manche"),
        ("Les Quatre Chemins", "Les Quatre-Chemins (Pantin)"),
        ("4 chemins", "Les Quatre-Chemins (Pantin)"),
        ("Clichy la Garenne", "Clichy-la-Garenne (Clichy)"),
        ("Porte de la Chapelle", "Porte de la Chapelle (Paris 18e)"),
        ("Belsunce", "Belsunce (Marseille 1er)"),
    ],
)
def test_one_place_is_understood(typed, said):
    found = find_places(typed, near=NANTERRE)
    assert found.is_settled and found.first.said == said


@pytest.mark.parametrize(
    ("typed", "first", "another"),
    [
        ("Saint-Denis", "Saint-Denis (Seine-Saint-Denis)", "Saint-Denis (La Réunion)"),
        ("St Denis", "Saint-Denis (Seine-Saint-Denis)", "Saint-Denis (La Réunion)"),
        ("Ste Geneviève des Bois", "Sainte-Geneviève-des-Bois (Essonne)", "Sainte-Geneviève-des-Bois (Loiret)"),
        ("Asnières", "Asnières-sur-Seine (Hauts-de-Seine)", "Asnières (Eure)"),
        ("Belleville", "Belleville (Paris 20e)", "Belleville (Meurthe-et-Moselle)"),
        ("13e arrondissement", "Paris 13e", "Marseille 13e (Bouches-du-Rhône)"),
        ("Marseille 13", "Marseille 13e (Bouches-du-Rhône)", "Marseille (Bouches-du-Rhône)"),
        ("Boulogne", "Boulogne-Billancourt (Hauts-de-Seine)", "Boulogne-sur-Mer (Pas-de-Calais)"),
        ("La Réunion", "La Réunion", "La Réunion (Lot-et-Garonne)"),
        ("Réunion", "La Réunion", "La Réunion (Lot-et-Garonne)"),
        ("Aube", "Aube", "Aube (Orne)"),
        ("Villeneuve", "Villeneuve-la-Garenne (Hauts-de-Seine)", "La Villeneuve (Grenoble)"),
        ("Saint-Pierre", "Saint-Pierre (Marne)", "Saint-Pierre (La Réunion)"),
    ],
)
def test_several_are_proposed_the_nearest_first_and_one_can_be_chosen(typed, first, another):
    found = find_places(typed, near=NANTERRE)
    said = [place.said for place in found.places]
    assert said[0] == first and another in said and not found.is_settled
    chosen = found.chosen(next(place.code for place in found.places if place.said == another))
    assert chosen.is_settled and chosen.first.said == another
    assert found.chosen("99999") == found


def test_near_la_reunion_its_saint_denis_comes_first():
    assert find_places("st denis", near=[Position(-21.0, 55.4)]).first.within == "La Réunion"
    assert find_places("st denis").first.within == "La Réunion"  # without a place to start from, the biggest


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("Nantere", "Nanterre"), ("marsielle", "Marseille"), ("Bordau", "Bordeaux"), ("Sarcelles Lochères", "Sarcelles"),
     ("4 routes La Courneuve", "La Courneuve"), ("mairie de Nanterre", "Nanterre"), ("Lyon centre", "Lyon")],
)  # fmt: skip
def test_a_slip_is_a_guess_that_is_asked(typed, meant):
    found = find_places(typed)
    assert found.is_guess and not found.is_settled and found.first.name == meant


@pytest.mark.parametrize(
    "typed",
    [
        "xyzzyx",
        "rue de Paris",
        "12 rue de la Paix",
        "avenue de Lyon",
        "3 bis bd Bruxelle",
        "Rue du Xyzzyx",
        "🎉",
        "99999",
        "a",
        "Paris 25",
        "&|!",
        "12345678",
    ],
)
def test_an_unknown_place_is_said(typed):
    found = find_places(typed)
    assert found.places == () and found.fault


def test_the_biggest_of_a_name_is_proposed_however_many_are_nearer():
    by_name = {}
    for each in communes():
        by_name.setdefault(each.name, []).append(each)
    many = [sorted(same, key=lambda each: -each.population)[0] for same in by_name.values() if len(same) > 8]
    assert len(many) > 3
    lost = [
        each.name for each in many if each.insee not in {p.code for p in find_places(each.name, near=NANTERRE).places}
    ]
    assert lost == []


def test_nothing_typed_is_nothing_understood():
    assert find_places("  ").places == () and not find_places("").fault


def test_every_commune_is_found_by_its_own_name_and_department():
    some = [each for each in communes() if each.population > 30_000 and "Arrondissement" not in each.name]
    assert len(some) > 200
    lost = [each.name for each in some if each.insee not in {p.code for p in find_places(each.name).places}]
    assert lost == []
    other = [each.name for each in some if each.name not in _names(f"{each.name} ({each.department})")]
    assert other == []


def _names(text):
    return {place.name for place in find_places(text).places}


def test_the_quarters_lie_near_their_communes():
    assert all(abs(quarter.position.latitude - quarter.commune.latitude) < 0.2 for quarter in quarters())


@given(st.text(max_size=60))
def test_no_text_makes_the_reader_fall_and_none_is_ignored(text):
    found = find_places(text)
    assert bool(found.places) is not bool(found.fault) or not figures(text)
