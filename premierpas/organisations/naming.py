"""How lists of messages name the places of this floor, and who corrects an address that is noted there."""

from collections.abc import Collection, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core.outbox.about import Thing

from .models import Classroom, Company, Invitation, School, Territory


def companies(ids: Collection[int]) -> Mapping[int, Thing]:
    """Companies, by the page where a coordinator calls them."""
    mender = _("La structure corrige cette adresse dans son compte. Appelez-la.")
    return {
        pk: Thing(name, reverse("organisations:company", args=[pk]), mender)
        for pk, name in Company.objects.filter(pk__in=ids).values_list("pk", "name")
    }


def schools(ids: Collection[int]) -> Mapping[int, Thing]:
    """Schools, by the page that shows their phone and who works there."""
    mender = _("Cette personne, ou son chef d’établissement, corrige l’adresse. Appelez l’établissement.")
    return {
        pk: Thing(name, reverse("organisations:school", args=[pk]), mender)
        for pk, name in School.objects.filter(pk__in=ids).values_list("pk", "name")
    }


def territories(ids: Collection[int]) -> Mapping[int, Thing]:
    """Territories, by the page of their coordinators."""
    mender = _("Ce collègue de la coordination corrige son adresse dans son compte.")
    return {
        pk: Thing(name, reverse("organisations:territory"), mender)
        for pk, name in Territory.objects.filter(pk__in=ids).values_list("pk", "name")
    }


def classrooms(ids: Collection[int]) -> Mapping[int, Thing]:
    """Classes, by the page of their school."""
    mender = _("Cette personne, ou son chef d’établissement, corrige l’adresse. Appelez l’établissement.")
    rows = Classroom.objects.filter(pk__in=ids).values_list("pk", "name", "school", "school__name")
    return {
        pk: Thing(f"{name}, {school}", reverse("organisations:school", args=[school_id]), mender)
        for pk, name, school_id, school in rows
    }


def invitations(ids: Collection[int]) -> Mapping[int, Thing]:
    """Invitations, by the page of the place that they invite to."""
    mender = _("Demandez la bonne adresse, puis refaites l’invitation.")
    rows = Invitation.objects.filter(pk__in=ids).select_related("school", "company", "territory")
    return {
        row.pk: Thing(_("Invitation de %(name)s") % {"name": row.name or row.email}, _door(row), mender) for row in rows
    }


def _door(invitation: Invitation) -> str:
    if invitation.school_id:
        return reverse("organisations:school", args=[invitation.school_id])
    if invitation.company_id:
        return reverse("organisations:company", args=[invitation.company_id])
    return reverse("organisations:territory")
