"""The staff of schools as readers of letters."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from premierpas.core.alphabet import alphabetical
from premierpas.core.audiences import Addressee, Audience, Circle, Filter
from premierpas.core.text import whole_number

from .enums import Role
from .models import School
from .presence import present

STAFF = (Role.HEAD_TEACHER, Role.TEACHER, Role.OFFICE)


def _filters(territory_id: int) -> Sequence[Filter]:
    schools = School.objects.filter(territory=territory_id).order_by(alphabetical("name")).values_list("pk", "name")
    return (
        Filter("role", _("Qui"), [("", _("tout le monde")), *((str(role), Role(role).label) for role in STAFF)]),
        Filter("school", _("Établissement"), [("", _("tous")), *((str(pk), name) for pk, name in schools)]),
    )


def _find(territory_id: int, chosen: Mapping[str, str]) -> list[Addressee]:
    rows = present(school__territory=territory_id, role__in=STAFF).filter(user__is_active=True)
    if chosen.get("role") in STAFF:
        rows = rows.filter(role=chosen["role"])
    if school := whole_number(chosen.get("school", "")):
        rows = rows.filter(school=school)
    rows = rows.select_related("user", "school").order_by(alphabetical("user__name"), "pk")
    return [
        Addressee(f"user:{row.user_id}", row.user.name, row.school.name, row.user.email or "", row.user_id)
        for row in rows
        if row.school is not None
    ]


SCHOOLS = Audience(
    code="schools",
    label=lazy("Établissements"),
    why=lazy("Vous recevez ce message parce que vous travaillez à {organisation}."),
    circle=Circle.LEADS,
    find=_find,
    filters=_filters,
)
