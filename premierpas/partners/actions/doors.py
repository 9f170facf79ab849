"""Doors that partners can open, introductions asked for, answered and told of."""

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.accounts.link_acts import revoke_links
from premierpas.accounts.links import Link
from premierpas.agenda.settling import settle
from premierpas.core import clock
from premierpas.core.actions import Actor, action, step
from premierpas.core.errors import DomainError, NotAllowed, WrongState
from premierpas.core.text import one_line
from premierpas.organisations.people import recipient_of
from premierpas.outreach.models import CompanyFile
from premierpas.outreach.timeline import tell_fact as tell_company
from premierpas.people.circle import tell

from ..enums import INTRO_MOVES, Became, IntroState
from ..errors import AlreadyAsked
from ..models import Contact, Door, Introduction, Partner
from ..notices import ANSWERED, INTRODUCTION, OUTCOME
from ..telling import ANSWER_LINK, about_partner, ask_contact, reader_of
from ..timeline import tell_fact
from ..waiting import OUTCOME as TO_TELL


@action(may="partners.speak_for")
def add_door(contact: Contact, *, by: Actor, opens: str, sector: str = "") -> Door:
    """Whom they can introduce us to: said by themselves, or noted for them."""
    if contact.left_on is not None:
        raise WrongState(_("Cette personne n’est plus chez ce partenaire."))
    door = Door.objects.create(contact=contact, opens=one_line(opens), sector=sector)
    tell_fact(contact.partner, "door", name=door.opens)
    return door


@action(may="partners.speak_for", on=lambda given: given["door"].contact)
def close_door(door: Door, *, by: Actor) -> None:
    """Nobody is asked for it any more."""
    Door.objects.filter(pk=door.pk, closed_on=None).update(closed_on=clock.today())


@action(may="partners.change", on=lambda given: given["door"].contact.partner)
def ask_introduction(door: Door, *, by: Actor, file: CompanyFile, words: str = "") -> Introduction:
    """Ask for an introduction to a company of one's territory; its timeline says so.

    Raises NotAllowed for another territory's company, DomainError where nobody can be reached, AlreadyAsked.
    """
    if file.territory_id != by.viewer.territory_id or file.merged_into_id is not None:
        raise NotAllowed(_("Cette entreprise est suivie ailleurs."))
    contact = door.contact
    if door.closed_on is not None or not reader_of(contact):
        raise DomainError(_("Personne ne peut être joint pour cette porte : notez un e-mail."), field="door")
    try:
        with transaction.atomic():
            intro = Introduction.objects.create(door=door, file=file, asked_by=by.user, words=words.strip())
    except IntegrityError:
        raise AlreadyAsked from None
    ask_contact(
        INTRODUCTION, contact, purpose=ANSWER_LINK, subject_id=intro.pk, company=file.name, door=door.opens,
        by=by.user.name, words=intro.words,
    )  # fmt: skip
    tell_company(file, "intro_asked", name=contact.name, partner=contact.partner.name)
    tell_fact(contact.partner, "introduction", name=file.name)
    return intro


def is_asked(link: Link, introduction: Introduction) -> bool:
    """Whether the link's holder is whom this introduction is asked of."""
    return link.subject_id == introduction.pk


@step
def _moved(introduction: Introduction, to: IntroState, **fields: object) -> Introduction:
    rows = Introduction.objects.select_for_update(of=("self",))
    intro = rows.select_related("file", "asked_by", "door__contact__partner").get(pk=introduction.pk)
    if to not in INTRO_MOVES.get(IntroState(intro.state), []):
        raise WrongState(_("C’est déjà fait : rechargez la page."))
    intro.state = to
    for name, value in fields.items():
        setattr(intro, name, value)
    intro.save(update_fields=["state", *fields])
    settle(TO_TELL.code, [intro.pk])
    return intro


@action(may="partners.answer", links={ANSWER_LINK: is_asked})
def answer_introduction(introduction: Introduction, *, by: Actor, yes: bool, answer: str = "") -> Introduction:
    """Yes or no, in one tap; whoever asked is told, and the company's file says so. Raises WrongState once answered."""
    to = IntroState.YES if yes else IntroState.NO
    intro = _moved(introduction, to, answered_at=clock.now(), answer=one_line(answer)[:300])
    revoke_links(purpose=ANSWER_LINK, subject_id=intro.pk)
    contact = intro.door.contact
    Contact.objects.filter(pk=contact.pk).update(seen_on=clock.today())
    fact = "intro_yes" if yes else "intro_no"
    tell_company(intro.file, fact, name=contact.name, partner=contact.partner.name)
    tell_fact(contact.partner, fact, name=intro.file.name)
    if intro.asked_by is not None:
        tell(
            ANSWERED, [recipient_of(intro.asked_by)], key=f"partners.answered:{intro.pk}",
            about=about_partner(contact.partner), link=reverse("outreach:file", args=[intro.file_id]),
            company=intro.file.name, answer=lambda: _("oui") if yes else _("pas possible"), person=contact.name,
            partner=contact.partner.name, words=intro.answer,
        )  # fmt: skip
    return intro


def _partner_of(introduction: Introduction) -> Partner:
    return introduction.door.contact.partner


@action(may="partners.change", on=lambda given: _partner_of(given["introduction"]))
def tell_outcome(introduction: Introduction, *, by: Actor, became: Became, outcome: str = "") -> Introduction:
    """What became of it goes back to whoever opened the door. Raises WrongState before a yes, or once told."""
    intro = _moved(introduction, IntroState.TOLD, became=became, outcome=one_line(outcome)[:300])
    contact = intro.door.contact
    tell_company(intro.file, "intro_told", name=contact.name, partner=contact.partner.name)
    tell_fact(contact.partner, "intro_told", name=intro.file.name)
    tell(
        OUTCOME, reader_of(contact), key=f"partners.outcome:{intro.pk}", about=about_partner(contact.partner),
        company=intro.file.name, became=lambda: str(Became(became).label), words=intro.outcome,
    )  # fmt: skip
    return intro
