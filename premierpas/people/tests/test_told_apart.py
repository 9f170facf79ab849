"""Two pupils of one first name in a class can be told apart wherever only first names stand."""

import pytest

from premierpas.people.models import Pupil
from premierpas.people.told_apart import told_apart


def names(*pupils: str, **options: bool) -> list[str]:
    """Short names of pupils written `first name / last name`."""
    made = [
        Pupil(pk=number, first_name=first.strip(), last_name=last.strip())
        for number, (first, last) in enumerate((each.split("/") for each in pupils), start=1)
    ]
    return list(dict(sorted(told_apart(made, **options).items())).values())


@pytest.mark.parametrize(
    ("pupils", "short"),
    [
        (["Zoé/Petit", "Léa/Martin"], ["Zoé", "Léa"]),
        (["Léa/Martin", "Léa/Koné", "Zoé/Petit"], ["Léa M.", "Léa K.", "Zoé"]),
        (["Léa/Martin", "LEA/Koné"], ["Léa M.", "LEA K."]),
        (["Léa/Martin", "Léa/Mendy"], ["Léa Ma.", "Léa Me."]),
        (["Léa/D'Almeida", "Léa/D'Angelo"], ["Léa D'Al.", "Léa D'An."]),
        (["Léa/Martin", "Léa/Martinez"], ["Léa Martin", "Léa Martine."]),
    ],
)
def test_as_much_of_the_last_name_is_added_as_it_takes(pupils: list[str], short: list[str]) -> None:
    assert names(*pupils) == short


def test_a_list_on_the_wall_has_initials_for_all() -> None:
    assert names("Zoé/Petit", "Léa/Martin", "Léa/Mendy", always_initial=True) == ["Zoé P.", "Léa Ma.", "Léa Me."]
