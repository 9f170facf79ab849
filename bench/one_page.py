"""One page, measured: the whole of it, and its SQL alone with the same parameters."""

import statistics
import time
from typing import Any


class Page:
    """An address as one visitor opens it."""

    def __init__(self, client: Any, address: str, words: dict[str, str] | None = None) -> None:
        self.client, self.address, self.words = client, address, words or {}
        self.page_ms: list[float] = []
        self.sql_ms: list[float] = []
        self.statements: list[tuple[str, Any]] = []

    def measure(self, rounds: int) -> None:
        """Warm up, then the page and its SQL in turn."""
        from django.db import connection

        for _each in range(2):
            self.open()
        with connection.execute_wrapper(self._note):
            self.open()
        for _each in range(rounds):
            self.page_ms.append(milliseconds(self.open))
            self.sql_ms.append(milliseconds(self._sql_alone))

    def open(self) -> Any:
        answer = self.client.get(self.address, self.words, headers={"Accept-Encoding": "gzip, br"})
        if answer.status_code != 200:
            raise RuntimeError(f"{self.address} {self.words}: {answer.status_code}")
        return answer

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


def milliseconds(do: Any) -> float:
    """How long one call takes."""
    began = time.perf_counter()
    do()
    return (time.perf_counter() - began) * 1000


def p95(values: list[float]) -> float:
    """The value that one in twenty exceeds."""
    return statistics.quantiles(values, n=20)[-1]
