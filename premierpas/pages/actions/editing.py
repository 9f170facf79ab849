"""A page is written, published, brought back to what it was, or given back the product's words."""

from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.actions import NOTHING, Actor, action, current_actor, step
from premierpas.core.errors import DomainError, WrongState

from ..enums import NEWS
from ..models import Edition, News
from ..queries import published

_LONGEST_SLUG = 70


class ChangedMeanwhile(DomainError):
    """Somebody else has saved the draft since this page was opened."""

    def __init__(self, who: str) -> None:
        super().__init__(
            _("%(who)s a enregistré ce texte entre-temps. Le vôtre est gardé ci-dessous : comparez, puis enregistrez.")
            % {"who": who or _("Quelqu’un")},
            field="body",
        )


class SameTitle(DomainError):
    """A piece of news has this title already."""

    def __init__(self) -> None:
        super().__init__(_("Une actualité porte déjà ce titre."), field="title")


@action(may="pages.edit", on=NOTHING)
def save_page(page: str, *, by: Actor, title: str, summary: str, body: str, seen: int) -> Edition:
    """Keep the draft of a page. `seen`: how often it had been saved when its writer opened it, 0 for none.

    Raises ChangedMeanwhile when somebody else has saved it since.
    """
    draft = Edition.objects.select_for_update(of=("self",)).filter(page=page, published_at=None).first()
    if draft is None:
        draft = Edition(page=page, saves=0)
    elif draft.saves != seen and (draft.title, draft.summary, draft.body) != (title, summary, body):
        raise ChangedMeanwhile(draft.saved_by.name if draft.saved_by else "")
    draft.title, draft.summary, draft.body = title, summary, body
    draft.saves, draft.saved_at, draft.saved_by_id = draft.saves + 1, clock.now(), by.user_id
    try:
        with transaction.atomic():
            draft.save()
    except IntegrityError:
        raise ChangedMeanwhile("") from None
    return draft


@action(may="pages.edit", on=NOTHING)
def publish_page(page: str, *, by: Actor) -> Edition:
    """The draft is what everybody reads from now on. Raises WrongState without one, or without words."""
    draft = Edition.objects.select_for_update(of=("self",)).filter(page=page, published_at=None).first()
    if draft is None:
        raise WrongState(_("Il n’y a pas de texte à publier : quelqu’un vient de le faire, ou rien n’est écrit."))
    if not draft.body.strip():
        raise WrongState(_("Le texte est vide : écrivez-le d’abord."))
    _publish(draft)
    if page.startswith(NEWS):
        news = News.objects.select_for_update().get(slug=page.removeprefix(NEWS))
        news.shown_at, news.withdrawn_at = news.shown_at or clock.now(), None
        news.save(update_fields=["shown_at", "withdrawn_at"])
    return draft


@action(may="pages.edit", on=NOTHING)
def bring_back(page: str, *, by: Actor, edition: int) -> Edition:
    """What was shown once is shown again; a draft that somebody writes stays. Raises WrongState for another page's."""
    before = published(page).filter(pk=edition).first()
    if before is None:
        raise WrongState(_("Cette version n’existe pas."))
    copy = Edition(page=page, title=before.title, summary=before.summary, body=before.body, saved_by_id=by.user_id)
    _publish(copy)
    return copy


@action(may="pages.edit", on=NOTHING)
def ship_again(page: str, *, by: Actor) -> None:
    """The page shows the words that the product ships; a second time nothing changes."""
    newest = published(page).first()
    if newest is not None and newest.body and not page.startswith(NEWS):
        _publish(Edition(page=page, title=newest.title, saved_by_id=by.user_id))


@action(may="pages.edit", on=NOTHING)
def begin_news(title: str, *, by: Actor) -> News:
    """A piece of news with an address of its own, which nobody reads yet. Raises SameTitle."""
    slug = slugify(title)[:_LONGEST_SLUG].strip("-") or "actualite"
    try:
        with transaction.atomic():
            news = News.objects.create(slug=slug)
    except IntegrityError:
        raise SameTitle from None
    Edition.objects.create(page=NEWS + slug, title=title, saved_by_id=by.user_id)
    return news


@action(may="pages.edit", on=NOTHING)
def withdraw_news(news: News, *, by: Actor) -> News:
    """Nobody reads it any more; its words are kept. A second time nothing changes."""
    news = News.objects.select_for_update().get(pk=news.pk)
    if news.withdrawn_at is None:
        news.withdrawn_at = clock.now()
        news.save(update_fields=["withdrawn_at"])
    return news


@step
def _publish(edition: Edition) -> None:
    edition.published_at, edition.published_by_id = clock.now(), current_actor().user_id
    edition.save()
