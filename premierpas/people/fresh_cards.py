"""The words of cards just made again: half an hour in the session, which only this browser's key opens, then gone."""

from datetime import timedelta

from premierpas.core import clock
from premierpas.core.requests import SiteRequest

KEY, KEPT_FOR = "fresh_cards", timedelta(minutes=30)


def keep_fresh(request: SiteRequest, classroom_id: int, words: list[tuple[int, str]]) -> None:
    """Keep the words of these pupils' cards (by their id), instead of those kept before."""
    request.session[KEY] = {"class": classroom_id, "at": clock.now().timestamp(), "words": words}


def fresh_cards(request: SiteRequest, classroom_id: int) -> list[tuple[int, str]]:
    """The pupils of this class whose cards were just made, with their words; those of long ago are forgotten now."""
    kept = request.session.get(KEY)
    if kept is None:
        return []
    if clock.now().timestamp() - kept["at"] > KEPT_FOR.total_seconds():
        del request.session[KEY]
        return []
    return [(pk, phrase) for pk, phrase in kept["words"]] if kept["class"] == classroom_id else []


def forget_fresh(request: SiteRequest, pupil_id: int) -> None:
    """This pupil's new card ended."""
    if kept := request.session.get(KEY):
        words = [each for each in kept["words"] if each[0] != pupil_id]
        request.session[KEY] = {**kept, "words": words}
