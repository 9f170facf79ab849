"""Who of a company is written to: somebody who takes e-mail, first whoever is called first."""

from collections.abc import Collection, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core.outbox.about import About, Thing
from premierpas.core.outbox.notices import Recipient
from premierpas.organisations.actions.companies import about as about_company
from premierpas.organisations.people import told
from premierpas.organisations.presence import colleagues

from ..models import CompanyFile


def by_mail(file: CompanyFile) -> Recipient | None:
    """The person of the file who is called first and takes e-mail, else an account of the company; None without any."""
    rows = file.contacts.filter(left_on=None, no_mail_since=None).exclude(email="")
    main = rows.order_by("-is_main", "pk").first()
    if main is not None:
        return Recipient(name=main.name, email=main.email)
    members = told(colleagues(file.company_id)) if file.company_id else []
    return next((each.by_mail for each in members if each.email), None)


def takes_mail(file: CompanyFile, address: str) -> bool:
    """Whether somebody of the company still has this address and takes e-mail there."""
    known = file.contacts.filter(left_on=None, email__iexact=address)
    if known.exists():
        return known.filter(no_mail_since=None).exists()
    members = told(colleagues(file.company_id)) if file.company_id else []
    return any(each.email.lower() == address.lower() for each in members)


def about(file: CompanyFile) -> About:
    """Under what lists find the messages about it."""
    return about_company(file.company) if file.company else About("company_file", file.pk, file.territory_id)


def named(ids: Collection[int]) -> Mapping[int, Thing]:
    """Files, by the page where their team reads them and mends the addresses of their people."""
    mender = _("Une adresse de l’entreprise se corrige dans sa fiche, celle de l’équipe dans le compte de la personne.")
    return {
        pk: Thing(name, reverse("outreach:file", args=[pk]), mender)
        for pk, name in CompanyFile.objects.filter(pk__in=ids).values_list("pk", "name")
    }
