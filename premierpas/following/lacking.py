"""What may be missing of pupils before their week: a contact of the family, and under 15 its authorisation."""

from collections.abc import Callable, Sequence

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from premierpas.core.everywhere import Hit
from premierpas.core.missing import Lack, Mender
from premierpas.people.models import Guardian

from .models import Standing
from .queries import seen_by


def _in_order(rows: QuerySet[Standing]) -> QuerySet[Standing]:
    whole = rows.select_related("enrolment__pupil", "enrolment__classroom__school")
    return whole.order_by("enrolment__pupil__sort_name", "pk")


def _seen(mender: Mender) -> QuerySet[Standing]:
    return seen_by(mender.seer) if mender.seer else Standing.objects.none()


def _without_contact(mender: Mender) -> QuerySet[Standing]:
    known = Guardian.objects.confirmed().filter(pupil=OuterRef("enrolment__pupil")).exclude(phone="", email="")
    return _in_order(_seen(mender).filter(~Exists(known.order_by())))


def _without_authorisation(mender: Mender) -> QuerySet[Standing]:
    return _in_order(_seen(mender).filter(needs_authorisation=True))


def _shown(rows: Sequence[Standing]) -> list[Hit]:
    return [
        Hit(
            row.enrolment.pupil_id,
            row.enrolment.pupil.listed_name,
            f"{row.enrolment.classroom.name}, {row.enrolment.classroom.school.name}",
            reverse("following:pupil", args=[row.enrolment.pupil_id]),
        )
        for row in rows
    ]


def _lack(label: object, why: object, order: int, rows: Callable[[Mender], QuerySet[Standing]]) -> Lack:
    return Lack(
        label=label, why=why, order=order, may=lambda viewer: bool(viewer.is_coordinator), rows=rows, shown=_shown
    )


NO_CONTACT = _lack(_("Contact d’une famille"), _("à demander aux établissements"), 30, _without_contact)
NO_AUTHORISATION = _lack(_("Autorisation, moins de 15 ans"), _("sans elle, rien ne part"), 40, _without_authorisation)
