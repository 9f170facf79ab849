"""What is told in the app."""

from datetime import date

from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.actions import SIGNED_IN, Actor, action
from premierpas.core.errors import DomainError
from premierpas.core.text import one_line
from premierpas.organisations.models import Territory

from ..enums import Readers
from ..models import Announcement, Dismissal


@action(may="campaigns.announce_in", on="territory")
def announce(
    title: str,
    *,
    by: Actor,
    territory: Territory,
    text: str,
    readers: Readers | str,
    first_day: date,
    last_day: date,
    in_letter: bool = False,
) -> Announcement:
    """A word for those of a role, between two days. Raises DomainError for days that are over or turned round."""
    _check(first_day, last_day)
    return Announcement.objects.create(
        territory=territory, readers=readers, title=one_line(title)[:80], text=text.strip(), first_day=first_day,
        last_day=last_day, in_letter=in_letter, by=by.user,
    )  # fmt: skip


@action(may="campaigns.change_announcement")
def change_announcement(
    announcement: Announcement,
    *,
    by: Actor,
    title: str,
    text: str,
    readers: Readers | str,
    first_day: date,
    last_day: date,
    in_letter: bool = False,
) -> Announcement:
    """Other words or days; who has put it away isn't shown it again."""
    _check(first_day, last_day)
    row = Announcement.objects.select_for_update(of=("self",)).get(pk=announcement.pk)
    row.title, row.text, row.readers, row.in_letter = one_line(title)[:80], text.strip(), readers, in_letter
    row.first_day, row.last_day = first_day, last_day
    row.save(update_fields=["title", "text", "readers", "first_day", "last_day", "in_letter"])
    return row


@action(may="campaigns.change_announcement")
def end_announcement(announcement: Announcement, *, by: Actor) -> None:
    """Nobody sees it any more."""
    Announcement.objects.filter(pk=announcement.pk).delete()


@action(may=SIGNED_IN)
def put_away(announcement: Announcement, *, by: Actor) -> None:
    """Whoever has read it doesn't see it again."""
    Dismissal.objects.get_or_create(announcement=announcement, user=by.user)


def _check(first_day: date, last_day: date) -> None:
    if last_day < first_day:
        raise DomainError(_("Le dernier jour vient avant le premier."), field="last_day")
    if last_day < clock.today():
        raise DomainError(_("Ce jour est passé : personne ne verrait cette annonce."), field="last_day")
