"""Two hundred signings at once, each sent twice, on real connections: none lost, none double."""

import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connection, transaction

from premierpas.agenda.tasks import reconcile
from premierpas.applications.tests.situations import a_slot, an_offer, an_old_pupil
from premierpas.demo.world.planning import followed_up_later
from premierpas.following.standings import refresh_everybody
from premierpas.placements.document.agreement import agreement_pdf
from premierpas.placements.evidence.verifying import problems
from premierpas.placements.models import Agreement, AgreementState, Entry, Happening, Party, SealedFile, Signature
from premierpas.placements.sealing import sealing
from premierpas.placements.sealing.sealing import seal
from tests.factories import a_classroom, a_school, a_teacher
from tests.waiting import wait_for

from .agreements import a_draft, in_signature, signed, signed_by

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.concurrency]
CLASSES, PUPILS, HANDS = 10, 5, 12
AGREEMENTS = CLASSES * PUPILS


def of_one_class() -> list[Agreement]:
    """Its pupils all go to one host, so that one head and one colleague sign for each of them."""
    room, slot = a_classroom(a_school()), a_slot(an_offer(places=PUPILS))
    a_teacher(room)

    def one() -> Agreement:
        return in_signature(a_draft(pupil=an_old_pupil(classroom=room), slot=slot))

    first = one()  # with the tasks that are over: whoever signs holds them too
    with followed_up_later():
        return [first, *(one() for _ in range(PUPILS - 1))]


@pytest.fixture
def asked() -> list[Agreement]:
    """Fifty agreements that four parties each may sign."""
    with transaction.atomic():
        agreements = [agreement for _ in range(CLASSES) for agreement in of_one_class()]
        sum(refresh_everybody())
        reconcile()
    return agreements


def posts(agreements: list[Agreement]) -> Iterator[tuple[Agreement, Party]]:
    """Every signing twice, the second right behind the first."""
    for party in (Party.SCHOOL, Party.HOST, Party.GUARDIAN, Party.PUPIL):
        for agreement in agreements:
            yield agreement, party
            yield agreement, party


def test_two_hundred_signings_each_posted_twice_are_two_hundred_signatures(asked: list[Agreement]):
    def post(one: tuple[Agreement, Party]) -> int:
        try:
            return signed_by(*one).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(HANDS) as hands:
        found = list(hands.map(post, posts(asked)))
    assert len(found) == 400 and len(set(found)) == 200
    assert Signature.objects.count() == 200
    assert Agreement.objects.filter(state=AgreementState.SIGNED).count() == AGREEMENTS
    assert Entry.objects.filter(happening=Happening.SIGNED).count() == 200
    assert Entry.objects.filter(happening=Happening.COMPLETE).count() == AGREEMENTS
    assert list(problems()) == []


def test_two_workers_that_seal_at_once_make_one_file():
    with transaction.atomic():
        agreement = signed()
    barrier = threading.Barrier(2)

    def work(_n: int) -> int:
        try:
            barrier.wait()
            row = seal(agreement.pk)
            assert row is not None
            return row.pk
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as hands:
        assert len(set(hands.map(work, range(2)))) == 1
    assert SealedFile.objects.count() == 1
    assert Entry.objects.filter(happening=Happening.SEALED).count() == 1


def test_a_worker_killed_while_sealing_leaves_it_to_the_next_who_seals_once(tmp_path: Path, settings):
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    }
    with transaction.atomic():
        agreement = signed()
    pdf = agreement_pdf(agreement)  # typst has threads of its own, which a forked process would wait for in vain
    connection.close()
    stored, write = tmp_path / "stored", sealing._store

    def stuck(content: bytes, sha256: str) -> str:
        name = write(content, sha256)
        stored.touch()
        signal.pause()
        return name

    worker = os.fork()
    if worker == 0:  # the worker: its file is written, its row isn't
        try:
            sealing._store, sealing.agreement_pdf = stuck, lambda _agreement: pdf
            seal(agreement.pk)
        finally:
            os._exit(1)
    wait_for(stored.exists)
    os.kill(worker, signal.SIGKILL)
    os.waitpid(worker, 0)
    assert stored.exists() and not SealedFile.objects.exists()
    row = seal(agreement.pk)
    assert row is not None and SealedFile.objects.get() == row
    assert Entry.objects.filter(happening=Happening.SEALED).count() == 1
    assert list(problems()) == []
