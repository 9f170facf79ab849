"""The authorisation to search and apply: a school notes a guardian's paper, or the family says it on its page."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from premierpas.core import clock
from premierpas.core.actions import Actor, action, current_actor, step
from premierpas.core.events import emit
from premierpas.core.legal.timetable import age_on

from .consenting import FAMILY, Matter, Stand, for_family, of_family
from .enums import Consent
from .events import AuthorisationRecorded, AuthorisationWithdrawn
from .models import Authorisation, Enrolment
from .queries import INDEPENDENT_AGE


@step
def note_authorisations(enrolments: Iterable[Enrolment], *, signed_on: date, consent: Consent) -> list[Authorisation]:
    """Note what guardians have given; whoever has a valid one keeps it."""
    ids = [enrolment.pk for enrolment in enrolments]
    locked = list(Enrolment.objects.select_for_update().filter(pk__in=ids).order_by("pk"))
    valid = Authorisation.objects.filter(enrolment__in=ids, consent=consent, withdrawn_at=None)
    have = set(valid.values_list("enrolment_id", flat=True))
    by = current_actor().user
    made = Authorisation.objects.bulk_create(
        Authorisation(
            enrolment=enrolment, consent=consent, signed_on=signed_on, recorded_by=by, recorded_at=clock.now()
        )
        for enrolment in locked
        if enrolment.pk not in have
    )
    for each in made:
        emit(AuthorisationRecorded(at=clock.now(), enrolment_id=each.enrolment_id, authorisation_id=each.pk))
    return made


@step
def take_authorisation_back(authorisation: Authorisation) -> Authorisation:
    """It no longer holds; taking it back twice changes nothing."""
    locked = Authorisation.objects.select_for_update().get(pk=authorisation.pk)
    if locked.withdrawn_at is None:
        locked.withdrawn_at = clock.now()
        locked.save(update_fields=["withdrawn_at"])
        event = AuthorisationWithdrawn(at=clock.now(), enrolment_id=locked.enrolment_id, authorisation_id=locked.pk)
        emit(event)
    return locked


@action(may="people.manage_enrolment", links={FAMILY: of_family})
def say_applying(enrolment: Enrolment, *, yes: bool, by: Actor) -> None:
    """The family says whether its child may search and apply; what is said already changes nothing."""
    if yes:
        note_authorisations([enrolment], signed_on=clock.today(), consent=Consent.APPLY)
        return
    for each in _rows(enrolment).filter(withdrawn_at=None):
        take_authorisation_back(each)


def applying_of(enrolment: Enrolment) -> Stand | None:
    """How it stands; from 15 on a pupil decides alone, and nobody is asked."""
    if age_on(enrolment.pupil.birth_date, clock.today()) >= INDEPENDENT_AGE:
        return None
    newest = _rows(enrolment).select_related("recorded_by").order_by("-recorded_at", "-pk").first()
    if newest is None:
        return Stand(given=None)
    if newest.withdrawn_at is not None:
        return Stand(given=False, at=newest.withdrawn_at)
    return Stand(given=True, at=newest.recorded_at, by=newest.recorded_by.name if newest.recorded_by else "")


def _rows(enrolment: Enrolment) -> QuerySet[Authorisation]:
    return Authorisation.objects.filter(enrolment=enrolment, consent=Consent.APPLY)


APPLYING = Matter(
    words=for_family("Chercher un stage et postuler"),
    detail=for_family(
        "Si vous dites non, les candidatures en cours s’arrêtent tout de suite et plus aucune ne part. "
        "Un stage déjà confirmé reste : pour l’arrêter, appelez l’établissement."
    ),
    stand=applying_of,
    say=say_applying,
)
