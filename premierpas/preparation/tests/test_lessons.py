"""Twelve lesson sheets of one hour, each on two pages, in plain words."""

import pytest

from premierpas.preparation.lessons import WrongLesson, lesson_for, lessons

LONGEST = 34  # words of a sentence that pupils read


def test_there_are_twelve_in_the_order_of_the_weeks():
    sheets = list(lessons().values())
    assert [each.number for each in sheets] == list(range(1, 13))
    assert [each.weeks for each in sheets] == sorted((each.weeks for each in sheets), reverse=True)


def test_a_pupils_sheet_fits_on_a_page_and_reads_easily():
    faults = []
    for each in lessons().values():
        if sum(task.lines for task in each.sheet) > 15:
            faults.append(f"{each.slug}: too many lines")
        for task in each.sheet:
            faults += [f"{each.slug}: {part}" for part in task.text.split(". ") if len(part.split()) > LONGEST]
    assert faults == []


@pytest.mark.parametrize(
    ("weeks", "title"),
    [
        (None, "Ce que j’aime faire, sans clichés"),
        (20, "Ce que j’aime faire, sans clichés"),
        (3, "Poser de bonnes questions"),
        (0, "Le trajet, l’heure, le premier matin"),
        (-1, "Raconter ce que j’ai vécu"),
        (-9, "Merci, et la suite"),
    ],
)
def test_the_sheet_of_a_week_is_the_one_that_is_due(weeks: int | None, title: str):
    assert lesson_for(weeks).title == title


def test_a_sheet_that_is_no_hour_is_refused():
    one = next(iter(lessons().values()))
    with pytest.raises(WrongLesson):
        type(one)(**{**vars(one), "course": one.course[:3]})
