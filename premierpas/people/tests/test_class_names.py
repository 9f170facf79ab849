"""One class has one name, however a list spells it."""

import pytest

from premierpas.people.class_lists.classes import read_class_name


@pytest.mark.parametrize(
    ("spellings", "name", "level"),
    [
        (
            ["3ème 1", "3EME 1", "3°1", "301", "3E1", "3e-1", "3e n°1", "3_1", "Troisième 1", "classe de 3e 1"],
            "3e 1",
            "3e",
        ),
        (["3A", "3e A", "3EA", "3ème a", "03 A", "3emeA"], "3e A", "3e"),
        (["3E", "3e E", "3 E"], "3e E", "3e"),
        (["2nde 5", "2DE5", "205", "Seconde 5", "2nd 5"], "2de 5", "2de"),
        (["4 SEGPA", "4e SEGPA", "4ème SEGPA"], "4e SEGPA", "4e"),
        (["3EURO"], "3e EURO", "3e"),
    ],
)
def test_spellings_of_one_class(spellings: list[str], name: str, level: str) -> None:
    found = [read_class_name(spelling) for spelling in spellings]
    assert {each.name for each in found} == {name}
    assert len({each.key for each in found}) == 1
    assert {each.level for each in found} == {level}


def test_a_class_without_internship_is_told_from_one_whose_level_is_unknown() -> None:
    assert read_class_name("6ème B").is_other_level
    assert read_class_name("Terminale 2").is_other_level
    unknown = read_class_name("Galilée")
    assert (unknown.name, unknown.level, unknown.is_other_level) == ("Galilée", "", False)
