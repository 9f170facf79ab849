"""What stands in the way of ending a confirmed application: upper floors know, and its pages say it."""

from collections.abc import Callable

from premierpas.core.ports import Port

from .enums import ApplicationState
from .models import Application

hindrances = Port[Callable[[Application], str]](
    "applications.hindrances", "why a confirmed application can't be ended any more, in words; empty when it can"
)


def why_not_ended(application: Application) -> str:
    """The first reason; empty when its pages may offer to end it."""
    if application.state != ApplicationState.CONFIRMED:
        return ""
    return next((words for each in hindrances if (words := each(application))), "")
