"""Python's collector looks through what a request left, not through the whole program again and again."""

import gc

# Objects that live: far more than any page makes, so that a request rarely waits for a collection.
_BETWEEN = (50_000, 20, 50)


def rest_while_loading() -> None:
    """What is loaded stays: looking through it meanwhile finds nothing and takes a sixth of the time."""
    gc.disable()


def spare_what_is_loaded() -> None:
    """Set apart all that is loaded now: code, models, templates stay anyway. Call it once everything is.

    A twentieth of it is garbage of loading, which stays too: finding it would take longer than it is worth.
    """
    gc.freeze()
    gc.set_threshold(*_BETWEEN)
    gc.enable()
