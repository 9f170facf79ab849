"""A guardian says yes or no without an account, in their language, as often as they change their mind."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect

from premierpas.accounts.link_acts import Purpose
from premierpas.accounts.links import Link
from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.core.phones import said_phone
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page
from premierpas.people.consenting import guardian_at
from premierpas.placements.languages import LANGUAGES, said_day, words_in
from premierpas.placements.languages.forms import FamilyForm
from premierpas.placements.languages.words import Words
from premierpas.ui.forms import ChoiceCards

from .actions import answer_for_family
from .enums import Side
from .models import Pair
from .said import newest
from .telling import ask_family

YES, NO = "yes", "no"


class AnswerForm(FamilyForm):
    """A choice is a deliberate entry: what sends plain forms without being asked says nothing."""

    answer = forms.ChoiceField(widget=ChoiceCards(short=True))

    def __init__(self, *args: Any, words: Words, **kwargs: Any) -> None:
        super().__init__(*args, words=words, **kwargs)
        field = self.fields["answer"]
        field.label = words.mentor_button
        field.choices = [(YES, words.mentor_yes), (NO, words.mentor_no)]  # type: ignore[attr-defined]


def _pair(link: Link) -> Pair:
    rows = Pair.objects.select_related("enrolment__pupil", "enrolment__classroom__school", "volunteer")
    return rows.get(pk=link.subject_id)


def show(request: SiteRequest, link: Link) -> HttpResponse:
    """Who accompanies the child now, and what this person has said."""
    pair = _pair(link)
    pupil, guardian = pair.enrolment.pupil, guardian_at(pair.enrolment.pupil_id, link.recipient)
    asked = request.GET.get("langue", "")
    words = words_in(asked if asked in LANGUAGES else guardian.language if guardian else "fr")
    form = AnswerForm(request.POST if request.method == "POST" else None, words=words)
    if request.method == "POST" and form.is_valid():
        by = Actor.holder(link, name=link.recipient_name)
        answer_for_family(pair.enrolment, by=by, yes=form.cleaned_data["answer"] == YES)
        return redirect(request.get_full_path())
    running = Pair.objects.running().filter(enrolment=pair.enrolment_id).select_related("volunteer").first()
    said = [each for each in newest([pair.enrolment_id]) if each.side == Side.GUARDIAN]
    mine = next((each for each in said if guardian is not None and each.guardian_id == guardian.pk), None)
    context = {
        "words": words,
        "languages": list(LANGUAGES.values()),
        "family": True,
        "form": form,
        "title": words.mentor_title.format(mentor=running.volunteer.name, name=pupil.first_name) if running else
        words.mentor_nobody.format(name=pupil.first_name),
        "begins": _begins(running, words),
        "said": _said(mine.yes, words, pupil.first_name) if mine else "",
        "said_yes": mine is not None and mine.yes,
        "school_phone": said_phone(pair.enrolment.classroom.school.phone),
    }  # fmt: skip
    return page(request, "mentoring/link.html", context, status=422 if form.errors else 200)


def _begins(pair: Pair | None, words: Words) -> str:
    if pair is None or pair.since <= clock.now():
        return ""
    return words.mentor_begins.format(day=said_day(words, pair.since.astimezone(clock.PARIS).date()))


def _said(yes: bool, words: Words, name: str) -> str:
    return words.mentor_said_yes if yes else words.mentor_said_no.format(name=name)


def renew(link: Link) -> None:
    """A new link to the contact on file."""
    pair = _pair(link)
    guardian = guardian_at(pair.enrolment.pupil_id, link.recipient)
    if guardian is not None:
        ask_family(pair, guardian, occasion=f"renewed:{link.pk}", former=link)


def may_renew(link: Link) -> bool:
    """While the pupil is of that class."""
    pair = _pair(link)
    return pair.enrolment.left_on is None and guardian_at(pair.enrolment.pupil_id, link.recipient) is not None


def still_holds(link: Link) -> bool:
    """A guardian whom the school has confirmed, at the contact that it was sent to."""
    return guardian_at(_pair(link).enrolment.pupil_id, link.recipient) is not None


PURPOSE = Purpose(still_holds=still_holds, screen=show, done=show, renew=renew, may_renew=may_renew)
