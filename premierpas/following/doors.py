"""What `following` asks of the floors above."""

from collections.abc import Callable

from premierpas.core.ports import Port

board = Port[Callable[[int], str]]("following.class_board", "the address of a class's board", single=True)


def class_board(classroom_id: int) -> str:
    """Where a class is looked at as a whole."""
    return board.only(classroom_id) if board.only else ""
