"""The one thing that helps a pupil of the board now, in one click; nothing where nothing is to be done."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from premierpas.accounts.capacities import Viewer
from premierpas.core.addresses import address
from premierpas.following.many import Act
from premierpas.following.models import Standing
from premierpas.following.next_steps import NextStep
from premierpas.following.risks import Risk
from premierpas.following.stages import Stage
from premierpas.following.words import why_not_nudge
from premierpas.meetings.holding import with_free_moment
from premierpas.organisations.capacities import HEAD_TEACHER
from premierpas.placements.models import Party

from .agreement_cells import AgreementCell

_OFFERS_HELP = (Risk.READY_UNSENT, Risk.NO_REPLY, Risk.REJECTIONS, Risk.WEEK_NEAR)
_PLACE_HELPS = (Risk.WEEK_NEAR, Risk.WEEK_BEGUN)
_WORDS_HELP = (Risk.UNCONFIRMED, Risk.INACTIVE, Risk.BEHIND)


@dataclass(frozen=True)
class Click:
    """A link to `url`, or, with `act`, a button of the board's form that posts to it."""

    label: str
    url: str
    act: str = ""
    posts: bool = False


def click_of(row: Standing, agreement: AgreementCell | None, viewer: Viewer) -> Click | None:
    """What helps first; a coordinator gets what doesn't need the school."""
    if agreement is not None and agreement.is_open:
        return _signing(row, agreement, viewer)
    at_school, pupil, room = viewer.is_school_staff, row.enrolment.pupil_id, row.enrolment.classroom_id
    risk, step = main.kind if (main := row.main_risk) else "", row.next_step
    if at_school and step == NextStep.CARD:
        return Click(_("Faire sa carte"), f"{address('people:cards', room)}#eleve-{pupil}")
    if at_school and _lacks_authorisation(row, risk):
        return Click(_("Noter l’autorisation"), f"{address('people:guardians', room)}#eleve-{pupil}")
    if at_school and step == NextStep.OPEN and risk:
        return Click(_("Refaire sa carte"), f"{address('people:cards', room)}#eleve-{pupil}")
    if at_school and risk in _PLACE_HELPS and step == NextStep.ASK:
        return Click(_("Ajouter une place"), f"{address('placements:register_for_class', room)}?eleve={pupil}")
    if risk in _OFFERS_HELP:
        return Click(_("Proposer une offre"), address("following:many"), f"{Act.OFFER}:{row.enrolment_id}", posts=True)
    return _reminder(row) if risk in _WORDS_HELP or row.stage == Stage.ACCEPTED else None


def meetings_of(rows: Sequence[Standing], viewer: Viewer) -> dict[int, Click]:
    """By enrolment, where a meeting is booked for those whose mentor offers a moment that the viewer may take."""
    free = with_free_moment(viewer, [row.enrolment.pupil_id for row in rows])
    return {
        row.enrolment_id: Click(_("Réserver un rendez-vous"), address("meetings:book_for", row.enrolment.pupil_id))
        for row in rows
        if row.enrolment.pupil_id in free
    }


def _lacks_authorisation(row: Standing, risk: str) -> bool:
    """Whether it is what stands in the way, or what the board says is."""
    begun = row.stage in (Stage.SEARCHING, Stage.PREPARING)
    return row.needs_authorisation and (begun or risk == Risk.NO_AUTHORISATION)


def is_reminded(click: Click | None) -> bool:
    """Whether the click is a kind word to the pupil."""
    return click is not None and click.posts and not click.act


def is_shown_offers(click: Click | None) -> bool:
    """Whether the click proposes an offer."""
    return click is not None and click.act.startswith(Act.OFFER)


def _reminder(row: Standing) -> Click | None:
    if why_not_nudge(NextStep(row.next_step), last=row.nudged_on):  # type: ignore[attr-defined]
        return None
    return Click(_("Rappeler"), address("following:remind", row.enrolment_id), posts=True)


def _signing(row: Standing, agreement: AgreementCell, viewer: Viewer) -> Click | None:
    """By whose turn it is: sign, hand out the family's sheet, remind the pupil, or see to the host."""
    if Party.PUPIL in agreement.waits_for and Party.GUARDIAN not in agreement.waits_for:
        return _reminder(row)
    if Party.SCHOOL in agreement.waits_for:
        signs = viewer.acts_as(HEAD_TEACHER) and agreement.may_be_signed
        return Click(_("Signer"), agreement.url) if signs else Click(_("Voir la convention"), agreement.url)
    if Party.GUARDIAN in agreement.waits_for and agreement.home_sheet:
        return Click(_("Donner le papier"), agreement.home_sheet)
    return Click(_("Relancer"), agreement.url) if agreement.waits_for else None
