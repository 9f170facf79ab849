"""A school's settings for its agreements."""

from typing import Any

from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.organisations.models import School

from ..models import SchoolTerms


@action(may="organisations.manage_school")
def set_school_terms(school: School, *, values: dict[str, Any], logo: bytes | None = None, by: Actor) -> SchoolTerms:
    """Keep a school's settings; agreements that are open already stay as they are. `logo`: PNG, b"" removes it."""
    School.objects.select_for_update(no_key=True).get(pk=school.pk)
    row, _made = SchoolTerms.objects.get_or_create(school=school)
    if values.get("own_articles", row.own_articles) != row.own_articles:
        row.own_articles_version += 1
    for name, value in values.items():
        setattr(row, name, value)
    if logo is not None:
        row.logo = logo
    row.changed_at = clock.now()
    row.save()
    return row
