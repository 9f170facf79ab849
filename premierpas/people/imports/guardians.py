"""What a list brings about guardians: contacts to confirm, never over one that the school has confirmed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from premierpas.core.phones import said_phone
from premierpas.people.class_lists.guardians import MOST, ListedGuardian
from premierpas.people.class_lists.matching import identity_name
from premierpas.people.models import Guardian, Pupil


@dataclass(frozen=True)
class NewContact:
    """A guardian of a list at the rank that it gets; `known`: the unconfirmed one that it replaces."""

    rank: int
    listed: ListedGuardian
    known: Guardian | None = None

    @property
    def words(self) -> str:
        """The contact in a line."""
        phone = said_phone(self.listed.phone).replace(" ", "\u00a0")
        return ", ".join(filter(None, [self.listed.name, phone, self.listed.email]))


def new_contacts(listed: Iterable[ListedGuardian], known: Sequence[Guardian]) -> list[NewContact]:
    """What the list adds to the contacts of one pupil, or changes about those that nobody has confirmed."""
    found: list[NewContact] = []
    free = [rank for rank in range(1, MOST + 1) if rank not in {each.rank for each in known}]
    for each in listed:
        same = next((other for other in known if _is_same(each, other)), None)
        if same is None and free:
            found.append(NewContact(free.pop(0), each))
        elif same and same.to_confirm and (same.phone, same.email) != (each.phone, each.email):
            found.append(NewContact(same.rank, each, same))
    return found


def write_contacts(contacts: Iterable[tuple[Pupil, NewContact]]) -> None:
    """Keep contacts, to be confirmed by the school."""
    rows = list(contacts)
    Guardian.objects.bulk_create(
        [_filled(Guardian(pupil=pupil, rank=new.rank), pupil, new) for pupil, new in rows if new.known is None],
        batch_size=500,
    )
    changed = [_filled(new.known, pupil, new) for pupil, new in rows if new.known is not None]
    Guardian.objects.bulk_update(changed, ["name", "relation", "phone", "email"], batch_size=500)


def _filled(guardian: Guardian, pupil: Pupil, new: NewContact) -> Guardian:
    listed = new.listed
    guardian.name = listed.name or guardian.name or _("Responsable de %(name)s") % {"name": pupil.first_name}
    guardian.relation, guardian.phone, guardian.email = listed.relation, listed.phone, listed.email
    guardian.confirmed_at, guardian.confirmed_by = None, None
    return guardian


def _is_same(listed: ListedGuardian, known: Guardian) -> bool:
    """By name in any order; a couple may share a number, so that counts only where a name is missing."""
    names = {" ".join(sorted(identity_name(name).split())) for name in (listed.name, known.name)}
    if listed.name:
        return len(names) == 1
    return bool(listed.phone and listed.phone == known.phone) or bool(listed.email and listed.email == known.email)
