"""« Same as last year? »: asked of each member in autumn, answered from a link or on the phone."""

from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from premierpas.accounts.link_acts import make_link
from premierpas.accounts.links import Link
from premierpas.core import clock
from premierpas.core.actions import NOBODY, Actor, action, step
from premierpas.core.errors import DomainError, WrongState
from premierpas.core.languages import in_french
from premierpas.people.circle import tell

from ..enums import Kind, SameAgain
from ..errors import NoMailAddress
from ..files.reach import about, by_mail
from ..files.steps import next_workday
from ..models import CompanyFile, NetworkMembership, YearlyQuestion
from ..network.again import draft_again
from ..network.standing import this_year
from ..notices import SAME_AS_LAST_YEAR
from ..timeline import note_contact, tell_fact
from ..waiting import settle_file
from .files import owner_of
from .network import SAME_AGAIN, held_membership, set_commitment

RESTS = timedelta(hours=24)


def is_asked(link: Link, question: YearlyQuestion) -> bool:
    """Whether the link was made for this question."""
    return link.subject_id == question.pk


@action(may="outreach.change_file", on=lambda given: given["membership"].file, tasks=True)
def ask_same_again(membership: NetworkMembership, *, by: Actor) -> YearlyQuestion:
    """Ask a member whether it is the same as last year; whoever is asked already is written to again.

    Raises NoMailAddress where nobody of the company takes e-mail: then it is asked by phone.
    """
    membership = held_membership(membership)
    question, new = YearlyQuestion.objects.get_or_create(membership=membership, year=this_year())
    if question.answer:
        raise WrongState(_("Cette entreprise a déjà répondu cette année."))
    if not new and clock.now() - question.asked_at < RESTS:
        raise WrongState(_("La question est partie il y a moins d’un jour : laissez-lui le temps de répondre."))
    question.asked_at = clock.now()
    question.save(update_fields=["asked_at"])
    send_question(question)
    return question


@step
def send_question(question: YearlyQuestion, *, occasion: str = "") -> None:
    """The message and its link, to whoever of the company takes e-mail. Raises NoMailAddress."""
    file = question.membership.file
    to = by_mail(file)
    if to is None:
        raise NoMailAddress
    link = make_link(purpose=SAME_AGAIN, subject_id=question.pk, recipient=to.email, recipient_name=to.name)
    tell(
        SAME_AS_LAST_YEAR, [to.by_mail], key=f"outreach.same_again:{question.pk}:{occasion or link.pk}",
        about=about(file), link=f"link:{link.pk}", company=file.name, seats=lambda: _last_year(question),
    )  # fmt: skip
    tell_fact(file, "asked_again", kind=Kind.MAIL_SENT, year=question.year)


def _last_year(question: YearlyQuestion) -> str:
    before = question.membership.commitments.filter(year__lt=question.year).order_by("-year").first()
    return str(before.seats) if before else "1"


@action(may=NOBODY, tasks=True)
def ask_by_phone(membership: NetworkMembership, *, by: Actor) -> YearlyQuestion:
    """Nobody of the member takes e-mail: its owner asks, as the next step of its file."""
    membership = held_membership(membership)
    question, _new = YearlyQuestion.objects.get_or_create(membership=membership, year=this_year())
    _next(membership.file, _step_by_phone(), next_workday(clock.today() + timedelta(days=3)))
    return question


@action(may="outreach.change_file", on=lambda given: given["membership"].file)
def note_same_again(
    membership: NetworkMembership, *, by: Actor, answer: SameAgain, said_by: str, seats: int = 0,
    month: date | None = None,
) -> YearlyQuestion:  # fmt: skip
    """What a member has answered on the phone. Raises WrongState when it has answered already."""
    membership = held_membership(membership)
    question, _new = YearlyQuestion.objects.get_or_create(membership=membership, year=this_year())
    return _answered(question, membership, answer, said_by, seats, month)


@action(may=NOBODY, links={SAME_AGAIN: is_asked})
def answer_same_again(
    question: YearlyQuestion, *, by: Actor, answer: SameAgain, seats: int = 0, month: date | None = None
) -> YearlyQuestion:
    """Yes makes a commitment and a draft, or a step where there is no account; the rest makes a step with its day."""
    return _answered(question, held_membership(question.membership), answer, by.name, seats, month)


@step
def _answered(
    question: YearlyQuestion, membership: NetworkMembership, answer: SameAgain, said_by: str, seats: int,
    month: date | None,
) -> YearlyQuestion:  # fmt: skip
    question = YearlyQuestion.objects.select_for_update(of=("self",)).get(pk=question.pk)
    if question.answer:
        raise WrongState(_("Cette question a déjà sa réponse. Merci !"))
    question.answer, question.answered_at, question.answered_by = answer, clock.now(), said_by[:150]
    question.save(update_fields=["answer", "answered_at", "answered_by"])
    note_contact(membership.file, clock.today())
    if answer == SameAgain.YES:
        _says_yes(question, membership, seats, month)
    elif answer == SameAgain.NOT_NOW:
        tell_fact(membership.file, "not_this_year", name=question.answered_by)
        _next(membership.file, _step_after(answer), next_workday(clock.today() + timedelta(days=120)))
    else:
        tell_fact(membership.file, "call_me", name=question.answered_by)
        _next(membership.file, _step_after(answer), next_workday(clock.today() + timedelta(days=1)), promised=True)
    return question


@step
def _says_yes(question: YearlyQuestion, membership: NetworkMembership, seats: int, month: date | None) -> None:
    if seats < 1 or month is None:
        raise DomainError(_("Dites combien de places, et quel mois."), field="seats")
    before = membership.commitments.filter(year__lt=question.year).order_by("-year").first()
    set_commitment(membership, question.year, seats, before.trades if before else "")
    file = membership.file
    tell_fact(file, "again_yes", name=question.answered_by, seats=seats, month=month.isoformat())
    offer = draft_again(file, seats=seats, month=month)
    _next(file, _step_of_yes(seats, month, drafted=offer is not None), next_workday(clock.today() + timedelta(days=2)))


@in_french()
def _step_of_yes(seats: int, month: date, *, drafted: bool) -> str:
    said = {"seats": seats, "month": date_format(month, "F")}
    if drafted:
        return _("Relire le brouillon ensemble (places : %(seats)d, %(month)s)") % said
    return _("Aider à écrire l’offre (places : %(seats)d, %(month)s)") % said


@in_french()
def _step_by_phone() -> str:
    return _("Demander si c’est comme l’an dernier")


@in_french()
def _step_after(answer: SameAgain) -> str:
    if answer == SameAgain.CALL_ME:
        return _("Rappeler : elle l’a demandé pour cette année")
    return _("Prendre des nouvelles : pas d’accueil cette année")


@step
def _next(file: CompanyFile, words: str, day: date, *, promised: bool = False) -> None:
    """The next step of a live file; a promised call also of one that sleeps."""
    if file.is_live:
        file.owner = owner_of(file)
    elif not promised:
        return
    file.next_step, file.next_on = words, day
    file.call_on = day if promised else file.call_on
    file.save(update_fields=["next_step", "next_on", "call_on", "owner"])
    settle_file(file)
