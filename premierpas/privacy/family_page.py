"""A family's page without account: who has looked at the child's file, all of it as a ZIP, and asking to be erased."""

from collections.abc import Callable
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.accounts.link_acts import NotHeld, Purpose, make_link
from premierpas.accounts.links import Link
from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.core.emails import clean_email
from premierpas.core.errors import DomainError
from premierpas.core.languages import in_french
from premierpas.core.outbox.notices import Recipient
from premierpas.core.phones import clean_phone, takes_texts
from premierpas.core.ports import Port
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page
from premierpas.people.circle import tell
from premierpas.people.consenting import guardian_at
from premierpas.people.models import Guardian, Pupil
from premierpas.placements.languages import LANGUAGES, said_day, said_time, to_family, words_in
from premierpas.placements.languages.words import Words

from . import notices
from .actions import FAMILY, ask_erasure
from .export import export_person
from .forms import FamilyEraseForm
from .looking import looks_at
from .models import Demand, DemandState

DAYS = 7
opening = Port[Callable[[SiteRequest, Link, Guardian], HttpResponse | None]](
    "privacy.opening",
    "what a guardian says before a page shows anything of the child; None once it is said",
    single=True,
)


def send_family_pages(typed: str) -> None:
    """A link for each child of whoever has this contact, as a school has confirmed it. Nothing for anybody else."""
    for guardian in _guardians_at(typed):
        give_family_page(guardian)


def give_family_page(guardian: Guardian, *, former: Link | None = None) -> None:
    """A fresh link to the contact on file."""
    mobile = guardian.phone if takes_texts(guardian.phone) else ""
    to = Recipient.by_one_way(guardian.name, email=guardian.email, mobile=mobile)
    address = to.email or to.phone
    if not address or (former and former.recipient != address):
        return
    link = make_link(
        purpose=FAMILY, subject_id=guardian.pupil_id, recipient=address, recipient_name=guardian.name, days_valid=DAYS
    )
    said = to_family(guardian.language, "data", name=guardian.pupil.first_name)
    tell(
        notices.FAMILY_PAGE, [to], key=f"privacy.family_page:{link.pk}", about=None, link=f"link:{link.pk}",
        button=words_in(guardian.language).data_button, **said,
    )  # fmt: skip


def _guardians_at(typed: str) -> list[Guardian]:
    rows = Guardian.objects.confirmed().filter(pupil__anonymised_at=None).select_related("pupil")
    try:
        if "@" in typed:
            return list(rows.filter(email__iexact=clean_email(typed)))
        return list(rows.filter(phone=clean_phone(typed)))
    except (DomainError, ValueError):
        return []


def show(request: SiteRequest, link: Link) -> HttpResponse:
    """The page; a POST downloads, or asks. What a mail scanner may press must not take a demand back."""
    guardian = guardian_at(link.subject_id, link.recipient)
    if guardian is None:
        raise NotHeld
    (ask_first,) = opening
    before = ask_first(request, link, guardian)
    if before is not None:
        return before
    pupil, words, do = guardian.pupil, words_for(request, guardian.language), request.POST.get("do", "")
    if request.method == "POST" and do == "export":
        return zip_response(export_person(pupil.user, to_family=True).content)
    form = FamilyEraseForm(request.POST if do == "ask" else None, words=words)
    if request.method == "POST" and do == "ask" and form.is_valid():
        ask_erasure(pupil.user, by=Actor.holder(link, name=link.recipient_name))
        return redirect(request.get_full_path())
    title = words.data_title.format(name=pupil.first_name)
    context = in_words(words, title=title) | {
        "looks": _looks(pupil, words), "form": form, "asked": _asked(pupil, words)
    }  # fmt: skip
    return page(request, "privacy/family.html", context, status=422 if form.errors else 200)


def words_for(request: SiteRequest, language: str) -> Words:
    """In the language that was chosen on the page, else in this one."""
    asked = request.GET.get("langue", "")
    return words_in(asked if asked in LANGUAGES else language)


def in_words(words: Words, *, title: str) -> dict[str, object]:
    """What every page in a family's language needs."""
    return {"words": words, "languages": list(LANGUAGES.values()), "family": True, "title": title}


def _looks(pupil: Pupil, words: Words) -> list[tuple[str, str, str]]:
    """Who, as what (in French: the page marks it), and when."""
    with in_french():
        found = looks_at(pupil.pk)
    return [(each.name, ", ".join(filter(None, [each.quality, each.place])), _moment(each.at, words)) for each in found]


def _moment(at: datetime, words: Words) -> str:
    local = at.astimezone(clock.PARIS)
    return f"{said_day(words, local.date())}, {said_time(local.time())}"


def _asked(pupil: Pupil, words: Words) -> str:
    """That erasing is asked already, and until when the answer comes."""
    demand = demand_of(pupil.user_id)
    if demand is None:
        return ""
    asked = said_day(words, demand.asked_at.astimezone(clock.PARIS).date())
    return words.data_asked.format(day=asked, due=said_day(words, demand.due))


def demand_of(user_id: int) -> Demand | None:
    """What waits for an answer."""
    return Demand.objects.filter(user=user_id, state=DemandState.ASKED).first()


def zip_response(content: bytes) -> HttpResponse:
    """A download that no cache keeps."""
    name = _("mes-donnees")
    return HttpResponse(
        content, content_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="{name}.zip"', "Cache-Control": "no-store"},
    )  # fmt: skip


def still_holds(link: Link) -> bool:
    """A guardian whom the school has confirmed, at the contact on file."""
    pupil = Pupil.objects.get(pk=link.subject_id, anonymised_at=None)
    present = Guardian.objects.confirmed().filter(pupil=pupil)
    return any(link.recipient in (each.email, each.phone) for each in present)


def renew(link: Link) -> None:
    """A new link to the same contact, while it is on file."""
    for guardian in Guardian.objects.confirmed().filter(pupil=link.subject_id).select_related("pupil"):
        give_family_page(guardian, former=link)


PURPOSE = Purpose(still_holds=still_holds, screen=show, done=show, renew=renew, may_renew=still_holds)
