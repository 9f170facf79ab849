"""A whole class at once: what differs from the standard is shown first, then every text is signed for itself."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.accounts.capacities import Viewer
from premierpas.core.actors import Actor
from premierpas.core.errors import DomainError
from premierpas.core.languages import kept
from premierpas.organisations.models import Classroom

from .actions import request_signatures, sign, terms_of_school
from .actions.asking import blockers
from .in_words import said_days, said_total
from .models import Agreement, AgreementState, Party, SchoolTerms, Signatory
from .queries import narrowed, seen
from .standing import on_turn
from .terms.standard import FOLLOW_UP, OBJECTIVES


@dataclass(frozen=True)
class Line:
    """One agreement that waits for the school's signature."""

    agreement: Agreement
    seat: Signatory
    days: str
    total: str
    differs: list[str]


@dataclass
class Done:
    """How many were signed, and what was refused, each with its reason."""

    signed: int = 0
    refused: list[str] = field(default_factory=list)


def summary_of(classroom: Classroom, *, viewer: Viewer) -> list[Line]:
    """Every agreement of the class that the school can sign now, those that differ from the standard first."""
    rows = narrowed(seen(viewer), filter_name="en-signature", classroom_id=classroom.pk)
    settings = terms_of_school(classroom.school_id)
    lines = []
    for agreement in rows:
        seats = [row for row in on_turn(list(agreement.signatories.all())) if row.party == Party.SCHOOL]
        if seats:
            content = agreement.content
            lines.append(
                Line(
                    agreement, seats[0], said_days(content.dates), said_total(content), differences(agreement, settings)
                )
            )
    return sorted(lines, key=lambda line: not line.differs)


def differences(agreement: Agreement, settings: SchoolTerms) -> list[str]:
    """What a head teacher would want to know before signing thirty texts: only what isn't the school's usual."""
    content = agreement.content
    standard = {
        "objectives": (settings.objectives or kept(OBJECTIVES), _("objectifs propres à ce stage")),
        "follow_up": (settings.follow_up or kept(FOLLOW_UP), _("suivi propre à ce stage")),
        "extra_article": (settings.extra_article, _("article particulier")),
    }
    found = [text for name, (usual, text) in standard.items() if getattr(content, name) != usual]
    if content.usual_hours_waived:
        found.append(_("horaires avant 8 h ou après 18 h"))
    if content.special_case:
        found.append(_("cas particulier : %(why)s") % {"why": content.special_reason})
    if len(content.dates) != 5:
        found.append(
            ngettext("%(n)d jour au lieu de cinq", "%(n)d jours au lieu de cinq", len(content.dates))
            % {"n": len(content.dates)}
        )
    if agreement.is_amendment:
        found.append(_("avenant : %(why)s") % {"why": agreement.amendment_reason})
    if not content.host_siret:
        found.append(_("structure sans SIRET"))
    if content.lodging:
        found.append(_("hébergement : %(where)s") % {"where": content.lodging})
    return found


def sign_for_class(lines: list[Line], *, hashes: dict[int, str], by: Actor, address: str | None) -> Done:
    """Sign each chosen agreement under the text that the summary showed; one that moved doesn't stop the others."""
    done = Done()
    for line in lines:
        agreement = line.agreement
        try:
            sign(line.seat, terms_hash=hashes.get(agreement.pk, ""), address=address, by=by)
        except DomainError as error:
            done.refused.append(f"{agreement.placement.pupil.listed_name} : {error.message}")
        else:
            done.signed += 1
    return done


def ask_for_class(classroom: Classroom, *, by: Actor, do: bool) -> tuple[list[Agreement], list[tuple[Agreement, str]]]:
    """The agreements whose signatures can be (or, with `do`, were) asked for, and those that lack something."""
    rows = narrowed(seen(by.viewer), classroom_id=classroom.pk)
    ready, lacking = [], []
    for agreement in rows.filter(state__in=[AgreementState.DRAFT, AgreementState.READY]):
        if agreement.state == AgreementState.DRAFT:
            parts = (
                (agreement.host_done_at, _("la structure n’a pas fini sa partie")),
                (agreement.school_done_at, _("l’établissement n’a pas fini sa partie")),
            )
            lacking.append((agreement, ", ".join(text for done, text in parts if done is None)))
            continue
        found = blockers(agreement)
        if found:
            lacking.append((agreement, " ".join(found.values())))
            continue
        if do:
            try:
                request_signatures(agreement, by=by)
            except DomainError as error:
                lacking.append((agreement, str(error.message)))
                continue
        ready.append(agreement)
    return ready, lacking
