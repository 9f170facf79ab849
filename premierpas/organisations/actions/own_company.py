"""What a company's members change of it: name, contact, places, tutors without account."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.core.errors import DomainError, WrongState
from premierpas.core.events import emit
from premierpas.core.outbox.notices import Notice, post
from premierpas.core.reasons import reason_given
from premierpas.core.text import plain

from ..doors import is_in_use
from ..errors import SiteInUse
from ..events import CompanyNameChanged
from ..models import Company, Site, Tutor
from ..notices import NAME_ACCEPTED, NAME_REFUSED, NAME_TO_CHECK
from ..people import told
from ..presence import colleagues
from ..territories import commune_of, territory_of_insee
from .companies import about, slug_of, tell_coordinators


@action(may="organisations.manage_company")
def change_company(company: Company, *, name: str, phone: str, email: str, by: Actor) -> Company:
    """Keep how a company is called and reached.

    Whoever was verified was verified under a name: another one waits for a coordinator, and the former stays online.
    """
    company = Company.objects.select_for_update().get(pk=company.pk)
    company.phone, company.email = phone, email
    company.save(update_fields=["phone", "email"])
    if company.is_verified and plain(name) != plain(company.name):
        if name != company.wanted_name:
            _ask_name(company, name)
    elif name != company.name or company.wanted_name:
        _rename(company, name)
    return company


def _ask_name(company: Company, name: str) -> None:
    company.wanted_name, company.name_asked_at = name, clock.now()
    company.save(update_fields=["wanted_name", "name_asked_at"])
    emit(CompanyNameChanged(at=clock.now(), company_id=company.pk))
    occasion = f"name_to_check:{company.pk}:{company.name_asked_at.timestamp()}"
    tell_coordinators(NAME_TO_CHECK, company, occasion=occasion, wanted=name)


def _rename(company: Company, name: str) -> None:
    company.name, company.slug = name, slug_of(name)
    company.wanted_name, company.name_asked_at = "", None
    company.save(update_fields=["name", "slug", "wanted_name", "name_asked_at"])
    emit(CompanyNameChanged(at=clock.now(), company_id=company.pk))


@action(may="organisations.verify_company")
def accept_name(company: Company, *, by: Actor) -> Company:
    """It is still the same company: it bears its new name from now on. Raises WrongState when none is asked for."""
    company = _with_wanted_name(company)
    asked_at = company.name_asked_at
    _rename(company, company.wanted_name)
    _tell_members(company, NAME_ACCEPTED, asked_at)
    return company


@action(may="organisations.verify_company")
def refuse_name(company: Company, *, reason: str, by: Actor) -> Company:
    """The company keeps its name and is told why. Raises ReasonMissing, or WrongState when no other is asked for."""
    reason = reason_given(reason)
    company = _with_wanted_name(company)
    wanted, asked_at = company.wanted_name, company.name_asked_at
    company.wanted_name, company.name_asked_at = "", None
    company.save(update_fields=["wanted_name", "name_asked_at"])
    emit(CompanyNameChanged(at=clock.now(), company_id=company.pk))
    _tell_members(company, NAME_REFUSED, asked_at, wanted=wanted, reason=reason)
    return company


def _with_wanted_name(company: Company) -> Company:
    company = Company.objects.select_for_update().get(pk=company.pk)
    if not company.wanted_name:
        raise WrongState(_("Cette structure ne demande plus d’autre nom."))
    return company


def _tell_members(company: Company, notice: Notice, asked_at: datetime | None, **words: str) -> None:
    post(
        notice,
        told(colleagues(company.pk)),
        key=f"{notice.code}:{company.pk}:{asked_at.timestamp() if asked_at else ''}",
        about=about(company),
        link=reverse("organisations:own_company"),
        company=company.name,
        **words,
    )


@action(may="organisations.change_site")
def change_site(site: Site, *, name: str, street: str, postal_code: str, insee: str, by: Actor) -> Site:
    """Correct a place. Where an offer leads pupils to it only its name changes: another address is read first.

    Raises SiteInUse, or DomainError where the company has the same place already.
    """
    site = Site.objects.select_for_update().get(pk=site.pk)
    place = commune_of(postal_code, insee)
    moved = (site.street, site.postal_code, site.insee) != (street, postal_code, place.insee if place else "")
    if moved and is_in_use(site):
        raise SiteInUse
    site.name = name
    if moved:
        site.street, site.postal_code = street, postal_code
        site.city, site.insee = (place.name, place.insee) if place else ("", "")
        site.latitude, site.longitude = (place.latitude, place.longitude) if place else (None, None)
        site.is_exact, site.territory = False, territory_of_insee(site.insee) if place else None
    try:
        with transaction.atomic():
            site.save()
    except IntegrityError:
        raise DomainError(_("Vous avez déjà ce lieu, au même nom et à la même adresse."), field="name") from None
    return site


@action(may="organisations.change_site")
def remove_site(site: Site, *, by: Actor) -> None:
    """Take a place away; raises SiteInUse where an offer, or a pupil's stay, is bound to it."""
    if is_in_use(site):
        raise SiteInUse
    try:
        with transaction.atomic():
            site.delete()
    except ProtectedError:
        raise SiteInUse from None


@action(may="organisations.manage_company")
def name_tutor(company: Company, *, name: str, function: str, contact: str, by: Actor) -> Tutor:
    """Name somebody who looks after pupils and has no account; the same name again corrects what was kept."""
    Company.objects.select_for_update(no_key=True).get(pk=company.pk)
    values = {"function": function, "contact": contact}
    return Tutor.objects.update_or_create(company=company, name=name, until=None, defaults=values)[0]


@action(may="organisations.manage_company", on=lambda given: given["tutor"].company)
def remove_tutor(tutor: Tutor, *, by: Actor) -> Tutor:
    """They look after nobody new; agreements that name them keep doing so."""
    tutor.until = clock.now()
    tutor.save(update_fields=["until"])
    return tutor
