"""Run by pretix's own Python: an organiser, events with a free product each and its quota, a token of the API."""

import json
import sys
from datetime import timedelta
from decimal import Decimal


def fill(seats: dict[str, int]) -> dict[str, object]:
    """The keys of the products by event, and the token; `seats`: of each event, by its name."""
    from django.utils.timezone import now
    from django_scopes import scopes_disabled
    from pretix.base.models import Event, Organizer, Team

    with scopes_disabled():
        organizer = Organizer.objects.create(name="Bench", slug="bench")
        team = Team.objects.create(
            organizer=organizer,
            name="Bench",
            all_events=True,
            all_event_permissions=True,
            all_organizer_permissions=True,
        )
        made: dict[str, object] = {"token": team.tokens.create(name="bench").token}
        for slug, size in seats.items():
            event = Event.objects.create(
                organizer=organizer, name="Bench", slug=slug, date_from=now() + timedelta(days=21), currency="EUR",
                live=True, plugins="",
            )  # fmt: skip
            item = event.items.create(name="Place", default_price=Decimal("0.00"))
            quota = event.quotas.create(name="Places", size=size)
            quota.items.add(item)
            made[slug] = item.pk
    return made


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(fill(json.loads(sys.argv[1]))))
