"""Families as readers of letters: only the contacts that the school has confirmed, and only for what they need."""

from collections.abc import Mapping, Sequence

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from premierpas.core.alphabet import alphabetical
from premierpas.core.audiences import Addressee, Audience, Circle, Filter
from premierpas.core.text import whole_number
from premierpas.organisations.models import School

from .models import Authorisation, Enrolment, Guardian

NOT_AUTHORISED = "authorisation"


def _filters(territory_id: int) -> Sequence[Filter]:
    schools = School.objects.filter(territory=territory_id).order_by(alphabetical("name")).values_list("pk", "name")
    return (
        Filter(
            "attente",
            _("Ce qui leur manque"),
            [("", _("rien de précis")), (NOT_AUTHORISED, _("leur autorisation n’est pas encore donnée"))],
        ),
        Filter("school", _("Établissement"), [("", _("tous")), *((str(pk), name) for pk, name in schools)]),
    )


def _find(territory_id: int, chosen: Mapping[str, str]) -> list[Addressee]:
    enrolled = Enrolment.objects.filter(
        pupil=OuterRef("pupil"), left_on=None, classroom__school__territory=territory_id, classroom__closed_at=None
    )
    if school := whole_number(chosen.get("school", "")):
        enrolled = enrolled.filter(classroom__school=school)
    if chosen.get("attente") == NOT_AUTHORISED:
        given = Authorisation.objects.filter(enrolment=OuterRef("pk"), withdrawn_at=None)
        enrolled = enrolled.filter(~Exists(given))
    rows = Guardian.objects.confirmed().filter(Exists(enrolled), pupil__anonymised_at=None)
    return [
        Addressee(key=f"guardian:{row.pk}", name=row.name, email=row.email)
        for row in rows.order_by(alphabetical("name"), "pk")
    ]


FAMILIES = Audience(
    code="families",
    label=lazy("Familles"),
    why=lazy("Vous recevez ce message parce que vous êtes responsable légal d’un élève que nous accompagnons."),
    circle=Circle.COORDINATORS,
    find=_find,
    filters=_filters,
    necessary="attente",
)
