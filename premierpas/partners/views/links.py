"""What partners do by a link, without an account: open their space, answer with yes or no."""

from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django import forms
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from premierpas.accounts.flows import sign_in_user
from premierpas.accounts.link_acts import LinkOver, Purpose, lock_link, use_link
from premierpas.accounts.links import Link
from premierpas.accounts.middleware import ACTIVE
from premierpas.core.actors import Actor
from premierpas.core.errors import DomainError
from premierpas.core.outbox.models import Channel
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page
from premierpas.ui.forms import Form

from ..actions import accept_invitation, answer_hours, answer_introduction, renew_invitation
from ..enums import HoursState, IntroState, SkillKind
from ..models import Contact, Hours, Introduction, Member
from ..notices import HOURS_ASKED, INTRODUCTION
from ..telling import ANSWER_LINK, HOURS_LINK, ask_contact


class NameForm(Form):
    """The deliberate entry: no mail scanner types a name."""

    name = forms.CharField(label=_("Votre prénom et votre nom"), max_length=150)


class WordsForm(Form):
    """A word beside the answer."""

    words = forms.CharField(
        label=_("Un mot, si vous voulez"), required=False, max_length=300,
        help_text=_("Par exemple : je lui écris demain."),
    )  # fmt: skip


def _member(link: Link) -> Member:
    return Member.objects.select_related("contact__partner", "invited_by", "user").get(pk=link.subject_id)


def show_invitation(request: SiteRequest, link: Link) -> HttpResponse:
    """Who invites to what; the name typed opens it."""
    member = _member(link)
    form = NameForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                lock_link(link)
                use_link(link)
                member = accept_invitation(member, by=Actor.holder(link, name=form.cleaned_data["name"]))
                if member.user is None or is_mfa_enabled(member.user):
                    return invitation_done(request, link)  # a link doesn't replace their second factor
                sign_in_user(request, member.user, came_by=Channel.EMAIL)
                request.session[ACTIVE] = f"partner:{member.pk}"
            return redirect("partners:space")
        except LinkOver:
            return invitation_done(request, link)
        except DomainError as error:
            form.refuse(error)
    words = {"member": member, "partner": member.contact.partner, "form": form}
    return page(request, "partners/accept.html", words, status=422 if form.errors else 200)


def invitation_done(request: SiteRequest, link: Link) -> HttpResponse:
    """Already open: the way in is by e-mail code."""
    return page(request, "partners/accepted.html", {"partner": _member(link).contact.partner})


def _is_there(contact: Contact, link: Link) -> bool:
    return contact.left_on is None and contact.email == link.recipient


def _invited(link: Link) -> bool:
    member = _member(link)
    return member.until is None and _is_there(member.contact, link)


INVITATION = Purpose(
    still_holds=_invited,
    screen=show_invitation,
    done=invitation_done,
    renew=lambda link: renew_invitation(_member(link), by=Actor.holder(link)),
    may_renew=lambda link: _member(link).since is None,
)


def _introduction(link: Link) -> Introduction:
    rows = Introduction.objects.select_related("file", "asked_by", "door__contact__partner")
    return rows.get(pk=link.subject_id)


def _hours(link: Link) -> Hours:
    return Hours.objects.select_related("asked_by", "skill__contact__partner").get(pk=link.subject_id)


def _answered(request: SiteRequest, link: Link, words: dict[str, Any], act: Any, done: Any) -> HttpResponse:
    form = WordsForm(request.POST if request.method == "POST" else None)
    said = request.POST.get("answer", "")
    if request.method == "POST" and said in ("yes", "no") and form.is_valid():
        try:
            with transaction.atomic():
                lock_link(link)
                use_link(link)
                act(yes=said == "yes", words=form.cleaned_data["words"])
            return done(request, link)
        except LinkOver:
            return done(request, link)
        except DomainError as error:
            form.refuse(error)
    return page(request, "partners/answer.html", words | {"form": form}, status=422 if form.errors else 200)


def show_introduction(request: SiteRequest, link: Link) -> HttpResponse:
    """For which company, who asks and why; one tap answers."""
    row = _introduction(link)

    def act(*, yes: bool, words: str) -> None:
        answer_introduction(row, by=Actor.holder(link), yes=yes, answer=words)

    return _answered(request, link, {"introduction": row}, act, introduction_done)


def introduction_done(request: SiteRequest, link: Link) -> HttpResponse:
    """What was answered."""
    return page(request, "partners/answered.html", {"introduction": _introduction(link)})


def _renew_introduction(link: Link) -> None:
    row = _introduction(link)
    if row.state == IntroState.ASKED and row.door.contact.left_on is None:
        ask_contact(
            INTRODUCTION, row.door.contact, purpose=ANSWER_LINK, subject_id=row.pk, company=row.file.name,
            door=row.door.opens, by=row.asked_by.name if row.asked_by else "", words=row.words,
        )  # fmt: skip


INTRODUCING = Purpose(
    still_holds=lambda link: _is_there(_introduction(link).door.contact, link),
    screen=show_introduction,
    done=introduction_done,
    renew=_renew_introduction,
    may_renew=lambda link: _introduction(link).state == IntroState.ASKED,
)


def show_hours(request: SiteRequest, link: Link) -> HttpResponse:
    """How many hours, what for; one tap answers."""
    row = _hours(link)

    def act(*, yes: bool, words: str) -> None:
        answer_hours(row, by=Actor.holder(link), yes=yes)

    return _answered(request, link, {"hours": row}, act, hours_done)


def hours_done(request: SiteRequest, link: Link) -> HttpResponse:
    """What was answered."""
    return page(request, "partners/answered.html", {"hours": _hours(link)})


def _renew_hours(link: Link) -> None:
    row = _hours(link)
    if row.state == HoursState.ASKED and row.skill.contact.left_on is None:
        ask_contact(
            HOURS_ASKED, row.skill.contact, purpose=HOURS_LINK, subject_id=row.pk,
            skill=lambda: str(SkillKind(row.skill.kind).label), by=row.asked_by.name if row.asked_by else "",
            hours=row.hours, about_what=row.purpose,
        )  # fmt: skip


GIVING = Purpose(
    still_holds=lambda link: _is_there(_hours(link).skill.contact, link),
    screen=show_hours,
    done=hours_done,
    renew=_renew_hours,
    may_renew=lambda link: _hours(link).state == HoursState.ASKED,
)
