"""A draft from an interview goes to its host, who says whether it is right; nobody needs an account for it."""

from datetime import timedelta

from django.utils.translation import gettext as _

from premierpas.accounts.link_acts import make_link
from premierpas.accounts.links import Link
from premierpas.core import clock
from premierpas.core.actions import NOBODY, Actor, action, step
from premierpas.core.errors import WrongState
from premierpas.core.languages import in_french
from premierpas.people.circle import tell

from ..enums import Kind
from ..errors import NoMailAddress
from ..files.reach import about, by_mail
from ..files.steps import next_workday
from ..models import Interview
from ..notices import CONFIRM_DRAFT
from ..timeline import note_contact, tell_fact
from .files import locked, set_step

CONFIRM = "outreach.confirm_draft"


def is_its_draft(link: Link, interview: Interview) -> bool:
    """Whether the link was made for this interview."""
    return link.subject_id == interview.pk


@action(may="outreach.change_file", on=lambda given: given["interview"].file)
def show_draft(interview: Interview, *, by: Actor) -> Interview:
    """Send the draft to the host to read. Raises NoMailAddress, WrongState without a draft or once it was read."""
    locked(interview.file)
    interview = Interview.objects.select_for_update(of=("self",)).select_related("file__company").get(pk=interview.pk)
    if interview.offer_id is None:
        raise WrongState(_("Cet entretien n’a pas encore de brouillon."))
    if interview.confirmed_at is not None:
        raise WrongState(_("L’entreprise a déjà répondu."))
    send_to_confirm(interview)
    return interview


@step
def send_to_confirm(interview: Interview, *, occasion: str = "") -> None:
    """The message and its link. Raises NoMailAddress."""
    to = by_mail(interview.file)
    if to is None:
        raise NoMailAddress
    link = make_link(purpose=CONFIRM, subject_id=interview.pk, recipient=to.email, recipient_name=to.name)
    tell(
        CONFIRM_DRAFT, [to], key=f"outreach.confirm_draft:{interview.pk}:{occasion or link.pk}",
        about=about(interview.file), link=f"link:{link.pk}", company=interview.file.name, title=interview.title,
        by=interview.by.name if interview.by else "",
    )  # fmt: skip
    interview.shown_at = clock.now()
    interview.save(update_fields=["shown_at"])
    tell_fact(interview.file, "draft_shown", kind=Kind.MAIL_SENT, title=interview.title, name=to.name)


@action(may=NOBODY, links={CONFIRM: is_its_draft})
def confirm_draft(interview: Interview, *, by: Actor, to_mend: str = "") -> Interview:
    """It is right, or this is to be mended: the owner's next step, tomorrow. Raises WrongState when it was said."""
    file = locked(interview.file)
    interview = Interview.objects.select_for_update(of=("self",)).get(pk=interview.pk)
    if interview.confirmed_at is not None:
        raise WrongState(_("Vous avez déjà répondu. Merci !"))
    interview.confirmed_at, interview.confirmed_by, interview.to_mend = clock.now(), by.name[:150], to_mend
    interview.save(update_fields=["confirmed_at", "confirmed_by", "to_mend"])
    note_contact(file, clock.today())
    said = {"title": interview.title, "name": interview.confirmed_by}
    tell_fact(file, "draft_to_mend" if to_mend else "draft_confirmed", kind=Kind.OFFER, **said)
    if file.is_live:
        set_step(file, _step_after(mend=bool(to_mend)), next_workday(clock.today() + timedelta(days=1)), None)
    return interview


@in_french()
def _step_after(*, mend: bool) -> str:
    return _("Corriger le brouillon avec elle") if mend else _("Mettre l’offre en ligne avec elle")
