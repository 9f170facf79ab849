"""Done for a company on the phone: the lower floors act, the timeline says for whom, the company is told.

The file isn't locked here: the lower floors hold pupil and application first, and the timeline comes after them.
"""

from enum import StrEnum

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.applications.actions import accept, ask_more_time, reject
from premierpas.applications.models import Application
from premierpas.applications.team import team_of
from premierpas.core.actions import Actor, action, step
from premierpas.core.errors import WrongState
from premierpas.offers.actions import close_offer, correct_words, pause_offer, resume_offer
from premierpas.offers.models import Offer
from premierpas.organisations.actions.companies import about as about_company
from premierpas.organisations.actions.companies import add_site
from premierpas.organisations.models import Company, Site
from premierpas.organisations.people import told
from premierpas.organisations.presence import colleagues
from premierpas.people.circle import tell

from ..enums import Kind
from ..files.reach import by_mail
from ..models import CompanyFile
from ..notices import DONE_FOR_YOU
from ..timeline import speaking_for_host, tell_fact


class Answer(StrEnum):
    """What a company says on the phone to a pupil who has written."""

    YES = "yes"
    NO = "no"
    LATER = "later"


class Turn(StrEnum):
    """What a company wants of its offer."""

    PAUSE = "pause"
    RESUME = "resume"
    CLOSE = "close"


@action(may="outreach.act_for_host")
def answer_for_host(
    file: CompanyFile, *, by: Actor, application: Application, answer: Answer, reason: str = "", kind_words: str = ""
) -> Application:
    """The company's yes, no or "more time". Raises what answering raises: MovedOn, NoSeatLeft, ReasonMissing …"""
    offer = _of_company(file, application.offer)
    with speaking_for_host():
        if answer == Answer.YES:
            application = accept(application, by=by)
            what = _("vous avez dit oui à un élève pour « %(title)s »")
        elif answer == Answer.NO:
            application = reject(application, reason=reason, kind_words=kind_words, by=by)
            what = _("vous avez dit non à un élève pour « %(title)s »")
        else:
            application = ask_more_time(application, by=by)
            tell_fact(file, "more_time", kind=Kind.PUPILS, title=offer.title)
            what = _("vous avez demandé du temps avant de répondre à un élève pour « %(title)s »")
    link = reverse("applications:review", kwargs={"pk": application.pk})
    tell_host(file, by, what % {"title": offer.title}, link=link, about=f"a{application.pk}", offer=offer)
    return application


@action(may="outreach.act_for_host")
def turn_offer_for_host(file: CompanyFile, *, by: Actor, offer: Offer, turn: Turn) -> Offer:
    """Pause, resume or close an offer as the company wishes. Raises WrongState, CompanyNotVerified."""
    offer = _of_company(file, offer)
    with speaking_for_host():
        if turn == Turn.PAUSE:
            offer, what = pause_offer(offer, by=by), _("votre offre « %(title)s » est en pause")
            tell_fact(file, "offer_paused", kind=Kind.OFFER, title=offer.title)
        elif turn == Turn.RESUME:
            offer, what = resume_offer(offer, by=by), _("votre offre « %(title)s » est de nouveau en ligne")
            tell_fact(file, "offer_resumed", kind=Kind.OFFER, title=offer.title)
        else:
            offer, what = close_offer(offer, by=by), _("votre offre « %(title)s » est close")
    tell_host(file, by, what % {"title": offer.title}, link=_offers(), about=f"o{offer.pk}", offer=offer)
    return offer


@action(may="outreach.act_for_host")
def correct_offer_for_host(
    file: CompanyFile, *, by: Actor, offer: Offer, version: str, title: str, summary: str
) -> Offer:
    """Mend the words of a public offer. Raises StaleDraft when they have changed since they were read."""
    offer = _of_company(file, offer)
    offer = correct_words(offer, by=by, version=version, title=title, summary=summary)
    with speaking_for_host():
        tell_fact(file, "offer_corrected", kind=Kind.OFFER, title=offer.title)
    what = _("une faute est corrigée dans votre offre « %(title)s »") % {"title": offer.title}
    tell_host(file, by, what, link=_offers(), about=f"o{offer.pk}", offer=offer)
    return offer


@action(may="outreach.act_for_host")
def add_site_for_host(file: CompanyFile, *, by: Actor, name: str, street: str, postal_code: str) -> Site:
    """Another place of the company, where pupils may come."""
    site = add_site(_company_of(file), by=by, name=name, street=street, postal_code=postal_code)
    with speaking_for_host():
        tell_fact(file, "site", name=site.name)
    what = _("le lieu « %(name)s » est ajouté") % {"name": site.name}
    tell_host(file, by, what, link=_offers(), about=f"s{site.pk}")
    return site


def _company_of(file: CompanyFile) -> Company:
    if file.company is None:
        raise WrongState(_("Cette entreprise n’est pas encore inscrite."))
    return file.company


def _of_company(file: CompanyFile, offer: Offer) -> Offer:
    if _company_of(file).pk != offer.company_id:
        raise WrongState(_("Cette offre est d’une autre entreprise."))
    return offer


def _offers() -> str:
    return reverse("offers:manage")


@step
def tell_host(file: CompanyFile, by: Actor, what: str, *, link: str, about: str, offer: Offer | None = None) -> None:
    """Everybody who answers for it; without any account, whoever the file calls first and who takes e-mail."""
    company = _company_of(file)
    to = told(team_of(offer) if offer else colleagues(company.pk))
    if not to and (main := by_mail(file)):
        to = [main]
    line = file.entries.filter(for_host=True).order_by("-pk").values_list("pk", flat=True).first()
    tell(
        DONE_FOR_YOU, to, key=f"outreach.done:{about}:{line}", about=about_company(company), link=link, by=by.name,
        what=what, company=company.name,
    )  # fmt: skip
