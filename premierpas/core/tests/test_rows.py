"""Objects of compiled statements are those that Django makes."""

import copy
import pickle

import pytest
from django.db import models
from django.db.models.signals import post_init

from premierpas.core.compiled import Compiled, Given
from premierpas.core.rows import maker_of
from premierpas.organisations.models import Classroom, School
from tests.factories import a_classroom


def _rooms():
    rows = Classroom.objects.select_related("school__territory").annotate(twice=models.F("pk") * 2)
    return rows.filter(pk=Given("room"))


@pytest.mark.django_db
def test_an_object_is_the_one_that_django_makes():
    room = a_classroom()
    compiled = Compiled(_rooms)
    found = compiled.get(room=room.pk)
    expected = Classroom.objects.select_related("school__territory").annotate(twice=models.F("pk") * 2).get(pk=room.pk)
    for ours, theirs in ((found, expected), (found.school, expected.school)):
        assert type(ours) is type(theirs)
        assert {**vars(ours), "_state": None} == {**vars(theirs), "_state": None}
        assert (ours._state.adding, ours._state.db) == (theirs._state.adding, theirs._state.db)
    assert found.school.territory == expected.school.territory
    assert not found.get_deferred_fields() and pickle.loads(pickle.dumps(found)) == copy.copy(found) == expected
    found.school = other = a_classroom(name="5e B").school
    assert found.school_id == other.pk
    found.save()
    assert Classroom.objects.get(pk=room.pk).school == other


@pytest.mark.django_db
def test_nothing_that_was_read_along_is_shared_between_askings():
    room = a_classroom()
    compiled = Compiled(_rooms)
    first, second = compiled.get(room=room.pk), compiled.get(room=room.pk)
    first.name, first.school.name = "A", "B"
    assert second.name == room.name and second.school.name == room.school.name


@pytest.mark.django_db
def test_columns_that_were_left_out_are_read_when_they_are_wanted():
    room = a_classroom()
    found = Compiled(lambda: Classroom.objects.only("school").filter(pk=Given("room"))).get(room=room.pk)
    assert "name" in found.get_deferred_fields() and found.name == room.name


@pytest.mark.django_db
def test_who_listens_to_objects_as_they_are_made_hears_of_each():
    room, heard = a_classroom(), []

    def hear(instance, **_more):
        heard.append(instance.pk)

    post_init.connect(hear, sender=School)
    try:
        Compiled(_rooms).get(room=room.pk)
    finally:
        post_init.disconnect(hear, sender=School)
    assert heard == [room.school_id]


def test_a_model_that_makes_its_own_objects_makes_them(monkeypatch):
    columns = len(School._meta.concrete_fields)
    assert maker_of(School, columns) is not School
    assert maker_of(School, columns - 1) is School
    monkeypatch.setattr(School, "from_db", classmethod(lambda cls, *row: None))
    assert maker_of(School, columns) is School
