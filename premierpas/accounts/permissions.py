"""Who may change an account: the adult whose it is. What a school has entered of a pupil is the school's to change."""

import rules

from .capacities import Viewer
from .models import User


@rules.predicate
def is_adult(viewer: Viewer) -> bool:
    return bool(viewer.is_authenticated and viewer.user.email) and not any(
        each.kind.is_minor for each in viewer.capacities
    )


@rules.predicate
def is_this_person(viewer: Viewer, user: User) -> bool:
    return viewer.user_id == user.pk


rules.add_perm("accounts.own_details", is_adult)
rules.add_perm("accounts.edit_own", is_adult & is_this_person)
