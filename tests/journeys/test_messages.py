"""A pupil and a mentor write: who reads is said first, a number waits and is refused, an answer is reported."""

from collections.abc import Callable

import pytest

from premierpas.messaging.models import Incident
from premierpas.threads.models import Message
from premierpas.threads.tests.situations import around

from .conftest import WAYS, Seat
from .walk import enter, seen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@WAYS
def test_a_message_is_written_held_passed_answered_and_reported(seat: Callable[..., Seat], size: tuple, script: bool):
    here = around()
    pupil, mentor, coordinator = (seat(size, script=script) for _each in range(3))
    enter(pupil, here.pupil.user)
    enter(mentor, here.mentor.user)
    enter(coordinator, here.coordinator.user)

    pupil.go("/moi/messages/", "the adults around the pupil")
    seen(pupil, f"adults-{size[0]}")
    pupil.press(here.mentor.user.name, "a first word")
    assert here.coordinator.user.name in pupil.page.inner_text("main")
    pupil.fill(text="Bonjour, mon numéro c’est zéro six 12 34 cinquante-six 78")
    pupil.press("Envoyer", "a held message, for its writer")
    assert "un numéro de téléphone" in pupil.page.inner_text("main")
    seen(pupil, f"held-{size[0]}")

    mentor.go("/messages/", "an adult's conversations")
    mentor.press(here.pupil.full_name, "an adult's thread")
    assert "cinquante-six" not in mentor.page.inner_text("main")

    coordinator.go("/association/messages/", "what waits")
    seen(coordinator, f"queue-{size[0]}")
    coordinator.go(f"/association/messages/{Message.objects.get().pk}/", "one that waits")
    seen(coordinator, f"judge-{size[0]}")
    coordinator.press("Ne pas transmettre", "refused without a word")
    coordinator.fill(word="Pas de numéro ici : dis-lui au collège.")
    coordinator.press("Ne pas transmettre", "nothing waits")

    mentor.fill(text="Bonjour, on se voit lundi à 14 h en salle 12 ?")
    mentor.press("Envoyer", "an adult's answer")
    pupil.go(f"/moi/messages/{Message.objects.first().thread_id}/", "an answer, and a refusal")
    assert "salle 12" in pupil.page.inner_text("main") and "Pas de numéro ici" in pupil.page.inner_text("main")
    seen(pupil, f"thread-{size[0]}")
    pupil.press("Signaler", "a report of a message")
    pupil.choose("worry", "adult")
    pupil.fill(text="Je ne veux pas y aller seul.")
    pupil.press("Envoyer à la coordination", "a report is sent")
    assert "salle 12" in Incident.objects.get().copied
