"""What makes companies be found again: words under which they stand, and questions that are kept."""

from django.utils.translation import gettext as _

from premierpas.core.actions import Actor, action
from premierpas.core.errors import DomainError
from premierpas.core.text import one_line
from premierpas.organisations.models import Territory

from ..lists.asking import Asked
from ..models import CompanyFile, SavedView, Tag
from .files import locked

MOST_TAGS, MOST_VIEWS = 10, 12


@action(may="outreach.change_file")
def tag_file(file: CompanyFile, *, by: Actor, label: str) -> Tag:
    """Put a word on the company; the same word in other capitals is that word. Raises DomainError for too many."""
    file, label = locked(file), one_line(label)[:40]
    if not label:
        raise DomainError(_("Écrivez un mot."), field="label")
    tag = Tag.objects.filter(territory=file.territory_id, label__iexact=label).first()
    if tag is None:
        tag, _made = Tag.objects.get_or_create(territory=file.territory, label=label)
    if file.tags.exclude(pk=tag.pk).count() >= MOST_TAGS:
        raise DomainError(_("Dix étiquettes suffisent : retirez-en une d’abord."), field="label")
    tag.files.add(file)
    return tag


@action(may="outreach.change_file")
def untag_file(file: CompanyFile, *, by: Actor, label: str) -> None:
    """Take a word off the company; one under which nothing stands any more is gone."""
    for tag in Tag.objects.filter(territory=file.territory_id, label=label):
        tag.files.remove(file)
        if not tag.files.exists():
            tag.delete()


@action(may="outreach.keep_view")
def keep_view(territory: Territory, *, by: Actor, label: str, asked: Asked, for_team: bool) -> SavedView:
    """Keep a question under a name; the same name again is the new question. Raises DomainError for too many."""
    label = one_line(label)[:40]
    if not label:
        raise DomainError(_("Donnez un nom à cette vue."), field="label")
    mine = SavedView.objects.filter(territory=territory, owner=by.user)
    if mine.exclude(label=label).count() >= MOST_VIEWS:
        raise DomainError(_("Douze vues suffisent : retirez-en une d’abord."), field="label")
    view, _made = SavedView.objects.update_or_create(
        territory=territory, owner=by.user, label=label, defaults={"asked": asked.words(), "for_team": for_team}
    )
    return view


@action(may="outreach.drop_view")
def drop_view(view: SavedView, *, by: Actor) -> None:
    """Keep it no longer: one's own, or as who leads the team's."""
    SavedView.objects.filter(pk=view.pk).delete()
