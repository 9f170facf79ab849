"""Two people who know a volunteer are named, and a coordinator talks to each before anybody is cleared."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.core.errors import DomainError, WrongState
from premierpas.core.reasons import reason_given
from premierpas.core.text import one_line
from premierpas.people.models import Volunteer

from ..models import Reference
from .team import locked

NEEDED = 2
MOST = 6


@action(may="volunteers.name_references")
def name_reference(volunteer: Volunteer, *, by: Actor, name: str, function: str, reach: str) -> Reference:
    """Somebody who knows them and may be asked. Raises DomainError for one who is named already."""
    volunteer = locked(volunteer)
    if volunteer.references.count() >= MOST:
        raise DomainError(_("Il y a déjà assez de noms ici : enlevez-en un d’abord."), field="name")
    try:
        with transaction.atomic():
            return Reference.objects.create(
                volunteer=volunteer,
                name=one_line(name)[:150],
                function=one_line(function)[:150],
                reach=one_line(reach)[:200],
            )
    except IntegrityError:
        raise DomainError(_("Cette personne est déjà nommée."), field="name") from None


@action(may="volunteers.name_references", on=lambda given: given["reference"].volunteer)
def forget_reference(reference: Reference, *, by: Actor) -> None:
    """Another person will be named. Whoever was spoken to stays. Raises WrongState."""
    reference = Reference.objects.select_for_update().get(pk=reference.pk)
    if reference.spoken_on is not None:
        raise WrongState(_("La coordination a déjà parlé avec cette personne : son nom reste."))
    reference.delete()


@action(may="volunteers.hear_reference")
def note_spoken(reference: Reference, *, by: Actor, on: date, said: str) -> Reference:
    """A coordinator has talked to them on that day. What they said is read by coordinators only."""
    reference = Reference.objects.select_for_update(of=("self",)).get(pk=reference.pk)
    said = reason_given(said, _("Écrivez en quelques mots ce que la personne a dit."), field="said")
    if on > clock.today():
        raise DomainError(_("Ce jour n’est pas encore venu."), field="on")
    reference.spoken_on, reference.spoken_by, reference.said = on, by.user, said[:1000]
    reference.save(update_fields=["spoken_on", "spoken_by", "said"])
    return reference


def require_references(volunteer: Volunteer) -> None:
    """Raises DomainError while fewer than two people were spoken to."""
    left = NEEDED - volunteer.references.filter(spoken_on__isnull=False).count()
    if left > 0:
        raise DomainError(
            ngettext(
                "Il manque encore %(n)d référence : parlez d’abord avec cette personne.",
                "Il manque encore %(n)d références : parlez d’abord avec ces personnes.",
                left,
            )
            % {"n": left}
        )
