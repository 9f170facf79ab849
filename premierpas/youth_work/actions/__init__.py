"""Every write about youth workers."""

from .inviting import invite_youth_worker
from .supporting import end_support, propose_support, record_answer, say_consent

__all__ = ["end_support", "invite_youth_worker", "propose_support", "record_answer", "say_consent"]
