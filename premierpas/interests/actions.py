"""A pupil answers, says what to avoid and what they do already, shows it or doesn't, erases it: nobody for them."""

from collections.abc import Iterable

from django.utils.translation import ngettext

from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.core.errors import DomainError
from premierpas.people.models import Pupil

from .activities import CHOSEN
from .enums import Saying
from .models import Answer, Profile


class NotThree(DomainError):
    """Other than three activities."""

    def __init__(self, count: int) -> None:
        text = ngettext(
            "Choisis trois choses. Tu en as coché %(count)d.", "Choisis trois choses. Tu en as coché %(count)d.", count
        )
        super().__init__(text % {"count": count}, field="doing")


def three(doing: Iterable[str]) -> list[str]:
    """Three activities, each once; raises NotThree."""
    chosen = list(dict.fromkeys(doing))
    if len(chosen) != CHOSEN:
        raise NotThree(len(chosen))
    return chosen


@action(may="people.be_this_pupil")
def answer(pupil: Pupil, *, item: str, said: Saying, by: Actor) -> Answer:
    """Answer one question; a later answer replaces it."""
    profile = _profile(pupil)
    return Answer.objects.update_or_create(profile=profile, item=item, defaults={"said": said})[0]


@action(may="people.be_this_pupil")
def avoid(pupil: Pupil, *, factors: Iterable[str], by: Actor) -> Profile:
    """Say what a trade had better not ask for; trades with it are hidden until they are asked for."""
    return _profile(pupil, avoided=sorted(set(factors)))


@action(may="people.be_this_pupil")
def tell_doing(pupil: Pupil, *, doing: Iterable[str], by: Actor) -> Profile:
    """Say three things that one does already; raises NotThree."""
    return _profile(pupil, doing=three(doing))


@action(may="people.be_this_pupil")
def show(pupil: Pupil, *, shown: bool, by: Actor) -> Profile:
    """Let the pupil's teachers read it, or no longer."""
    profile = _profile(pupil)
    if shown != (profile.shown_at is not None):
        profile.shown_at = clock.now() if shown else None
        profile.save(update_fields=["shown_at"])
    return profile


@action(may="people.be_this_pupil")
def erase(pupil: Pupil, *, by: Actor) -> None:
    """Erase all of it, at once and for good."""
    Profile.objects.filter(pupil=pupil).delete()


def _profile(pupil: Pupil, **fields: object) -> Profile:
    return Profile.objects.update_or_create(pupil=pupil, defaults={**fields, "changed_at": clock.now()})[0]
