"""Run by the test as a process of its own on the product's database: make the world, tell how it stands.

It loads once. For each line on stdin, `seed` or `tell`, it writes one JSON object as a line on stdout.
"""

import json
import os
import sys
from datetime import timedelta
from typing import Any

APPLICATIONS, PLACES, CARDS = 24, 4, 6


def seed() -> dict[str, Any]:
    """Sent applications of as many pupils, four to each week's four places; the links to answer, and some cards."""
    from premierpas.accounts.cards import issue_card
    from premierpas.accounts.links import Link
    from premierpas.applications.actions import start_application, submit_application
    from premierpas.core import clock
    from tests.factories import (
        a_classroom,
        a_published_offer,
        a_pupil,
        a_school,
        a_teacher,
        acting,
        coming_weeks,
        the_class_goes,
    )

    classroom = a_classroom(a_school())
    a_teacher(classroom)
    of_fifteen = clock.today() - timedelta(days=15 * 366)
    acts = []
    for number in range(APPLICATIONS):
        if number % PLACES == 0:
            slot = a_published_offer(weeks=coming_weeks(4)[-1:], places=PLACES).slots.get()
        pupil = a_pupil(classroom, birth_date=of_fifteen)
        the_class_goes(pupil, slot.first_day, slot.last_day)
        draft = start_application(pupil, slot=slot, by=acting(pupil))
        sent = submit_application(draft, letter="Je suis curieuse.", cv={"skills": "Dessiner"}, by=acting(pupil))
        link = Link.objects.get(purpose="applications.answer", subject_id=sent.pk)
        card = issue_card(pupil.user).passphrase if number < CARDS else ""
        acts.append({"id": sent.pk, "link": link.address, "user": pupil.user.username, "card": card})
    return {"applications": acts}


def tell() -> dict[str, Any]:
    """Everything that could be doubled or lost."""
    from django.db import connection

    from premierpas.applications.models import Application
    from premierpas.core.outbox.models import Message
    from premierpas.offers.models import OfferSlot, Seat
    from premierpas.placements.models import Placement

    with connection.cursor() as cursor:
        cursor.execute("SELECT status::text, task_name, attempts FROM procrastinate_jobs")
        jobs = cursor.fetchall()
    return {
        "applications": [[each.pk, each.state, each.seat_id] for each in Application.objects.order_by("pk")],
        "seats": sorted(Seat.objects.values_list("pk", "state")),
        "free": list(OfferSlot.objects.order_by("pk").values_list("free", flat=True)),
        "placements": sorted(Placement.objects.values_list("application_id", flat=True)),
        "messages": list(Message.objects.order_by("pk").values_list("pk", "notice", "channel", "key", "state")),
        "jobs": jobs,
    }


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.killed.settings")
    import django

    django.setup()
    for line in sys.stdin:
        print(json.dumps({"seed": seed, "tell": tell}[line.strip()](), default=str), flush=True)
