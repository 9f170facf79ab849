"""What somebody has said so far: a pupil's answers are rows, everybody else's stay in the session and end with it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from premierpas.core.requests import SiteRequest
from premierpas.people.models import Pupil

from . import actions
from .activities import ACTIVITIES
from .enums import Saying
from .factors import FACTORS
from .items import ITEMS, ORDER
from .models import Profile
from .tracks import Said, as_answers, counted

_SESSION = "interests"


@dataclass(frozen=True)
class Kept:
    """Answers by question, what is avoided, what is done already. `shown`: whether a teacher may read it."""

    answers: Mapping[str, Saying] = field(default_factory=dict)
    avoided: Sequence[str] = ()
    doing: Sequence[str] = ()
    shown: bool = False

    @property
    def is_whole(self) -> bool:
        return len(self.answers) == len(ORDER)

    @property
    def first_open(self) -> int:
        """The number of the first question without an answer; of the first one where there is none."""
        return next((number for number, code in enumerate(ORDER, start=1) if code not in self.answers), 1)

    @property
    def said(self) -> dict[str, Said]:
        """How often each wish got each answer."""
        return counted((ITEMS[code].wish, said.value) for code, said in self.answers.items())

    @property
    def said_by_doing(self) -> dict[str, Said]:
        """The same, from what is done already."""
        return counted(as_answers((ACTIVITIES[code].wish, ACTIVITIES[code].also) for code in self.doing))


def kept_of(request: SiteRequest) -> Kept:
    """What whoever looks has said."""
    if request.viewer.is_pupil:
        row = Profile.objects.prefetch_related("answers").filter(pupil=request.viewer.pupil_id).first()
        return kept_in(row) if row else Kept()
    found = _session(request)
    return _known(found["answers"], found["avoided"], found["doing"])


def kept_in(row: Profile) -> Kept:
    """What a pupil's rows say; a question that is asked no more is left out."""
    answers = {each.item: each.said for each in row.answers.all()}
    return _known(answers, row.avoided, row.doing, row.shown_at is not None)


def answer(request: SiteRequest, item: str, said: Saying) -> None:
    """Keep an answer; the last one counts."""
    if request.viewer.is_pupil:
        actions.answer(_pupil(request), item=item, said=said, by=request.actor)
    else:
        found = _session(request)
        _keep(request, answers={**found["answers"], item: said.value})


def avoid(request: SiteRequest, factors: Iterable[str]) -> None:
    """Keep what is to be avoided."""
    if request.viewer.is_pupil:
        actions.avoid(_pupil(request), factors=factors, by=request.actor)
    else:
        _keep(request, avoided=sorted(set(factors)))


def tell_doing(request: SiteRequest, doing: Iterable[str]) -> None:
    """Keep three things that are done already; raises NotThree."""
    if request.viewer.is_pupil:
        actions.tell_doing(_pupil(request), doing=doing, by=request.actor)
    else:
        _keep(request, doing=actions.three(doing))


def erase(request: SiteRequest) -> None:
    """Forget all of it."""
    request.session.pop(_SESSION, None)
    if request.viewer.is_pupil:
        actions.erase(_pupil(request), by=request.actor)


def _pupil(request: SiteRequest) -> Pupil:
    return Pupil.objects.get(pk=request.viewer.pupil_id)


def _session(request: SiteRequest) -> dict[str, Any]:
    empty: dict[str, Any] = {"answers": {}, "avoided": [], "doing": []}
    return empty | request.session.get(_SESSION, {})


def _keep(request: SiteRequest, **parts: object) -> None:
    request.session[_SESSION] = _session(request) | parts


def _known(answers: Mapping[str, str], avoided: Iterable[str], doing: Iterable[str], shown: bool = False) -> Kept:
    return Kept(
        {code: Saying(said) for code, said in answers.items() if code in ITEMS and said in Saying.values},
        [code for code in FACTORS if code in set(avoided)],
        [code for code in doing if code in ACTIVITIES],
        shown,
    )
