"""A family's page without account: who has looked at the child's file, all of it as a ZIP, and asking to be erased."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from premierpas.accounts.link_acts import Purpose, make_link
from premierpas.accounts.links import Link
from premierpas.core.actors import Actor
from premierpas.core.emails import clean_email
from premierpas.core.errors import DomainError
from premierpas.core.outbox.notices import Recipient
from premierpas.core.phones import clean_phone, takes_texts
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page
from premierpas.people.circle import tell
from premierpas.people.models import Guardian, Pupil
from premierpas.placements.languages import to_family, words_in

from . import notices
from .actions import FAMILY, ask_erasure
from .export import export_person
from .forms import EraseForm
from .looking import looks_at
from .models import Demand, DemandState

DAYS = 7


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
    pupil = Pupil.objects.select_related("user").get(pk=link.subject_id)
    by, do = Actor.holder(link, name=link.recipient_name), request.POST.get("do", "")
    if request.method == "POST" and do == "export":
        return zip_response(export_person(pupil.user, to_family=True).content)
    form = EraseForm(request.POST if do == "ask" else None)
    if request.method == "POST" and do == "ask" and form.is_valid():
        ask_erasure(pupil.user, by=by)
    demand = demand_of(pupil.user_id)
    words: dict[str, Any] = {
        "first_name": pupil.first_name, "looks": looks_at(pupil.pk), "form": form, "demand": demand,
        "may_take_back": False,
    }  # fmt: skip
    return page(request, "privacy/family.html", words, status=422 if form.errors else 200)


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
