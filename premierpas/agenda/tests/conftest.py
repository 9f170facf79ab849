import pytest

pytest.register_assert_rewrite("premierpas.agenda.tests.days")  # what it finds wrong is told as in a test
