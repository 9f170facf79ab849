"""Five questions before and after: what one thought then, and thinks now."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.people.models import Enrolment

from ..actions import answer_questions, put_off, version_for
from ..enums import Moment
from ..five_questions import FIELDS, WORDINGS, said
from ..forms import QuestionsForm
from ..models import Answers
from ..queries import moment_now
from .loading import own_year


@screen(permission="people.be_pupil", load=own_year)
def questions(request: SiteRequest, enrolment: Enrolment) -> HttpResponse:
    """The questions of now while they are open, and the answers that were given, side by side."""
    moment = moment_now(enrolment)
    given = {each.moment: each for each in Answers.objects.filter(enrolment=enrolment)}
    form = None
    if moment is not None and moment not in given:
        form = QuestionsForm(request.POST if request.method == "POST" else None, version=version_for(enrolment))
        if request.method == "POST" and form.is_valid():
            try:
                answer_questions(enrolment, moment=moment, marks=form.cleaned_data, by=request.actor)
            except DomainError as error:
                form.refuse(error)
            else:
                messages.success(request, _("Merci. Tes réponses sont gardées : tu les retrouveras ici."))
                return redirect("afterwards:questions")
    words = {"form": form, "moment": moment, "given": given, "rows": _side_by_side(given)}
    return page(request, "afterwards/questions.html", words, status=422 if form and form.errors else 200)


@screen(permission="people.be_pupil", load=own_year, methods=("POST",))
def questions_later(request: SiteRequest, enrolment: Enrolment) -> HttpResponse:
    """Not now."""
    moment = moment_now(enrolment)
    if moment is not None:
        put_off(enrolment, moment=moment, by=request.actor)
        messages.success(request, _("D’accord, plus tard. Les questions t’attendent dans « Et après »."))
    return redirect(settings.LOGIN_REDIRECT_URL)


def _side_by_side(given: dict[str, Answers]) -> list[dict[str, Any]]:
    if not given:
        return []
    wording = WORDINGS[next(iter(given.values())).version]
    return [
        {
            "words": wording[name],
            **{moment: said(getattr(given[moment], name)) for moment in Moment if moment in given},
        }
        for name in FIELDS
    ]
