"""How lists of messages name stands and speakers, and who corrects an address that is noted there."""

from collections.abc import Collection, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core.outbox.about import Thing
from premierpas.events.models import Speaker

from .models import Stand


def stands(ids: Collection[int]) -> Mapping[int, Thing]:
    """Stands, by their page."""
    mender = _("L’équipe corrige l’adresse sur la page du stand.")
    rows = Stand.objects.filter(pk__in=ids).values_list("pk", "name")
    return {pk: Thing(name, reverse("forums:stand", args=[pk]), mender) for pk, name in rows}


def speakers(ids: Collection[int]) -> Mapping[int, Thing]:
    """Speakers, by the list of those of their event."""
    mender = _("L’équipe corrige l’adresse dans le programme de l’événement.")
    rows = Speaker.objects.filter(pk__in=ids).values_list("pk", "name", "event")
    return {pk: Thing(name, reverse("forums:speakers", args=[event]), mender) for pk, name, event in rows}
