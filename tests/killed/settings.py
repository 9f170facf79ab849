"""`make run` as it is, but the postman is slow, writes down what he does, and a silent worker is given up sooner."""

from premierpas.settings.dev import *  # noqa: F403

OUTBOX_DELIVERY = "tests.killed.carrier.Slow"
STALLED_AFTER_SECONDS = 12
