"""Before a family's page shows anything of a minor, whoever holds the link says when the child was born."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import F

from premierpas.accounts.link_acts import revoke_links
from premierpas.accounts.links import Link
from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.core.requests import SiteRequest
from premierpas.people.models import Pupil
from premierpas.placements.languages.forms import FamilyForm
from premierpas.ui.forms import FiguresInput

from .actions import open_page
from .languages import Said
from .languages.texts import TEXTS
from .models import Tries

MOST = 8  # wrong birth dates, then the link is closed
STAYS = 30 * 60  # seconds for which the page stays open in this browser
_OPENED = "families.opened"


class BirthDateForm(FamilyForm):
    """Three numbers, which every keyboard and every language types alike."""

    day = forms.IntegerField(widget=FiguresInput(attrs={"autocomplete": "off"}))
    month = forms.TypedChoiceField(coerce=int)
    year = forms.IntegerField(widget=FiguresInput(attrs={"autocomplete": "off"}))

    def __init__(self, *args: Any, said: Said, **kwargs: Any) -> None:
        """In the reader's language."""
        super().__init__(*args, words=said.words, **kwargs)
        self.fields["month"].choices = [("", "–"), *enumerate(said.words.months, start=1)]  # type: ignore[attr-defined]
        labels = {"day": said.words.day, "month": said(TEXTS["month"]), "year": said(TEXTS["year"])}
        for name, label in labels.items():
            field = self.fields[name]
            field.label = label
            wrong = said(TEXTS["wrong"])
            field.error_messages |= {"invalid": wrong, "invalid_choice": wrong}

    @property
    def typed(self) -> date | None:
        """The day; None for one that no calendar has."""
        data = self.cleaned_data
        try:
            return date(data["year"], data["month"], data["day"])
        except (ValueError, OverflowError):
            return None


def try_to_open(request: SiteRequest, link: Link, pupil: Pupil, typed: date | None) -> bool:
    """Whether this was the birth date. After a few wrong ones the link is closed."""
    left = _count(link)
    if left < 0 or typed != pupil.birth_date:
        if left <= 0:
            revoke_links(purpose=link.purpose, subject_id=link.subject_id, recipient=link.recipient)
        return False
    open_page(pupil, by=Actor.holder(link))
    request.session[_OPENED] = _opened(request) | {str(link.pk): clock.now().timestamp()}
    return True


def is_open(request: SiteRequest, link: Link) -> bool:
    """Whether this browser has opened the page a moment ago."""
    since = _opened(request).get(str(link.pk), 0)
    return 0 <= clock.now().timestamp() - since < STAYS


def shut(request: SiteRequest, link: Link) -> None:
    """Nobody reads on in this browser without the birth date."""
    request.session[_OPENED] = {key: at for key, at in _opened(request).items() if key != str(link.pk)}


def _count(link: Link) -> int:
    """Count a try before anybody knows whether it is right; how many wrong ones are left after it.

    No action: it stays counted, whatever becomes of the try.
    """
    Tries.objects.get_or_create(link=link)
    Tries.objects.filter(link=link).update(wrong=F("wrong") + 1)
    return MOST - Tries.objects.get(link=link).wrong


def _opened(request: SiteRequest) -> dict[str, float]:
    return dict(request.session.get(_OPENED, {}))
