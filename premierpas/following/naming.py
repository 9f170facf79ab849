"""How lists of messages name pupils and their applications: both stand on the page of the pupil's year."""

from collections.abc import Collection, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.applications.models import Application
from premierpas.core.outbox.about import Thing
from premierpas.people.models import Pupil


def pupils(ids: Collection[int]) -> Mapping[int, Thing]:
    """Pupils, by the page of their year."""
    mender = _("Le professeur corrige l’adresse de l’élève. Appelez l’établissement.")
    return {
        row.pk: Thing(row.full_name, reverse("following:pupil", args=[row.pk]), mender)
        for row in Pupil.objects.filter(pk__in=ids)
    }


def applications(ids: Collection[int]) -> Mapping[int, Thing]:
    """Applications, by the page of the pupil's year."""
    mender = _("La structure corrige cette adresse dans son compte. Appelez-la.")
    rows = Application.objects.filter(pk__in=ids).select_related("pupil", "offer__company")
    return {
        row.pk: Thing(
            _("Candidature de %(pupil)s, %(host)s") % {"pupil": row.pupil.full_name, "host": row.offer.company.name},
            reverse("following:pupil", args=[row.pupil_id]),
            mender,
        )
        for row in rows
    }
