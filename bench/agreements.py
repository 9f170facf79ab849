"""A class of thirty: its agreements made, signed by the head teacher, sealed and zipped; and many signings at once.

    make bench NAME=agreements

The class is a made-up one, in a data folder of its own that is gone afterwards. `class_of_30_s` is the time from thirty
completed agreements that three parties have signed to the ZIP of thirty sealed files: thirty signatures of the head
teacher, thirty PDFs, thirty seals, one archive. `signings`, `lost` and `doubled` come from 90 signings by twelve hands
at once, each posted twice. Progress goes to stderr; the last line of stdout is JSON.
"""

import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from own_folder import django_here, own_folder, report, run, tell

CLASS, HANDS, WORKERS = 30, 12, 4


def measure() -> None:
    """Make the class, sign and seal it, and let many sign at once."""
    with own_folder() as folder, django_here(folder):
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        report("agreements", *_figures())


def _figures() -> tuple[dict[str, Any], dict[str, Any]]:
    from django.db import transaction

    from premierpas.placements.actions import request_signatures
    from premierpas.placements.models import Agreement, Party
    from premierpas.placements.sealing.certificate import seal_key
    from premierpas.placements.sealing.export import export_zip
    from premierpas.placements.sealing.sealing import seal
    from premierpas.placements.tests.agreements import a_draft, completed, signed_by, the_school

    tell("the deployment's key and certificate, then thirty agreements, completed …")
    seal_key()
    with transaction.atomic():
        ready = [completed(a_draft()) for _ in range(CLASS)]
    started = time.perf_counter()
    asked = [request_signatures(each, by=the_school(each)) for each in ready]
    asked_s = time.perf_counter() - started
    tell("pupil, guardian and host sign, all at once, everything twice …")
    counted = _at_once(asked, [Party.PUPIL, Party.GUARDIAN, Party.HOST])

    tell("the head teacher signs the class; sealed, zipped …")
    started = time.perf_counter()
    for each in asked:
        signed_by(each, Party.SCHOOL)
    signed_s = time.perf_counter() - started
    _by_the_worker(seal, [each.pk for each in asked])
    sealed_s = time.perf_counter() - started - signed_s
    with tempfile.TemporaryFile() as file:
        exported = export_zip(file, Agreement.objects.all())
    whole = time.perf_counter() - started + asked_s
    figures = {
        "class_of_30_s": round(whole, 3),
        "asked_s": round(asked_s, 3),
        "signed_s": round(signed_s, 3),
        "sealed_s": round(sealed_s, 3),
        "files": exported["agreements"],
        **counted,
    }
    return figures, {"class_of_30_s": 5.0}


def _by_the_worker(seal: Any, ids: list[int]) -> None:
    """As many at once as the worker of `make run` does."""
    from django.db import connection

    def work(pk: int) -> None:
        try:
            seal(pk)
        finally:
            connection.close()

    with ThreadPoolExecutor(WORKERS) as hands:
        list(hands.map(work, ids))


def _at_once(agreements: list[Any], parties: list[Any]) -> dict[str, Any]:
    """Every signing twice, by many hands: how many there are, how many are missing, how many too many."""
    from django.db import connection

    from premierpas.placements.models import Signature
    from premierpas.placements.tests.agreements import signed_by

    def post(one: tuple[Any, Any]) -> int:
        try:
            return signed_by(*one).pk
        finally:
            connection.close()

    wanted = [(agreement, party) for party in parties for agreement in agreements for _twice in range(2)]
    started = time.perf_counter()
    with ThreadPoolExecutor(HANDS) as hands:
        found = list(hands.map(post, wanted))
    seconds = time.perf_counter() - started
    signings, rows = len(wanted) // 2, Signature.objects.count()
    return {
        "signings": signings,
        "lost": max(0, signings - rows),
        "doubled": max(0, rows - signings) + len(set(found)) - min(len(set(found)), signings),
        "signings_per_s": round(signings / seconds, 1),
    }


if __name__ == "__main__":
    run(measure)
