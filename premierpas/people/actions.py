"""What a school writes about its pupils: families, authorisations, cards, homes, departures."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from premierpas.accounts.cards import CARD_DOOR, Issued, issue_card
from premierpas.accounts.cards import take_back_card as restore_card
from premierpas.accounts.limiter import forget
from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.core.errors import WrongState
from premierpas.core.events import emit
from premierpas.organisations.territories import commune_of

from .authorising import note_authorisations, take_authorisation_back
from .enrolling import NewPupil, enrol, kept_sort_name
from .enums import Consent, Language, Relation
from .errors import FutureDate
from .events import PupilsCorrected
from .leaving import end_enrolments
from .models import Authorisation, Enrolment, Guardian, Pupil

__all__ = [
    "NewPupil",
    "change_pupil",
    "confirm_guardians",
    "enrol",
    "free_sign_in",
    "issue_cards",
    "leave_school",
    "record_authorisation",
    "record_guardian",
    "remove_guardian",
    "take_back_card",
    "withdraw_authorisation",
]


@action(may="people.manage_pupil")
def record_guardian(
    pupil: Pupil,
    *,
    rank: int,
    name: str,
    relation: str = Relation.PARENT,
    email: str = "",
    phone: str = "",
    language: str = Language.FRENCH,
    by: Actor,
) -> Guardian:
    """Enter or confirm the contact of the first or second guardian (`rank` 1 or 2); `phone` in E.164."""
    Pupil.objects.select_for_update().get(pk=pupil.pk)
    guardian = Guardian.objects.filter(pupil=pupil, rank=rank).first() or Guardian(pupil=pupil, rank=rank)
    guardian.name, guardian.relation, guardian.language = name, relation, language
    guardian.email, guardian.phone = email.strip().lower(), phone
    guardian.confirmed_by, guardian.confirmed_at = by.user, clock.now()
    guardian.save()
    return guardian


@action(may="people.manage_pupils", on=lambda given: [each.pupil_id for each in given["guardians"]])
def confirm_guardians(guardians: Sequence[Guardian], *, by: Actor) -> int:
    """The school has looked at contacts that a list brought: from now on they are used. Returns how many were new."""
    ids = [guardian.pk for guardian in guardians]
    to_confirm = Guardian.objects.filter(pk__in=ids, confirmed_at=None)
    return to_confirm.update(confirmed_by=by.user, confirmed_at=clock.now())


@action(may="people.manage_pupil")
def remove_guardian(pupil: Pupil, *, rank: int, by: Actor) -> None:
    """This contact no longer holds."""
    Guardian.objects.filter(pupil=pupil, rank=rank).delete()


@action(may="people.manage_pupils", on=lambda given: [each.pupil_id for each in given["enrolments"]])
def record_authorisation(
    enrolments: Sequence[Enrolment], *, signed_on: date, by: Actor, consent: Consent = Consent.APPLY
) -> list[Authorisation]:
    """Note that guardians have signed; whoever has a valid one keeps it. Raises FutureDate."""
    if signed_on > clock.today():
        raise FutureDate(field="signed_on")
    return note_authorisations(enrolments, signed_on=signed_on, consent=consent)


@action(may="people.manage_enrolment", on=lambda given: given["authorisation"].enrolment)
def withdraw_authorisation(authorisation: Authorisation, *, by: Actor) -> Authorisation:
    """A guardian has taken the authorisation back; withdrawing twice changes nothing."""
    return take_authorisation_back(authorisation)


@action(may="people.manage_pupils", on=lambda given: [each.pk for each in given["pupils"]])
def issue_cards(pupils: Sequence[Pupil], *, by: Actor) -> list[tuple[Pupil, Issued]]:
    """New cards; each old one, and every session opened with it, ends now. The words are shown this once."""
    return [(pupil, issue_card(pupil.user, by=by.user)) for pupil in pupils]


@action(may="people.manage_pupil")
def take_back_card(pupil: Pupil, *, by: Actor) -> None:
    """The card that was just made ends, and the one it replaced is valid again. Raises NoCardBefore when used."""
    restore_card(pupil.user)


@action(may="people.manage_pupil")
def free_sign_in(pupil: Pupil, *, by: Actor) -> None:
    """The wrong tries with this pupil's user name no longer count, whoever made them; the card stays as it is."""
    forget(CARD_DOOR, account=pupil.user.username)


@action(may="people.manage_enrolment", on="enrolment")
def leave_school(enrolment: Enrolment, *, on: date, by: Actor) -> None:
    """The pupil leaves the school: nobody of it sees them any more. Raises FutureDate, WrongState when already gone."""
    if on > clock.today():
        raise FutureDate(field="left_on")
    if not end_enrolments({enrolment.pk: on}):
        raise WrongState(_("Cet élève a déjà quitté l’établissement."))


@action(may="people.manage_pupil")
def change_pupil(
    pupil: Pupil,
    *,
    by: Actor,
    last_name: str,
    first_name: str,
    birth_date: date,
    phone: str = "",
    street: str = "",
    postal_code: str = "",
    insee: str = "",
) -> Pupil:
    """Correct who a pupil is and where they live. An address that the school enters counts as confirmed."""
    locked = Pupil.objects.select_for_update().select_related("user").get(pk=pupil.pk)
    locked.last_name, locked.first_name, locked.birth_date = last_name, first_name, birth_date
    locked.sort_name = kept_sort_name(last_name, first_name)
    locked.phone = phone
    locked.user.name = f"{first_name} {last_name}"[:150]
    locked.user.save(update_fields=["name"])
    moved = (street, postal_code, insee) != (locked.street, locked.postal_code, locked.insee)
    if moved:
        place = commune_of(postal_code, insee) if postal_code else None
        locked.street, locked.postal_code = street, postal_code
        locked.city, locked.insee = (place.name, place.insee) if place else ("", "")
        where = place.position if place else None
        locked.latitude = where.latitude if where else None
        locked.longitude = where.longitude if where else None
    if postal_code and (moved or locked.home_confirmed_at is None):
        locked.home_confirmed_at = clock.now()
    # `position` is generated by the database, so only what is written is named.
    locked.save(update_fields=[
        "last_name", "first_name", "birth_date", "sort_name", "phone", "street", "postal_code", "city", "insee",
        "latitude", "longitude", "home_confirmed_at",
    ])  # fmt: skip
    emit(PupilsCorrected(at=clock.now(), pupil_ids=(locked.pk,)))
    return locked
