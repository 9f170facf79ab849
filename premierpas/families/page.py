"""The family's page behind its link: first the birth date, then the child's year; GET and HEAD change nothing."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect

from premierpas.accounts.link_acts import NotHeld, Purpose, lock_link
from premierpas.accounts.links import Link
from premierpas.core.actors import Actor
from premierpas.core.errors import WrongState
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page
from premierpas.people.consenting import guardian_at
from premierpas.people.models import Enrolment, Guardian, Pupil
from premierpas.placements.languages import LANGUAGES

from .actions import decide
from .languages import Said, said_in
from .languages.texts import TEXTS
from .opening import BirthDateForm, is_open, shut, try_to_open
from .sending import give_page
from .showing import shown_to


def show(request: SiteRequest, link: Link) -> HttpResponse:
    """The page, or what is asked before it."""
    guardian = guardian_at(link.subject_id, link.recipient)
    if guardian is None:
        raise NotHeld
    before = ask_first(request, link, guardian)
    if before is not None:
        return before
    if request.method == "POST" and request.POST.get("do") in ("yes", "no"):
        return _decide(request, link)
    return _page(request, guardian, _said(request, guardian))


def ask_first(request: SiteRequest, link: Link, guardian: Guardian) -> HttpResponse | None:
    """What comes before any page of a child behind a guardian's link, and closing it again; None while it is open."""
    if not is_open(request, link):
        return _opening(request, link, guardian, _said(request, guardian))
    if request.method == "POST" and request.POST.get("do") == "close":
        shut(request, link)
        return redirect(_here(request, link))
    return None


def _said(request: SiteRequest, guardian: Guardian) -> Said:
    return said_in(_asked_language(request) or guardian.language)


def _opening(request: SiteRequest, link: Link, guardian: Guardian, said: Said) -> HttpResponse:
    asked = request.method == "POST" and request.POST.get("do") == "open"
    form = BirthDateForm(request.POST if asked else None, said=said)
    if asked and form.is_valid():
        if try_to_open(request, link, guardian.pupil, form.typed):
            return redirect(_here(request, link))
        link.refresh_from_db()
        form.add_error(None, said(TEXTS["wrong" if link.is_open else "shut"]))
    words = {"form": form, "is_shut": not link.is_open}
    return _rendered(request, guardian, said, "families/open.html", words, status=422 if form.errors else 200)


def _decide(request: SiteRequest, link: Link) -> HttpResponse:
    """Under the lock of the link: a second press finds what the first has said."""
    held = lock_link(link)
    enrolment = _enrolment(link.subject_id)
    yes = request.POST.get("do") == "yes"
    try:
        decide(enrolment, matter=request.POST.get("matter", ""), yes=yes, by=Actor.holder(held))
    except WrongState:  # what was asked when the page was opened is asked no more: the page says what is
        return redirect(_here(request, link))
    return redirect(_here(request, link, said="oui" if yes else "non"))


def _page(request: SiteRequest, guardian: Guardian, said: Said) -> HttpResponse:
    enrolment = _enrolment(guardian.pupil_id)
    done = {"oui": TEXTS["done_yes"], "non": TEXTS["done_no"]}.get(request.GET.get("dit", ""), "")
    place = enrolment.classroom.school.territory
    words = {"shown": shown_to(guardian, enrolment, said), "done": said(done) if done else "", "place": place}
    return _rendered(request, guardian, said, "families/page.html", words)


def _rendered(
    request: SiteRequest, guardian: Guardian, said: Said, template: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    texts = said.texts(name=guardian.pupil.first_name)
    common = {
        "t": texts, "words": said.words, "native": said.native, "family": True, "languages": list(LANGUAGES.values()),
        "title": texts["mail"],
    }  # fmt: skip
    return page(request, template, common | context, status=status)


def _enrolment(pupil_id: int) -> Enrolment:
    rows = Enrolment.objects.select_related("pupil__user", "classroom__school__territory").filter(pupil=pupil_id)
    return rows.latest("since")


def _asked_language(request: SiteRequest) -> str:
    asked = request.GET.get("langue", "")
    return asked if asked in LANGUAGES else ""


def _here(request: SiteRequest, link: Link, *, said: str = "") -> str:
    """The page's own address, in the language that was chosen."""
    asked = _asked_language(request)
    query = "&".join(filter(None, [f"langue={asked}" if asked else "", f"dit={said}" if said else ""]))
    return f"{link.address}?{query}" if query else link.address


def still_holds(link: Link) -> bool:
    """A guardian whom the school has confirmed, at the contact on file."""
    pupil = Pupil.objects.get(pk=link.subject_id, anonymised_at=None)
    return guardian_at(pupil, link.recipient) is not None


def renew(link: Link) -> None:
    """A new link to the same contact, while it is on file."""
    guardian = guardian_at(link.subject_id, link.recipient)
    if guardian is not None:
        give_page(guardian, former=link)


PURPOSE = Purpose(still_holds=still_holds, screen=show, done=show, renew=renew, may_renew=still_holds)
