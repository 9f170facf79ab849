"""Every write about letters, announcements, the shelf and subscriptions."""

from .announcing import announce, change_announcement, end_announcement, put_away
from .filing import add_paper, add_version, decide, drop_paper, end_decision
from .sending import send_campaign, stop_campaign, try_campaign
from .subscribing import confirm_subscription, resume_letters, stop_letters, subscribe
from .writing import begin_campaign, drop_campaign, drop_template, keep_template, put_back, take_out, write_campaign

__all__ = [
    "add_paper", "add_version", "announce", "begin_campaign", "change_announcement", "confirm_subscription", "decide",
    "drop_campaign", "drop_paper", "drop_template", "end_announcement", "end_decision", "keep_template", "put_away",
    "put_back", "resume_letters", "send_campaign", "stop_campaign", "stop_letters", "subscribe", "take_out",
    "try_campaign", "write_campaign",
]  # fmt: skip
