"""Writing an offer: it touches the draft only. What isn't of substance is public at once on a public offer."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from premierpas.agenda.settling import settle
from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.core.errors import DomainError, WrongState
from premierpas.core.legal.offer import FIFTEEN_AND_OVER, UNDER_15, prefill
from premierpas.organisations.enums import CompanyKind
from premierpas.organisations.models import Company, Membership, Tutor

from ..again import AGAIN
from ..content import SUBSTANCE, OfferContent
from ..drafts import PUBLIC_STATES, SEEN, STEP_FIELDS, TYPED, Step, can_be_edited, draft_content, step_version
from ..enums import Revision
from ..models import Offer
from ..next_year import next_year_of
from ..publishing import apply_content
from .access import keep, locked, move_revision


class StaleDraft(DomainError):
    """The step was saved elsewhere meanwhile."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Cette étape a été enregistrée ailleurs depuis que vous l’avez ouverte. Ce que vous avez écrit est "
                "encore là : relisez-le, puis enregistrez de nouveau."
            )
        )


@action(may="organisations.manage_company")
def start_offer(company: Company, *, by: Actor) -> Offer:
    """A new draft of this company, with a legal timetable to begin with."""
    own = Membership.objects.filter(user=by.user, company=company, until=None).first()
    sites = list(company.sites.values_list("pk", flat=True)[:2])
    content = OfferContent(
        host_kind=company.kind or CompanyKind.COMPANY,
        site_id=sites[0] if len(sites) == 1 else None,
        timetable_15=prefill(FIFTEEN_AND_OVER),
        same_for_under_15=False,
        timetable_under_15=prefill(UNDER_15),
        tutor_ids=[own.pk] if own else [],
        signatory_id=own.pk if own and own.may_sign else None,
    )
    return Offer.objects.create(
        company=company,
        draft=content.as_json(),
        created_by=by.user,
        created_at=clock.now(),
        territory=company.territory,
    )


@action(may="offers.change_offer")
def save_step(
    offer: Offer,
    *,
    step: Step | int,
    values: Mapping[str, Any],
    by: Actor,
    version: str | None = None,
    typed: Mapping[str, list[str]] | None = None,
) -> Offer:
    """Save one step as a draft, complete or not.

    `values`: the fields of OfferContent that are right. `typed`: the raw form, when something in it isn't; it is kept
    so that nothing is lost. `version`: what `step_version` said when the step was opened; raises StaleDraft when it
    has been saved elsewhere since. On a public offer a change of substance opens a revision, anything else is public
    at once (raises PlacesInUse).
    """
    step = Step(step)
    offer = locked(offer)
    if not can_be_edited(offer):
        raise WrongState(_("Cette offre est en relecture : vous pourrez la modifier après la réponse."))
    if version is not None and version != step_version(offer, step):
        raise StaleDraft
    known = {name: value for name, value in values.items() if name in STEP_FIELDS[step]}
    draft = draft_content(offer).as_json() | known
    old_typed = {key: value for key, value in (offer.draft.get(TYPED) or {}).items() if key != str(int(step))}
    new_typed = {str(int(step)): dict(typed)} if typed is not None else {}
    seen = sorted({*(offer.draft.get(SEEN) or []), int(step)})
    offer.draft = {**draft, TYPED: {**old_typed, **new_typed}, SEEN: seen}
    offer.draft_saved_at = clock.now()
    if offer.state in PUBLIC_STATES:
        _keep_public(offer, {name: draft[name] for name in known if name not in SUBSTANCE})
    keep(offer, "draft", "draft_saved_at", "revision")
    return offer


def _keep_public(offer: Offer, small: dict[str, Any]) -> None:
    """Make small changes public, and open a revision when substance differs from the public text."""
    public = OfferContent.of(offer.content).as_json()
    if any(public[name] != value for name, value in small.items()):
        apply_content(offer, OfferContent.of(public | small))
        public |= small
    differs = draft_content(offer).as_json() != public or bool(offer.draft.get(TYPED))
    if differs:
        move_revision(offer, Revision.EDITING)
    elif offer.revision != Revision.NONE:
        move_revision(offer, Revision.NONE)


@action(may="offers.change_offer")
def discard_changes(offer: Offer, *, by: Actor) -> Offer:
    """Give up the next text of a public offer: its draft is the public text again."""
    offer = locked(offer)
    if offer.state not in PUBLIC_STATES:
        raise WrongState(_("Cette offre n’est pas en ligne : il n’y a rien à abandonner."))
    move_revision(offer, Revision.NONE)
    offer.draft = {}
    offer.review_note, offer.reviewed = "", {}
    keep(offer, "draft", "revision", "review_note", "reviewed")
    return offer


@action(may="offers.change_offer")
def duplicate_offer(offer: Offer, *, by: Actor) -> Offer:
    """Make it again next year: a new draft with next year's weeks, and without those who have left."""
    weeks = next_year_of(offer)
    content = OfferContent.of(offer.content or offer.draft).as_json()
    present = set(Membership.objects.filter(company=offer.company_id, until=None).values_list("pk", flat=True))
    named = set(Tutor.objects.filter(company=offer.company_id, until=None).values_list("pk", flat=True))
    content |= {
        "weeks": [[first.isoformat(), last.isoformat()] for first, last in weeks],
        "priority_until": "",
        "tutor_ids": [pk for pk in content["tutor_ids"] if pk in present],
        "named_tutor_ids": [pk for pk in content["named_tutor_ids"] if pk in named],
        "colleague_ids": [pk for pk in content["colleague_ids"] if pk in present],
        "signatory_id": content["signatory_id"] if content["signatory_id"] in present else None,
    }
    unseen = {Step.REVIEW} if weeks else {Step.DATES, Step.REVIEW}
    seen = [int(step) for step in Step if step not in unseen]
    made = Offer.objects.create(
        company=offer.company,
        draft={**content, SEEN: seen},
        created_by=by.user,
        created_at=clock.now(),
        copied_from=offer,
        territory=offer.company.territory,
    )
    settle(AGAIN.code, [offer.pk])
    return made
