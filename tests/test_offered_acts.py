"""No page offers an act that is refused for a reason known when the page was made: every scene, role, page, form."""

from collections.abc import Callable
from contextlib import nullcontext
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from premierpas.accounts.links import Link
from premierpas.applications.actions import withdraw
from premierpas.applications.models import Application
from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.core.clock import travel
from premierpas.core.outbox.models import Message
from premierpas.organisations.actions.joining import accept_invitation
from premierpas.organisations.models import Invitation
from premierpas.placements.actions import reopen
from premierpas.placements.models import Agreement, Signatory
from premierpas.placements.tests.agreements import completed, the_school
from tests.factories import acting
from tests.link_situations import PARTS
from tests.offering import ABOUT, Walk, refusals_noted, walks
from tests.scanning import KINDS
from tests.together import folder_of_run

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("documents_set_once")]
SCENES = [(kind, name) for kind, (scenes, _apps) in ABOUT.items() for name in scenes]


@pytest.mark.parametrize(("kind", "name"), SCENES)
def test_what_a_page_offers_succeeds(kind: str, name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    found = walks(folder_of_run(tmp_path_factory.getbasetemp()), kind, name)[name]
    assert found.faults == [], "\n".join(map(str, found.faults))
    assert found.opened >= 5 and found.done >= 1, "pages were looked at, acts were done"


# Nothing of a scene is on them for who has no account, so a link to them is followed once.
SAME_TO_VISITORS = {
    "portal:about", "portal:help", "portal:legal", "portal:accessibility", "portal:data", "careers:paths",
    "campaigns:press", "pages:news", "pages:results", "pages:partners",
}  # fmt: skip
_followed: set[str] = set()
SENT = {part.link: f"{name}, sent" for name, part in PARTS.items()}
LINKS = {SENT.get(link, f"{name}, asked"): link for name, link in KINDS.items()} | {
    name: link for link, name in SENT.items()
}


def expired(link: Link) -> Link:
    """The same after its time."""
    Link.objects.filter(pk=link.pk).update(expires_at=link.created_at)
    return link


@pytest.mark.parametrize("name", LINKS)
def test_what_a_links_page_offers_succeeds_in_time_and_expired(name: str) -> None:
    link = LINKS[name]()
    for comes in (lambda: link, lambda: expired(link)):  # what a walk does is taken back
        with refusals_noted() as refusals:
            walk = Walk(Client(), refusals)
            walk.seen |= _followed
            walk.page(comes().address)
        assert walk.faults == [], "\n".join(map(str, walk.faults))
        assert walk.opened == 1
        _followed.update({reverse(same) for same in SAME_TO_VISITORS} & walk.seen)


def _taken_back(link: Link) -> None:
    application = Application.objects.get(pk=link.subject_id)
    withdraw(application, by=acting(application.pupil))


def _joined(link: Link) -> None:
    accept_invitation(Invitation.objects.get(pk=link.subject_id), by=Actor.holder(link, name="Ada"))


def _completed(link: Link) -> None:
    completed(Agreement.objects.get(pk=link.subject_id))


def _replaced(link: Link) -> None:
    agreement = Signatory.objects.get(pk=link.subject_id).agreement
    reopen(agreement, reason="Mauvaises dates", by=the_school(agreement))


DONE: dict[str, Callable[[Link], Any] | int] = {
    "applications.answer": _taken_back,
    "organisations.invitation": _joined,
    "placements.complete": _completed,
    "placements.sign": _replaced,
    "placements.week": 200,  # days later
}


@pytest.mark.parametrize("purpose", DONE)
def test_a_link_that_is_over_offers_no_other_where_nothing_is_left_to_do(purpose: str) -> None:
    link = next(part.link for part in PARTS.values() if part.purpose == purpose)()
    ending = DONE[purpose]
    if callable(ending):
        ending(link)
    Link.objects.filter(pk=link.pk).update(revoked_at=None, used_at=None, expires_at=link.created_at)
    with travel(clock.today() + timedelta(days=ending)) if isinstance(ending, int) else nullcontext():
        html = Client().get(link.address).content.decode()
        assert "Ce lien ne sert plus" in html and 'name="renew"' not in html
        messages = Message.objects.count()
        Client().post(link.address, {"renew": "1"})
        assert Message.objects.count() == messages
