"""The demo world, made small, and what it holds."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from premierpas.accounts.models import User
from premierpas.agenda.models import Task
from premierpas.applications.models import Application
from premierpas.core import clock
from premierpas.demo.accounts import demo_accounts
from premierpas.demo.world import hosts, load, people
from premierpas.events.models import Event, Registration, Speaker
from premierpas.following.models import Standing
from premierpas.meetings.models import Meeting
from premierpas.mentoring.models import Pair
from premierpas.messaging.models import Incident
from premierpas.offers.models import Offer, OfferSlot
from premierpas.offers.waiting import IN_REVIEW
from premierpas.organisations.models import Membership
from premierpas.outreach.models import (
    Commitment,
    CompanyFile,
    Entry,
    NetworkMembership,
    Share,
    Unmet,
)
from premierpas.outreach.models import Contact as FileContact
from premierpas.partners.models import Contact as PartnerContact
from premierpas.people.enums import Relation
from premierpas.people.models import Enrolment, Guardian, Volunteer
from premierpas.placements.models import Agreement, Placement, Signatory, Signature
from premierpas.threads.models import Message
from premierpas.volunteers.models import Reference

TODAY = date(2026, 11, 25)


def made_small(put: Callable[[Any, str, Any], object]) -> None:
    """Four schools, eight hosts, under a hundred pupils; `put` sets an attribute of a module."""
    for module in (load, hosts):
        put(module, "HOSTS", hosts.HOSTS[:8])
    put(load, "FATES", hosts.FATES[::4])
    put(people, "SCHOOLS", people.SCHOOLS[:4])
    put(people, "PUPILS", 200)


def held() -> dict[str, list[Any]]:
    """What the world that is there holds, without the numbers of its rows."""
    return {
        "pupils": rows(Enrolment, "pupil__last_name", "pupil__first_name", "pupil__birth_date", "classroom__name"),
        "families": rows(Guardian, "name", "phone", "language"),
        "adults": rows(User.objects.filter(email__contains="@"), "name"),
        "offers": rows(Offer, "title", "state", "revision", "audience", "published_at", "latitude"),
        "weeks": rows(OfferSlot, "offer__title", "first_day", "free"),
        "applications": rows(
            Application, "pupil__last_name", "offer__title", "slot__first_day", "state", "submitted_at", "ended_at"
        ),
        "placements": rows(Placement, "pupil__last_name", "host_name", "state", "days"),
        "agreements": rows(Agreement, "state", "number"),
        "stages": rows(Standing, "enrolment__classroom__name", "stage"),
        "files": rows(CompanyFile, "name", "state", "owner__user__name", "next_step", "next_on"),
        "entries": rows(Entry, "file__name", "kind", "result", "said", "fact", "at"),
        "members": rows(NetworkMembership, "file__name", "since", "signed_by", "public_since"),
        "promises": rows(Commitment, "membership__file__name", "year", "seats"),
        "looked_in_vain": rows(Unmet, "sector", "insee", "day", "kind", "count"),
        "shares": rows(Share, "file__name", "presence__user__name"),
        "volunteers": rows(Volunteer, "name", "role", "state", "until"),
        "tasks": rows(Task, "reason", "due", "owner__user__name", "state"),
        "messages": rows(Message, "text", "state", "capacity"),
        "events": rows(Event, "slug", "state", "start"),
        "came": rows(Registration, "event__slug", "state", "persons", "joined_at"),
        "pairs": rows(Pair, "since", "volunteer__name"),
        "meetings": rows(Meeting, "start", "state"),
        "incidents": rows(Incident, "worry", "state", "taken_by__name"),
        "accounts": [(each.login, each.name) for each in demo_accounts()],
        "persons": persons(),
        "waits": [(clock.today() - at.date()).days for at in _sent_in()],
        "cards": [pk is not None for pk in Application.objects.values_list("pupil__user__cards", flat=True)],
    }


def persons() -> list[tuple[Any, ...]]:
    """Everybody with what they are called: members, contacts, speakers, referees, signatories, tutors, guardians."""
    found = [
        *rows(Membership, "user__name", "function"), *rows(Signatory, "name", "function"),
        *rows(Signature, "name", "function"), *rows(FileContact, "name", "function"),
        *rows(PartnerContact, "name", "function"), *rows(Speaker, "name", "function"),
        *rows(Reference, "name", "function"),
        *((name, Relation(relation).label) for name, relation in rows(Guardian, "name", "relation")),
    ]  # fmt: skip
    for text in Agreement.objects.order_by("pk"):
        found += [(each["name"], each.get("function", "")) for each in text.content.tutors]
        found += [(each["name"], each["relation"]) for each in text.content.guardians]
    return found


def _sent_in() -> list[datetime]:
    """When those that somebody has to read were sent in."""
    return [at for at in Offer.objects.filter(IN_REVIEW).values_list("submitted_at", flat=True) if at]


def rows(model: Any, *columns: str) -> list[tuple[Any, ...]]:
    """These columns of all rows, in the order in which they were made."""
    found = model if hasattr(model, "order_by") else model.objects.all()
    return list(found.order_by("pk").values_list(*columns))
