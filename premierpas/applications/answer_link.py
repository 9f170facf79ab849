"""Answering without an account: the link in the company's e-mail opens the first look and takes one answer."""

from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.utils.translation import gettext as _

from premierpas.accounts.link_acts import LinkOver, Purpose, use_link
from premierpas.accounts.links import Link
from premierpas.core.actors import Actor
from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page

from . import actions, notices
from .actions.locking import lock
from .enums import WAITING, ApplicationState
from .first_look import reading_of, version_of
from .forms import ACCEPT, MORE_TIME, REJECT, AnswerForm
from .models import Application
from .queries import SHOWN
from .team import team_of
from .telling import tell_company_to_answer

S = ApplicationState
ANSWERABLE = [*WAITING, S.REJECTED, S.EXPIRED]


def _of(link: Link) -> Application:
    return Application.objects.select_related(*SHOWN).get(pk=link.subject_id)


def show(request: SiteRequest, link: Link) -> HttpResponse:
    """GET shows and changes nothing, not even that it was read; POST answers."""
    application = _of(link)
    if application.state not in ANSWERABLE:
        return done(request, link)
    version = version_of(application)
    problem = ""
    form = AnswerForm(application=application, initial={"version": version})
    if request.method == "POST":
        form = AnswerForm(request.POST, application=application)
        if form.is_valid():
            if form.cleaned_data["version"] != version:
                problem = _("Cette candidature a changé. Relisez-la, puis répondez.")
                form = AnswerForm({**request.POST.dict(), "version": version}, application=application)
            else:
                try:
                    _answer(link, application, form.cleaned_data)
                except LinkOver:
                    return done(request, link)
                except DomainError as error:
                    problem = str(error.message)
                else:
                    return done(request, link)
    context = {
        "link": link,
        "application": application,
        "reading": reading_of(application),
        "form": form,
        "problem": problem,
        "late": application.state not in WAITING,
    }
    return page(request, "applications/answer.html", context)


@transaction.atomic
def _answer(link: Link, application: Application, data: dict[str, Any]) -> None:
    """The application's locks come before the link's, as wherever a link is made for it."""
    held = lock(application)
    if version_of(held) != data["version"]:
        raise LinkOver
    use_link(link)
    by = Actor.holder(link, name=data["name"])
    if data["answer"] == ACCEPT:
        actions.accept(held, by=by)
    elif data["answer"] == MORE_TIME:
        actions.ask_more_time(held, by=by)
    elif data["answer"] == REJECT:
        actions.reject(held, reason=data["reason"], kind_words=data["kind_words"], by=by)


def done(request: SiteRequest, link: Link) -> HttpResponse:
    """What became of it; who the pupil is stays behind signing in."""
    application = _of(link)
    answered = application.state in (S.ACCEPTED, S.CONFIRMED, S.REJECTED, S.UNDER_REVIEW)
    return page(request, "applications/answered.html", {"application": application, "answered": answered})


def renew(link: Link) -> None:
    """A new link for whoever of the team held this one."""
    tell_company_to_answer(_of(link), notices.REMINDER, occasion=f"renewed:{link.pk}", only=link.recipient)


def may_renew(link: Link) -> bool:
    """Whether an answer is still possible."""
    return _of(link).state in ANSWERABLE


def still_holds(link: Link) -> bool:
    """A colleague who has left the team or the company no longer answers."""
    return any(membership.user.email == link.recipient for membership in team_of(_of(link).offer))


PURPOSE = Purpose(still_holds=still_holds, screen=show, done=done, renew=renew, may_renew=may_renew)
