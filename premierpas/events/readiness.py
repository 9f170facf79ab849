"""What an event must say before it is opened."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from premierpas.core import clock

from .enums import Order, Where
from .models import Event


def what_is_missing(event: Event) -> list[str]:
    """In the order of the form; empty when it may be opened."""
    return list(_missing(event))


def _missing(event: Event) -> Iterator[str]:
    if event.start <= clock.now():
        yield _("La date est déjà passée.")
    if event.closes_at <= clock.now():
        yield _("La fin des inscriptions est déjà passée.")
    yield from place_missing(event)
    if not event.seats.exists():
        yield _("Il manque le nombre de places.")
    if event.order == Order.DRAW and (event.draw_at is None or not clock.now() < event.draw_at < event.start):
        yield _("Le tirage doit avoir lieu avant l’événement.")


def place_missing(event: Event) -> Iterator[str]:
    """Where one has to go, or the link to open."""
    if event.where == Where.ON_SITE and not (event.venue and event.city):
        yield _("Il manque le lieu.")
    if event.where == Where.VIDEO and not event.video:
        yield _("Il manque le lien de la visio.")
