"""One page through the whole of Django in this process, its SQL run again alone, and what both took.

The page passes every middleware (session, permission, compression) as a browser's request does, without a network
between. Its SQL alone is every statement of that page, run again with the same parameters through the same connection.
Both are timed in turn, so that a busy machine weighs on both; the processor's time of this process is noted beside.
"""

import statistics
import time
from collections.abc import Callable
from typing import Any

from own_folder import milliseconds

BROWSER = {"Accept-Encoding": "gzip, br"}


class OpenedPage:
    """One address for one person, measured."""

    def __init__(self, client: Any, address: str, words: dict[str, str] | None = None) -> None:
        self.client, self.address, self.words = client, address, words or {}
        self.page_ms: list[float] = []
        self.cpu_ms: list[float] = []
        self.sql_ms: list[float] = []
        self.sql_cpu_ms: list[float] = []
        self.statements: list[tuple[str, Any]] = []

    def warm_up(self) -> None:
        """Fill what is kept between requests, then note the statements of one more."""
        from django.db import connection

        for _each in range(2):
            self.open()
        with connection.execute_wrapper(self._note):
            self.open()

    def measure(self, rounds: int, beside: Callable[[], Any] | None = None) -> None:
        """The page and its SQL in turn, and whatever is measured beside them."""
        self.warm_up()
        for _each in range(rounds):
            for do, took, worked in (
                (self.open, self.page_ms, self.cpu_ms),
                (self._sql_alone, self.sql_ms, self.sql_cpu_ms),
            ):
                cpu = time.process_time()
                took.append(milliseconds(do))
                worked.append((time.process_time() - cpu) * 1000)
            if beside:
                beside()

    def open(self) -> Any:
        """The answer; anything but 200 can't be measured."""
        answer = self.client.get(self.address, self.words, headers=BROWSER)
        if answer.status_code != 200:
            raise RuntimeError(f"{self.address} {self.words}: {answer.status_code}")
        return answer

    @property
    def undisturbed(self) -> tuple[float, float]:
        """What the page takes where nothing else runs, and its SQL: this process's own work and its wait for answers."""
        alone = min(self.sql_ms)
        return min(self.cpu_ms) + alone - min(self.sql_cpu_ms), alone

    @property
    def middle(self) -> tuple[float, float]:
        """The page and its SQL, each in the middle of its rounds."""
        return statistics.median(self.page_ms), statistics.median(self.sql_ms)

    def line(self, name: str) -> str:
        """The page in words."""
        page, alone = self.middle
        return f"  {name:44} page {page:6.1f} ms, SQL alone {alone:6.1f} ms, {len(self.statements)} queries"

    def _note(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.statements.append((sql, params))
        return execute(sql, params, many, context)

    def _sql_alone(self) -> None:
        from django.db import connection

        with connection.cursor() as cursor:
            for sql, params in self.statements:
                cursor.execute(sql, params)
                if cursor.description:
                    cursor.fetchall()


def p95(values: list[float]) -> float:
    """The value that one in twenty exceeds."""
    return statistics.quantiles(values, n=20)[-1]
