"""Writing, judging what waits, and reporting."""

from .judging import let_pass, open_incident, refuse, take_away, withdraw
from .reporting import report_message
from .writing import begin_thread, write

__all__ = [
    "begin_thread", "let_pass", "open_incident", "refuse", "report_message", "take_away", "withdraw", "write",
]  # fmt: skip
