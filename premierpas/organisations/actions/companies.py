"""Companies: sign-up, verification by call-back, sites."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from premierpas.accounts.models import User
from premierpas.core import clock
from premierpas.core.actions import NOTHING, PUBLIC, Actor, action, step
from premierpas.core.errors import WrongState
from premierpas.core.events import emit
from premierpas.core.geography import Position, department_of_postal_code
from premierpas.core.outbox.about import About
from premierpas.core.outbox.notices import Notice, Recipient, post
from premierpas.core.phone_regions import NotANumber
from premierpas.core.phones import clean_phone, said_phone, subscriber_figures
from premierpas.core.reasons import reason_given
from premierpas.core.text import plain
from premierpas.organisations.enums import INDEPENDENT, FoundAt, Role, Verification
from premierpas.organisations.errors import CallNotYetMade, NoNumber, NotIndependent, SourceUnsaid
from premierpas.organisations.events import CompanyRefused, CompanyVerified, MembershipStarted
from premierpas.organisations.models import Company, CompanyCheck, Membership, Site
from premierpas.organisations.notices import (
    ALREADY_HERE,
    ASK_A_COLLEAGUE,
    COMPANY_REFUSED,
    COMPANY_VERIFIED,
    NEW_COMPANY,
    SECOND_SIGN_UP,
    SIGNED_UP_WITH_YOUR_ADDRESS,
)
from premierpas.organisations.people import account_for, recipient_of, told
from premierpas.organisations.presence import colleagues, coordinators
from premierpas.organisations.siret import clean_siret, spaced
from premierpas.organisations.territories import commune_of, territory_of_insee


@dataclass(frozen=True)
class SignUp:
    """What somebody types to sign a company up."""

    siret: str
    company_name: str
    kind: str
    naf: str
    street: str
    postal_code: str
    insee: str
    name: str
    function: str
    email: str
    phone: str


@action(may=PUBLIC, on=NOTHING)
def sign_up_company(form: SignUp, *, by: Actor) -> User | None:
    """Make the company, the person's account and membership; they still have to prove the address by a code.

    A SIRET that is already here makes nothing: its members and the person are told, and the visitor's page looks the
    same. An account that was already here keeps what it holds: nobody has yet proved to be its owner.
    Returns the account that the code goes to, or None.
    """
    company = _company_of(clean_siret(form.siret), form.company_name)
    known = User.objects.filter(email__iexact=form.email).first()
    if company.memberships.filter(until=None).exists():
        if not company.memberships.filter(until=None, user=known).exists():
            _tell_those_concerned(company, form)
        return known
    if company.state != Verification.UNVERIFIED:
        # Whoever was verified, or refused, has left: this is another person.
        _move(company, Verification.UNVERIFIED)
    place = commune_of(form.postal_code, form.insee)
    company.name, company.kind, company.naf = form.company_name, form.kind, form.naf
    company.slug = slug_of(form.company_name)
    company.street, company.postal_code = form.street, form.postal_code
    company.city, company.insee = (place.name, place.insee) if place else ("", "")
    company.latitude, company.longitude = (place.latitude, place.longitude) if place else (None, None)
    company.territory = territory_of_insee(company.insee)
    company.phone, company.email = company.phone or form.phone, company.email or form.email.lower()
    company.signed_up_at = clock.now()
    company.save()
    user = account_for(form.email, name=form.name, phone=form.phone)
    membership, _new = Membership.objects.get_or_create(
        user=user, role=Role.COMPANY, company=company, until=None,
        defaults={"function": form.function, "may_sign": True, "since": clock.now()},
    )  # fmt: skip
    emit(MembershipStarted(at=clock.now(), membership_id=membership.pk))
    if known:
        post(
            SIGNED_UP_WITH_YOUR_ADDRESS,
            recipient_of(user),
            key=f"organisations.signed_up:{membership.pk}",
            about=about(company),
            company=company.name,
            person=form.name,
        )
    tell_coordinators(NEW_COMPANY, company, occasion=f"new_company:{membership.pk}", person=form.name)
    return user


def slug_of(name: str) -> str:
    """How a company's name stands in addresses."""
    return slugify(plain(name))[:80] or "structure"


def about(company: Company) -> About:
    """Under what lists find the messages about a company."""
    return About("company", company.pk, company.territory_id)


def _company_of(siret: str, name: str) -> Company:
    """The company of this number, locked; a new row when there is none, also when two people type it at once."""
    Company.objects.bulk_create([Company(siret=siret, name=name)], ignore_conflicts=True)
    return Company.objects.select_for_update().get(siret=siret)


def _tell_those_concerned(company: Company, form: SignUp) -> None:
    """Somebody types a SIRET that is here: its members may invite them, a coordinator sees who it is, they know."""
    occasion, words = f"{company.pk}:{form.email.lower()}", {"person": form.name, "email": form.email}
    post(
        ALREADY_HERE,
        told(colleagues(company.pk)),
        key=f"organisations.already_here:{occasion}",
        about=about(company),
        link=reverse("organisations:team"),
        company=company.name,
        **words,
    )
    post(
        ASK_A_COLLEAGUE,
        Recipient(name=form.name, email=form.email.lower()),
        key=f"organisations.ask_a_colleague:{occasion}",
        about=about(company),
        siret=spaced(company.siret),
    )
    if not company.is_verified:
        # Whoever came first may have no right to this SIRET: nobody has called yet.
        tell_coordinators(
            SECOND_SIGN_UP, company, occasion=f"second_sign_up:{occasion}", phone=said_phone(form.phone), **words
        )


@step
def tell_coordinators(notice: Notice, company: Company, *, occasion: str, **words: str) -> None:
    """Those of the company's territory; all of them where it lies in none yet."""
    post(
        notice,
        told(coordinators(company.territory_id)),
        key=f"organisations.{occasion}",
        about=about(company),
        link=reverse("organisations:company", args=[company.pk]),
        company=company.name,
        **words,
    )


@action(may="organisations.verify_company")
def verify_company(
    company: Company,
    *,
    by: Actor,
    person: Membership,
    contact: str,
    found_at: str,
    called_on: date | None = None,
    note: str = "",
) -> CompanyCheck:
    """A coordinator has called back on a number found independently: the company and the person are verified.

    `called_on`: the day of the call, today unless said otherwise. Raises NoNumber, NotIndependent for a number that was
    typed at sign-up and isn't found elsewhere, SourceUnsaid, CallNotYetMade, and WrongState when somebody verified it
    meanwhile.
    """
    source = FoundAt(found_at)
    try:
        contact = clean_phone(contact, department=department_of_postal_code(company.postal_code))
    except NotANumber as fault:
        raise NoNumber(str(fault)) from None
    if source == FoundAt.OTHER and not note.strip():
        raise SourceUnsaid
    called_on = called_on or clock.today()
    if called_on > clock.today():
        raise CallNotYetMade
    company = Company.objects.select_for_update().get(pk=company.pk)
    if company.state == Verification.VERIFIED:
        raise WrongState(_("Cette structure est déjà vérifiée."))
    members = list(company.memberships.filter(until=None).select_related("user"))
    if person not in members:
        raise WrongState(_("Cette personne n’est plus membre de la structure."))
    typed = {subscriber_figures(each) for each in (company.phone, *(member.user.phone for member in members)) if each}
    if source not in INDEPENDENT and subscriber_figures(contact) in typed:
        raise NotIndependent
    _open_again(company)
    _move(company, Verification.VERIFIED)
    check = CompanyCheck.objects.create(
        company=company, person=person, contact=contact, found_at=source, called_on=called_on, by=by.user,
        accepted=True, note=note,
    )  # fmt: skip
    emit(CompanyVerified(at=clock.now(), company_id=company.pk))
    post(
        COMPANY_VERIFIED,
        recipient_of(person.user),
        key=f"organisations.verified:{check.pk}",
        about=about(company),
        link="/entreprise/offres/",
        company=company.name,
    )
    return check


@action(may="organisations.verify_company")
def refuse_company(company: Company, *, by: Actor, reason: str) -> CompanyCheck:
    """The company or the person couldn't be verified; its members are told why. Raises ReasonMissing."""
    reason = reason_given(reason)
    company = Company.objects.select_for_update().get(pk=company.pk)
    if company.state == Verification.REFUSED:
        raise WrongState(_("Cette structure est déjà refusée."))
    _move(company, Verification.REFUSED)
    check = CompanyCheck.objects.create(
        company=company, contact="", found_at="", by=by.user, accepted=False, note=reason
    )
    emit(CompanyRefused(at=clock.now(), company_id=company.pk))
    post(
        COMPANY_REFUSED,
        told(colleagues(company.pk)),
        key=f"organisations.refused:{check.pk}",
        about=about(company),
        company=company.name,
        reason=reason,
    )
    return check


def _open_again(company: Company) -> None:
    if company.state == Verification.REFUSED:
        _move(company, Verification.UNVERIFIED)


def _move(company: Company, state: Verification) -> None:
    company.state = state
    company.save(update_fields=["state"])


@action(may="organisations.manage_site")
def add_site(
    company: Company,
    *,
    by: Actor,
    name: str,
    street: str,
    postal_code: str,
    insee: str = "",
    position: Position | None = None,
) -> Site:
    """A place of the company: exact when a position is given, else the commune's centre ("environ")."""
    place = commune_of(postal_code, insee)
    where = position or (place.position if place else None)
    site, _new = Site.objects.update_or_create(
        company=company,
        name=name,
        street=street,
        insee=place.insee if place else "",
        defaults={
            "postal_code": postal_code,
            "city": place.name if place else "",
            "latitude": where.latitude if where else None,
            "longitude": where.longitude if where else None,
            "is_exact": position is not None,
            "territory": territory_of_insee(place.insee) if place else None,
        },
    )
    return site
