"""What follows from rows is computed anew as soon as it could be another."""

import pytest
from django.apps import apps

from premierpas.organisations.models import Company, School, Territory
from tests.factories import a_company, a_school, a_territory
from tests.machines import Kept


@pytest.mark.django_db
def test_an_answer_is_kept_until_its_tables_are_written_into_or_time_passes():
    asked: list[str] = []
    kept = Kept()

    def names() -> list[str]:
        asked.append("names")
        return list(Territory.objects.order_by("pk").values_list("name", flat=True))

    def answered(moment: int = 1) -> tuple[list[str], int]:
        kept.look(moment)
        return kept.answer("names", names), len(asked)

    territory = a_territory()
    assert answered() == answered() == ([territory.name], 1)
    school = a_school(territory)
    assert answered() == ([territory.name], 1)
    Territory.objects.update(name="Ailleurs")
    assert answered() == answered() == (["Ailleurs"], 2)
    assert answered(moment=2) == (["Ailleurs"], 3)
    School.objects.filter(pk=school.pk).update(name="École")
    assert answered(moment=2) == (["Ailleurs"], 3)


@pytest.mark.django_db
def test_what_a_trigger_writes_counts():
    kept, history = Kept(), apps.get_model("organisations", "CompanyEvent").objects.all()
    company = a_company()
    kept.look(1)
    before = len(kept.answer("history", history.all))
    Company.objects.filter(pk=company.pk).update(name="Garage")
    kept.look(1)
    assert len(kept.answer("history", history.all)) == before + 1
