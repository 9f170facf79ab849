"""What messages around a volunteer are about, and how they reach them."""

from collections.abc import Collection, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core.actors import Actor
from premierpas.core.outbox.about import About, Thing
from premierpas.core.outbox.notices import Recipient
from premierpas.core.phones import said_phone
from premierpas.organisations.models import Territory
from premierpas.organisations.people import recipient_of
from premierpas.people.models import Volunteer


def about_volunteer(volunteer: Volunteer) -> About:
    """The volunteer or candidate, in their territory."""
    return About("volunteer", volunteer.pk, volunteer.territory_id)


def contact_of(territory: Territory, by: Actor) -> str:
    """Where the volunteer answers: what the territory gives out, else whoever acts."""
    return territory.email or said_phone(territory.phone) or (by.user.email if by.user else "") or ""


def reached(volunteer: Volunteer) -> Recipient:
    """By account where they have one, else by the address of their application."""
    if volunteer.user is not None:
        return recipient_of(volunteer.user)
    return Recipient.by_one_way(volunteer.name, email=volunteer.email, mobile="")


def volunteers(ids: Collection[int]) -> Mapping[int, Thing]:
    """Volunteers and candidates, by their page."""
    mender = _("Demandez la bonne adresse à cette personne.")
    return {
        pk: Thing(name or _("Candidature effacée"), _page(pk, since is not None), mender)
        for pk, name, since in Volunteer.objects.filter(pk__in=ids).values_list("pk", "name", "since")
    }


def _page(pk: int, has_joined: bool) -> str:
    return reverse("volunteers:volunteer" if has_joined else "volunteers:candidate", args=[pk])
