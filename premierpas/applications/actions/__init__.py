"""Every move of an application. Locks are always taken in one order: pupil, applications by id, seats by week."""

from .answering import accept, ask_more_time, mark_read, reject
from .confirming import confirm_place, supersede_overlapping, withdraw_others
from .ending import cancel_by_company, cancel_by_school, expire, restore, withdraw
from .writing import start_application, submit_application

__all__ = [
    "accept",
    "ask_more_time",
    "cancel_by_company",
    "cancel_by_school",
    "confirm_place",
    "expire",
    "mark_read",
    "reject",
    "restore",
    "start_application",
    "submit_application",
    "supersede_overlapping",
    "withdraw",
    "withdraw_others",
]
