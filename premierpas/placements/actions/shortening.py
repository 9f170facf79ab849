"""Addresses of signatures are kept for 90 days, then only the network remains (domain.md, Signature evidence)."""

from datetime import timedelta

from django.db import connection

from premierpas.core import clock
from premierpas.core.actions import NOBODY, NOTHING, Actor, action

KEPT_WHOLE = timedelta(days=90)
_SQL = """
    UPDATE placements_signature SET address = short.value
    FROM (
        SELECT id, host(network(set_masklen(address, CASE family(address) WHEN 4 THEN 24 ELSE 48 END)))::inet AS value
        FROM placements_signature WHERE at < %s AND address IS NOT NULL
    ) AS short
    WHERE short.id = placements_signature.id AND placements_signature.address <> short.value
"""


@action(may=NOBODY, on=NOTHING, tasks=True)
def shorten_addresses(*, by: Actor) -> int:
    """Keep the network only (/24, for IPv6 /48) of signatures older than 90 days; how many were cut now."""
    with connection.cursor() as cursor:
        cursor.execute(_SQL, [clock.now() - KEPT_WHOLE])
        return int(cursor.rowcount)
