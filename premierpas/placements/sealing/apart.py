"""pyHanko runs event loops of its own: whoever asks may stand in one that runs, as a browser's test does."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def apart(do: Callable[[], T]) -> T:
    """The answer of `do`, called in a thread of its own; raises what it raises."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(do).result()
