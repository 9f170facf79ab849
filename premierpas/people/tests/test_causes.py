"""What is wrong with a list is said by cause, with the names of those whom it concerns."""

from premierpas.people.class_lists.causes import by_cause, pupils_concerned

from .lists import a_list, a_siecle, a_structure, an_element, read

FIRST_NAMES = [f"Inès{chr(97 + n // 8)}{chr(97 + n % 8)}" for n in range(56)]


def test_one_cause_of_56_pupils_is_said_once_with_their_names() -> None:
    # As the State's base writes it: everything on one line.
    pupils = "".join(an_element(n, first_name=name) for n, name in enumerate(FIRST_NAMES)).replace("\n", "")
    found = read(a_siecle(pupils, a_structure(99, "3A")))
    causes = by_cause(found.errors)
    assert [(cause.words, cause.count) for cause in causes] == [("La classe manque.", 56)]
    assert causes[0].names == tuple(f"{name} Benali" for name in FIRST_NAMES)
    assert pupils_concerned(found.errors) == 56


def test_an_error_names_its_pupil_and_the_line_of_the_element() -> None:
    found = read(a_siecle(an_element(1) + an_element(2, "KONÉ", "Awa"), a_structure(1, "3A")))
    assert [(error.line, error.who) for error in found.errors] == [(5, "Awa Koné")]
    assert "Awa Koné" in found.errors[0].named


def test_somebody_without_a_name_is_told_by_the_schools_number() -> None:
    found = read(a_siecle(an_element(7, "", ""), a_structure(7, "3A")))
    assert {error.who for error in found.errors} == {"élève n°\u00a07XX"}


def test_what_stood_in_the_list_is_shown_beside_each_name() -> None:
    found = read(a_list("Benali;Inès;31/02/2012;3A", "Koné;Awa;hier;3A", "Petit;Léa;;3A"))
    assert [(cause.count, cause.names) for cause in by_cause(found.errors)] == [
        (2, ("Inès Benali (ligne 2, «\u202f31/02/2012\u202f»)", "Awa Koné (ligne 3, «\u202fhier\u202f»)")),
        (1, ("Léa Petit (ligne 4)",)),
    ]
