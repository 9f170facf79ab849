"""The way in from the page of trades."""

from django.urls import reverse


def way_in() -> str:
    """The address where the questions begin."""
    return reverse("interests:start")
