"""A guardian lets a child come or not, without an account, in their language, as often as they change their mind."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect

from premierpas.accounts.link_acts import Purpose
from premierpas.accounts.links import Link
from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.core.errors import DomainError
from premierpas.core.phones import said_phone
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page
from premierpas.events.dates import Date
from premierpas.events.models import Participant
from premierpas.people.consenting import guardian_at
from premierpas.placements.languages import LANGUAGES, said_day, said_time, words_in
from premierpas.placements.languages.forms import FamilyForm
from premierpas.placements.languages.words import Words
from premierpas.ui.forms import ChoiceCards

from .actions.answering import Said, answer_for_child
from .enums import Leaves
from .errors import NobodyNamed
from .models import Consent
from .standing import counts_for, is_coming, read
from .telling import ask_guardian

YES, NO = "yes", "no"


class AnswerForm(FamilyForm):
    """A choice is a deliberate entry: what sends plain forms without being asked says nothing."""

    answer = forms.ChoiceField(widget=ChoiceCards(short=True))
    leaves = forms.ChoiceField(widget=ChoiceCards(short=True), required=False)
    leaves_with = forms.CharField(max_length=150, required=False)
    photos = forms.ChoiceField(widget=ChoiceCards(short=True), required=False)

    def __init__(self, *args: Any, words: Words, participant: Participant, **kwargs: Any) -> None:
        super().__init__(*args, words=words, **kwargs)
        both = [(YES, words.mentor_yes), (NO, words.mentor_no)]
        self._say("answer", words.event_question, both)
        self._say("photos", words.event_photos, both)
        self._say("leaves", words.event_leaves, [(Leaves.ALONE, words.event_alone), (Leaves.ADULT, words.event_adult)])
        self.fields["leaves_with"].label = words.event_adult_name
        if participant.registration.classroom_id is not None:  # the class goes home together
            del self.fields["leaves"], self.fields["leaves_with"]
        if not participant.event.asks_photos:
            del self.fields["photos"]

    def _say(self, name: str, label: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].label, self.fields[name].choices = label, choices  # type: ignore[attr-defined]

    def said(self) -> Said:
        """What the action takes of it."""
        data = self.cleaned_data
        photos = data.get("photos", "")
        return Said(
            data["answer"] == YES, Leaves(data.get("leaves", "")), data.get("leaves_with", "").strip(),
            None if not photos else photos == YES,
        )  # fmt: skip


def _participant(link: Link) -> Participant:
    return read(Participant.objects.filter(pk=link.subject_id)).get()


def show(request: SiteRequest, link: Link) -> HttpResponse:
    """What it is, when and where, and what this guardian has said."""
    participant = _participant(link)
    event, enrolment = participant.event, participant.enrolment
    assert enrolment is not None
    guardian = guardian_at(enrolment.pupil_id, link.recipient)
    asked = request.GET.get("langue", "")
    words = words_in(asked if asked in LANGUAGES else guardian.language if guardian else "fr")
    form = AnswerForm(
        request.POST if request.method == "POST" else None, words=words, participant=participant,
        initial=_initial(participant, link),
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            answer_for_child(participant, by=Actor.holder(link, name=link.recipient_name), said=form.said())
            return redirect(request.get_full_path())
        except DomainError as error:
            form.refuse(error, words.required if isinstance(error, NobodyNamed) else words.event_over)
    mine = _mine(participant, link)
    context = {
        "words": words,
        "languages": list(LANGUAGES.values()),
        "family": True,
        "form": form,
        "event": event,
        "is_open": _is_open(participant),
        "title": words.event_title.format(name=enrolment.pupil.first_name),
        "dates": [_when(words, each) for each in event.dates],
        "where": event.address,
        "said": _said(mine, words, enrolment.pupil.first_name),
        "school_phone": said_phone(enrolment.classroom.school.phone),
    }
    return page(request, "entrance/link.html", context, status=422 if form.errors else 200)


def _when(words: Words, date: Date) -> str:
    start, end = date.start.astimezone(clock.PARIS), date.end.astimezone(clock.PARIS)
    return f"{said_day(words, start.date())}, {said_time(start.time())} – {said_time(end.time())}"


def _mine(participant: Participant, link: Link) -> Consent | None:
    """This guardian's word for the days on which it takes place now."""
    guardian = guardian_at(participant.enrolment.pupil_id, link.recipient) if participant.enrolment else None
    said = [each for each in participant.consents.all() if counts_for(each, participant.event)]
    return next((each for each in said if guardian is not None and each.guardian_id == guardian.pk), None)


def _initial(participant: Participant, link: Link) -> dict[str, Any]:
    """How it was said before; the answer itself is chosen each time."""
    mine = _mine(participant, link)
    if mine is None:
        return {}
    photos = "" if mine.photos is None else YES if mine.photos else NO
    return {"leaves": mine.leaves, "leaves_with": mine.leaves_with, "photos": photos}


def _said(mine: Consent | None, words: Words, name: str) -> str:
    if mine is None:
        return ""
    return words.mentor_said_yes if mine.yes else words.event_said_no.format(name=name)


def _is_open(participant: Participant) -> bool:
    return is_coming(participant) and participant.event.is_running and not participant.event.is_over


def renew(link: Link) -> None:
    """A new link to the contact on file."""
    participant = _participant(link)
    guardian = guardian_at(participant.enrolment.pupil_id, link.recipient) if participant.enrolment else None
    if guardian is not None:
        ask_guardian(participant, guardian, occasion=f"renewed:{link.pk}", former=link)


def may_renew(link: Link) -> bool:
    """While the child has a seat."""
    return still_holds(link) and _is_open(_participant(link))


def still_holds(link: Link) -> bool:
    """A guardian whom the school has confirmed, at the contact that it was sent to."""
    participant = _participant(link)
    return participant.enrolment is not None and guardian_at(participant.enrolment.pupil_id, link.recipient) is not None


PURPOSE = Purpose(still_holds=still_holds, screen=show, done=show, renew=renew, may_renew=may_renew)
