"""Somebody of a local association is invited: cleared like every volunteer, and never of the team."""

from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.core.emails import clean_email
from premierpas.core.errors import DomainError
from premierpas.core.text import one_line
from premierpas.organisations.models import Territory
from premierpas.people.enums import Clearance, TeamRole
from premierpas.people.models import Volunteer
from premierpas.volunteers.actions.joining import send_invitation
from premierpas.volunteers.models import Candidacy

from ..models import Affiliation


@action(may="youth_work.invite")
def invite_youth_worker(territory: Territory, *, by: Actor, name: str, email: str, association: str) -> Volunteer:
    """The invitation leaves; whoever takes it is on the way to pupils like a volunteer. Raises DomainError."""
    # One at a time in a territory: the same person sent twice at once is one file.
    territory = Territory.objects.select_for_update(no_key=True).get(pk=territory.pk)
    email = clean_email(email)
    known = Volunteer.objects.filter(territory=territory, email__iexact=email)
    if known.exclude(state=Clearance.DECLINED).filter(until=None).exists():
        raise DomainError(_("Cette adresse est déjà celle d’une personne de l’équipe ou invitée."), field="email")
    volunteer = Volunteer.objects.create(
        territory=territory, name=one_line(name)[:150], email=email, role=TeamRole.YOUTH_WORKER, applied_at=clock.now()
    )
    Affiliation.objects.create(volunteer=volunteer, association=one_line(association)[:150])
    Candidacy.objects.create(
        volunteer=volunteer, availability="", accepted=True, decided_at=clock.now(), decided_by=by.user
    )
    send_invitation(volunteer, inviter=by.name)
    return volunteer
