"""`make run` as it is, but the postman can be held up, writes down what he does, and a silent worker is given up sooner."""

from premierpas.settings.dev import *  # noqa: F403

OUTBOX_DELIVERY = "tests.killed.carrier.Held"
STALLED_AFTER_SECONDS = 12
