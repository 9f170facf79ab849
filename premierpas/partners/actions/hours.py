"""Hours of what partners are good at: offered, asked for, given, thanked for."""

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.accounts.link_acts import revoke_links
from premierpas.accounts.links import Link
from premierpas.core import clock
from premierpas.core.actions import Actor, action, step
from premierpas.core.errors import DomainError, WrongState
from premierpas.core.text import one_line
from premierpas.organisations.people import recipient_of
from premierpas.people.circle import tell

from ..enums import HOURS_MOVES, HoursState, SkillKind
from ..models import Contact, Hours, Skill
from ..notices import HOURS_ANSWERED, HOURS_ASKED, THANKS
from ..queries import hours_left
from ..telling import HOURS_LINK, about_partner, ask_contact, reader_of
from ..timeline import tell_fact


@action(may="partners.speak_for")
def add_skill(contact: Contact, *, by: Actor, kind: SkillKind, hours: int, words: str = "") -> Skill:
    """So many hours of something: said by themselves, or noted for them."""
    if contact.left_on is not None:
        raise WrongState(_("Cette personne n’est plus chez ce partenaire."))
    skill = Skill.objects.create(contact=contact, kind=kind, hours=hours, words=one_line(words))
    tell_fact(contact.partner, "skill", kind=str(kind))
    return skill


@action(may="partners.speak_for", on=lambda given: given["skill"].contact)
def close_skill(skill: Skill, *, by: Actor) -> None:
    """Nothing more is asked of it."""
    Skill.objects.filter(pk=skill.pk, closed_on=None).update(closed_on=clock.today())


@action(may="partners.change", on=lambda given: given["skill"].contact.partner)
def ask_hours(skill: Skill, *, by: Actor, hours: int, purpose: str) -> Hours:
    """Ask for some of them. Raises DomainError for more than are left, or where nobody can be reached."""
    skill = Skill.objects.select_for_update(of=("self",)).select_related("contact__partner").get(pk=skill.pk)
    if skill.closed_on is not None or not reader_of(skill.contact):
        raise DomainError(_("Personne ne peut être joint pour ces heures : notez un e-mail."), field="purpose")
    if hours > hours_left(skill):
        raise DomainError(_("Il ne reste pas autant d’heures."), field="hours")
    row = Hours.objects.create(skill=skill, hours=hours, purpose=one_line(purpose), asked_by=by.user)
    ask_contact(
        HOURS_ASKED, skill.contact, purpose=HOURS_LINK, subject_id=row.pk,
        skill=lambda: str(SkillKind(skill.kind).label), by=by.user.name, hours=hours, about_what=row.purpose,
    )  # fmt: skip
    return row


def is_asked(link: Link, hours: Hours) -> bool:
    """Whether the link's holder is whom these hours are asked of."""
    return link.subject_id == hours.pk


@step
def _moved(hours: Hours, to: HoursState, **fields: object) -> Hours:
    rows = Hours.objects.select_for_update(of=("self",)).select_related("asked_by", "skill__contact__partner")
    row = rows.get(pk=hours.pk)
    if to not in HOURS_MOVES.get(HoursState(row.state), []):
        raise WrongState(_("C’est déjà fait : rechargez la page."))
    row.state = to
    for name, value in fields.items():
        setattr(row, name, value)
    row.save(update_fields=["state", *fields])
    return row


@action(may="partners.answer", links={HOURS_LINK: is_asked})
def answer_hours(hours: Hours, *, by: Actor, yes: bool) -> Hours:
    """Yes or no; whoever asked is told. Raises WrongState once answered."""
    row = _moved(hours, HoursState.YES if yes else HoursState.NO)
    revoke_links(purpose=HOURS_LINK, subject_id=row.pk)
    contact = row.skill.contact
    Contact.objects.filter(pk=contact.pk).update(seen_on=clock.today())
    if row.asked_by is not None:
        tell(
            HOURS_ANSWERED, [recipient_of(row.asked_by)], key=f"partners.hours_answered:{row.pk}",
            about=about_partner(contact.partner), link=reverse("partners:doors"),
            answer=lambda: _("oui") if yes else _("pas possible"), person=contact.name,
            partner=contact.partner.name, purpose=row.purpose,
        )  # fmt: skip
    return row


@action(may="partners.change", on=lambda given: given["hours"].skill.contact.partner)
def note_hours(hours: Hours, *, by: Actor, given: int) -> Hours:
    """How many were given. Raises WrongState before a yes."""
    return _moved(hours, HoursState.GIVEN, given=given)


@action(may="partners.change", on=lambda given: given["hours"].skill.contact.partner)
def thank_for_hours(hours: Hours, *, by: Actor, thanks: str = "") -> Hours:
    """A word of thanks goes to whoever gave them. Raises WrongState before they are given."""
    row = _moved(hours, HoursState.THANKED, thanks=one_line(thanks)[:300])
    contact = row.skill.contact
    tell_fact(contact.partner, "thanked", name=row.purpose)
    tell(
        THANKS, reader_of(contact), key=f"partners.thanks:{row.pk}", about=about_partner(contact.partner),
        hours=row.given, purpose=row.purpose, words=row.thanks,
    )  # fmt: skip
    return row
