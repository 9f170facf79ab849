"""From how many persons on a figure tells of them: below, somebody could be recognised."""

LEAST = 11


def told(count: int, *, least: int = LEAST) -> int:
    """Of how many of `count` answers, the first ones, figures may tell: whole groups only.

    Told of each new one, the difference of two looks would be what a single person said.
    """
    return count - count % least
