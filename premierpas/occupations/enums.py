"""Where lists of occupations come from."""

from django.db.models import TextChoices


class Source(TextChoices):
    """A source and its name; its licence is in `licences.py`."""

    ROME = "rome", "ROME 4"
    ONISEP = "onisep", "Idéo-métiers"
