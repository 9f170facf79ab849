"""A link is worth what its holder is: every purpose, every way of losing the part that it was made for."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from premierpas.accounts import link_acts
from premierpas.accounts.link_acts import NotHeld, make_link, purpose_of, use_link
from premierpas.accounts.links import Link
from premierpas.core.clock import travel
from premierpas.core.outbox.models import Message
from premierpas.placements.actions.reminding import remind
from premierpas.placements.errors import SignerLeft
from premierpas.placements.tasks import run_warnings
from premierpas.placements.tests.agreements import the_school
from tests.link_situations import PARTS, Part, a_colleague_to_sign, leaves_the_company, row_of

pytestmark = pytest.mark.django_db
LOST = "Ce lien n’est plus pour vous"
SENT = {"name": "Fatou", "by_name": "Fatou", "answer": "accept", "do": "word", "then": "done", "agree": "on"}


@pytest.fixture(autouse=True)
def november(db: object) -> Iterator[date]:
    with travel(date(2026, 11, 10)):
        yield date(2026, 11, 10)


def test_every_purpose_is_in_the_table():
    assert {part.purpose for part in PARTS.values()} == set(link_acts.purposes.names())


@pytest.mark.parametrize("part", PARTS.values(), ids=PARTS)
def test_whoever_lost_the_part_opens_nothing_does_nothing_and_gets_no_new_link(part: Part):
    link = part.link()
    assert (link.purpose, Client().get(link.address).status_code) == (part.purpose, 200)
    assert part.endings
    for ending in part.endings:
        with transaction.atomic():
            opens_nothing_after(ending, deepcopy(link))
            transaction.set_rollback(True)


def opens_nothing_after(ending: Callable[[Link], object], link: Link) -> None:
    ending(link)
    says_nothing_to_its_recipient(link)
    # The most that can be left of it: still open, though endings close what they know of.
    Link.objects.filter(pk=link.pk).update(revoked_at=None)
    link.refresh_from_db()
    before, messages = Link.objects.values().get(pk=link.pk), Message.objects.count()
    with CaptureQueriesContext(connection) as queries:
        for answer in (
            Client().get(link.address), Client().post(link.address, SENT), Client().post(link.address, {"renew": "1"}),
        ):  # fmt: skip
            assert (answer.status_code, LOST in answer.content.decode()) == (410, True)
    assert {query["sql"].split()[0] for query in queries.captured_queries} <= {"SELECT", "SAVEPOINT", "RELEASE"}
    assert (Link.objects.values().get(pk=link.pk), Message.objects.count()) == (before, messages)
    does_nothing(link)


def says_nothing_to_its_recipient(link: Link) -> None:
    """What is told later reaches only present holders."""
    with transaction.atomic():
        Message.objects.all().delete()
        if link.purpose != "organisations.invitation":
            purpose_of(link).renew(link)  # the way of every reminder
        assert not Message.objects.filter(to=link.recipient).exists()
        transaction.set_rollback(True)


def does_nothing(link: Link) -> None:
    """As for somebody whose page was open when the part was lost."""
    with pytest.raises(NotHeld), transaction.atomic():
        use_link(link)
    assert Link.objects.get(pk=link.pk).used_at is None


def test_a_used_link_shows_its_result_to_its_holder_only():
    link = a_colleague_to_sign()
    Link.objects.filter(pk=link.pk).update(used_at=link.created_at)
    assert Client().get(link.address).status_code == 200
    leaves_the_company(link)
    assert LOST in Client().get(link.address).content.decode()


def test_reminding_who_has_left_says_to_name_another_and_warnings_ask_those_who_can():
    link = a_colleague_to_sign()
    leaves_the_company(link)
    row = row_of(link)
    with pytest.raises(SignerLeft):
        remind(row, by=the_school(row.agreement))
    Message.objects.all().delete()
    with travel(date(2027, 1, 5)):
        run_warnings()
    assert not Message.objects.filter(to__in=[row.email, f"user:{row.user_id}"]).exists()
    asked = Message.objects.filter(notice="placements.signer_left")
    assert asked.exists() and all(each.link.endswith("/transmettre/") for each in asked)


def test_a_purpose_cannot_be_registered_without_saying_who_holds_it():
    with pytest.raises(TypeError, match="still_holds"):
        link_acts.Purpose(screen=lambda request, link: None, done=lambda request, link: None, renew=lambda link: None)


def test_a_link_that_nobody_answers_for_is_never_used():
    with pytest.raises(NotHeld):
        use_link(make_link(purpose="gone.with_its_app", subject_id=1, recipient="fatou@exemple.test"))
