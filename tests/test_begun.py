"""What the tests of a module begin with is there for each of them, as it was made, on a connection that stays."""

import pytest
from django.db import connection

from premierpas.accounts.models import User
from tests.begun import begun_once
from tests.factories import a_user

pytestmark = pytest.mark.django_db
somebody = begun_once(lambda: a_user("Ada Roy"))
sessions: set[int] = set()


@pytest.mark.parametrize("turn", [1, 2, 3])
def test_each_finds_what_was_begun_and_nothing_that_another_wrote(turn: int, somebody: User) -> None:
    assert list(User.objects.values_list("pk", "name")) == [(somebody.pk, "Ada Roy")]
    a_user("Bo")
    User.objects.update(name="Autre")
    sessions.add(connection.connection.info.backend_pid)


def test_they_share_the_session() -> None:
    assert len(sessions) <= 1
    assert User.objects.count() == 1
