"""A grant from the call to the report."""

from datetime import date

from django.utils.translation import gettext as _

from premierpas.agenda.settling import settle
from premierpas.core import clock
from premierpas.core.actions import Actor, action, step
from premierpas.core.errors import DomainError, WrongState
from premierpas.core.text import one_line
from premierpas.insights.indicators import INDICATORS

from ..enums import GRANT_MOVES, GrantState
from ..models import Grant, Partner, Target
from ..timeline import tell_fact
from ..waiting import GRANT
from .rows import locked


@action(may="partners.change")
def open_grant(
    partner: Partner, *, by: Actor, title: str, call_closes_on: date, first_day: date, last_day: date,
    report_due: date, asked: int | None = None, promised_use: str = "",
) -> Grant:  # fmt: skip
    """A call that one answers. Raises DomainError for days that don't follow one another."""
    partner = locked(partner)
    if last_day < first_day:
        raise DomainError(_("La fin est avant le début."), field="last_day")
    if report_due < last_day:
        raise DomainError(_("Le bilan vient après la fin de la période."), field="report_due")
    grant = Grant.objects.create(
        partner=partner, title=one_line(title), call_closes_on=call_closes_on, first_day=first_day, last_day=last_day,
        report_due=report_due, asked=asked, promised_use=promised_use.strip(),
    )  # fmt: skip
    tell_fact(partner, "grant", name=grant.title)
    settle(GRANT.code, [grant.pk])
    return grant


@step
def _moved(grant: Grant, to: GrantState, **fields: object) -> Grant:
    locked(grant.partner)
    grant = Grant.objects.select_for_update(of=("self",)).select_related("partner").get(pk=grant.pk)
    if to not in GRANT_MOVES.get(GrantState(grant.state), []):
        raise WrongState(_("La subvention a changé depuis : rechargez la page."))
    grant.state = to
    for name, value in fields.items():
        setattr(grant, name, value)
    grant.save(update_fields=["state", *fields])
    tell_fact(grant.partner, "grant_moved", name=grant.title, state=str(to))
    settle(GRANT.code, [grant.pk])
    return grant


@action(may="partners.change", on=lambda given: given["grant"].partner)
def hand_in_grant(grant: Grant, *, by: Actor, asked: int) -> Grant:
    """The file is handed in, for so much."""
    return _moved(grant, GrantState.ASKED, asked=asked)


@action(may="partners.change", on=lambda given: given["grant"].partner)
def decide_grant(grant: Grant, *, by: Actor, granted: int) -> Grant:
    """What was decided: so much, or nothing, which is a refusal."""
    return _moved(grant, GrantState.GRANTED, granted=granted) if granted else _moved(grant, GrantState.REFUSED)


@action(may="partners.change", on=lambda given: given["grant"].partner)
def report_grant(grant: Grant, *, by: Actor) -> Grant:
    """The report is with whoever gave."""
    return _moved(grant, GrantState.REPORTED, reported_on=clock.today())


@action(may="partners.change", on=lambda given: given["grant"].partner)
def set_target(grant: Grant, *, by: Actor, indicator: str, promised: int) -> Target:
    """A figure that proves the use, and how much was promised. Raises DomainError for none of ours."""
    if indicator not in INDICATORS:
        raise DomainError(_("Choisissez un chiffre."), field="indicator")
    locked(grant.partner)
    target, _new = Target.objects.update_or_create(grant=grant, indicator=indicator, defaults={"promised": promised})
    return target


@action(may="partners.change", on=lambda given: given["grant"].partner)
def drop_target(grant: Grant, *, by: Actor, indicator: str) -> None:
    """This figure is no longer asked for."""
    Target.objects.filter(grant=grant, indicator=indicator).delete()
