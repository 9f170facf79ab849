"""Delegations that ran before they showed anything show what they cover after the migration."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.db import connection

from premierpas.core import clock
from premierpas.people.models import PupilLink
from premierpas.placements.actions.delegating import delegate
from tests.factories import a_classroom, a_head_of, a_pupil, a_teacher

DELEGATIONS = import_module("premierpas.placements.migrations.0004_delegations_show")


@pytest.mark.django_db
def test_delegations_that_run_show_what_those_granted_later_do() -> None:
    deputy = a_teacher(a_classroom())
    pupil = a_pupil(a_classroom(deputy.school, name="3e Z"))
    today = clock.today()
    first, last = today + timedelta(days=1), today + timedelta(days=4)
    delegate(deputy.school, to=deputy, first_day=first, last_day=last, by=a_head_of(deputy.school))

    def shown() -> list[tuple[object, ...]]:
        rows = PupilLink.objects.filter(purpose="delegation", pupil=pupil)
        return list(rows.values_list("adult", "capacity", "membership", "reference", "since", "until"))

    made = shown()
    assert made
    with connection.cursor() as cursor:
        cursor.execute(DELEGATIONS.CLOSE)
        assert shown() == []
        cursor.execute(DELEGATIONS.OPEN)
    assert shown() == made
