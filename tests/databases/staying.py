"""A test that takes back what it wrote leaves the connection to the next: each new one knows nothing of the tables."""

from django.db import connections
from django.test import TestCase


def _leave(cls: type[TestCase]) -> None:
    """Instead of Django's end of a class of tests, which closes every connection; pytest-django has a class a test."""
    cls._rollback_atomics(cls.cls_atomics)  # type: ignore[attr-defined]
    for connection in connections.all(initialized_only=True):
        if connection.errors_occurred and not connection.in_atomic_block:
            connection.close()
    super(TestCase, cls).tearDownClass()


def install() -> None:
    """For every test of this process."""
    TestCase.tearDownClass = classmethod(_leave)  # type: ignore[assignment]
