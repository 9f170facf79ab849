"""What the screens of applications show."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from premierpas.accounts.capacities import Viewer
from premierpas.core import clock
from premierpas.offers.content import OfferContent
from premierpas.offers.models import Offer, OfferColleague, OfferSlot
from premierpas.organisations.models import Membership
from premierpas.organisations.presence import coordinators
from premierpas.ui.typography import day, long_week, week_range
from premierpas.ui.written import written

from .enums import BADGES, WAITING, ApplicationState
from .models import Application

S = ApplicationState
SHOWN = ("pupil__user", "enrolment__classroom__school__territory", "offer__company", "offer__site", "slot", "seat")


def applications_of(pupil_id: int) -> list[Application]:
    """A pupil's applications: what waits for the pupil first, then the last sent. One query."""
    order = [S.ACCEPTED, S.CONFIRMED, S.UNDER_REVIEW, S.READ, S.SUBMITTED]
    rows = Application.objects.filter(pupil=pupil_id).exclude(state=S.DRAFT).select_related("offer__company", "slot")
    found = list(rows.order_by("-submitted_at"))
    return sorted(found, key=lambda each: order.index(S(each.state)) if each.state in order else len(order))


def line_of(application: Application) -> str:
    """Where it stands, in one sentence to the pupil."""
    state, due = S(application.state), application.answer_due
    until = day(due) if due else ""
    sentences: dict[S, Any] = {
        S.SUBMITTED: lambda: _("Envoyée. Réponse avant le %(until)s.") % {"until": until},
        S.READ: lambda: (
            _("Lue le %(read)s. Réponse avant le %(until)s.")
            % {"read": day(application.read_at) if application.read_at else "", "until": until}
        ),
        S.UNDER_REVIEW: lambda: _("L’entreprise réfléchit encore. Réponse avant le %(until)s.") % {"until": until},
        S.ACCEPTED: lambda: (
            _("C’est oui. Confirme ta place jusqu’au %(day)s.")
            % {"day": day(application.confirm_due) if application.confirm_due else ""}
        ),
        S.CONFIRMED: lambda: _("Ta place est confirmée, %(week)s.") % {"week": long_week(application.week)},
        S.REJECTED: lambda: application.kind_words,
        S.EXPIRED: lambda: _("Pas de réponse à temps. Ce n’est pas ta faute."),
        S.WITHDRAWN: lambda: _("Tu l’as retirée."),
        S.SUPERSEDED: lambda: _("Arrêtée, car une autre place est confirmée."),
    }
    if state == S.EXPIRED and application.confirm_due is not None:
        return _("Tu n’as pas confirmé à temps. L’entreprise peut encore redire oui.")
    return sentences.get(state, lambda: application.end_reason)()


def badge_of(application: Application) -> tuple[str, str]:
    """Word and kind of the state, for the pupil."""
    if application.state == S.ACCEPTED:
        return _("à toi de jouer"), "now"
    return str(application.get_state_display()), BADGES.get(S(application.state), "off")


@dataclass(frozen=True)
class Moment:
    """One dated event of an application."""

    at: Any
    text: str


def moments_of(application: Application) -> list[Moment]:
    """What happened, oldest first."""
    host = application.offer.company.name
    ended = {
        S.REJECTED: _("%(host)s a répondu non"),
        S.WITHDRAWN: _("Tu as retiré ta candidature"),
        S.CANCELLED_BY_COMPANY: _("%(host)s a annulé"),
        S.CANCELLED_BY_SCHOOL: _("Ton établissement a annulé"),
        S.EXPIRED: _("Le délai est passé"),
        S.SUPERSEDED: _("Une autre place est confirmée"),
    }
    accepted = application.confirm_due is not None
    steps = [
        (application.submitted_at, _("Tu as envoyé ta lettre et ton CV")),
        (application.read_at, _("%(host)s a lu ta candidature")),
        (application.extended_at, _("%(host)s a demandé plus de temps")),
        (application.answered_at if accepted else None, _("%(host)s a dit oui")),
        (application.confirmed_at, _("Tu as confirmé ta place")),
        (application.ended_at, ended.get(S(application.state), "")),
    ]
    return [Moment(at, text % {"host": host} if "%(host)" in text else text) for at, text in steps if at and text]


TABS = {
    "a-repondre": (lazy("À répondre"), [S.SUBMITTED, S.READ, S.UNDER_REVIEW]),
    "acceptees": (lazy("Acceptées"), [S.ACCEPTED, S.CONFIRMED]),
    "closes": (
        lazy("Closes"),
        [S.REJECTED, S.EXPIRED, S.WITHDRAWN, S.SUPERSEDED, S.CANCELLED_BY_COMPANY, S.CANCELLED_BY_SCHOOL],
    ),
}


def tab_of(application: Application) -> str:
    """Under which tab of the inbox it lies."""
    return next(name for name, (_label, states) in TABS.items() if application.state in states)


def inbox_of(viewer: Viewer) -> QuerySet[Application]:
    """Everything sent to offers on whose team the person is, or that they created; oldest deadline first."""
    team = OfferColleague.objects.filter(membership=viewer.membership_id).values("offer")
    no_team = Offer.objects.filter(company=viewer.company_id, team=None).values("pk")
    mine = Q(offer__in=team) | Q(offer__in=no_team) | Q(offer__created_by=viewer.user_id)
    rows = Application.objects.filter(mine, offer__company=viewer.company_id).exclude(state=S.DRAFT)
    return rows.select_related("pupil", "enrolment__classroom", "offer", "slot").order_by(
        "answer_due", "submitted_at", "pk"
    )


def inbox_counts(viewer: Viewer) -> dict[str, int]:
    """How many under each tab, in one query."""
    counts = {name: Count("pk", filter=Q(state__in=states)) for name, (_label, states) in TABS.items()}
    return inbox_of(viewer).order_by().aggregate(**{name.replace("-", "_"): count for name, count in counts.items()})


def inbox_row(application: Application, *, url: str, current: bool) -> dict[str, Any]:
    """One line of the inbox, as the design system draws it."""
    label, kind = str(application.get_state_display()), BADGES.get(S(application.state), "off")
    if application.state in WAITING and application.answer_due:
        left = (application.answer_due - clock.today()).days
        label = _("aujourd’hui") if left <= 0 else _("1 jour") if left == 1 else _("%(n)d jours") % {"n": left}
        kind = "bad" if left <= 2 else "now" if left <= 6 else ""
    elif application.state == S.ACCEPTED:
        label, kind = _("à confirmer"), "wait"
    return {
        "url": url,
        "title": application.company_label,
        "about": written(application.offer.title),
        "week": application.week,
        "badge": label,
        "badge_kind": kind,
        "current": current,
    }


def facts_of_offer(offer: Offer) -> list[tuple[str, str]]:
    """Free seats by week, tutors and who signs, for the side of the inbox. Two queries."""
    coming = OfferSlot.objects.filter(offer=offer, last_day__gte=clock.today())
    facts = []
    for slot in coming.annotate(places=Count("seats")).order_by("first_day"):
        free = ngettext("%(free)d place libre sur %(places)d", "%(free)d places libres sur %(places)d", slot.free)
        facts.append((week_range((slot.first_day, slot.last_day)), free % {"free": slot.free, "places": slot.places}))
    content = OfferContent.of(offer.content)
    ids = [*content.tutor_ids, content.signatory_id]
    people = Membership.objects.filter(pk__in=[each for each in ids if each], company=offer.company_id).select_related(
        "user"
    )
    names = {each.pk: each.user.name for each in people}
    tutors = [names[pk] for pk in content.tutor_ids if pk in names]
    if tutors:
        facts.append((_("Tuteur"), ", ".join(tutors)))
    if content.signatory_id in names:
        facts.append((_("Signe"), names[content.signatory_id]))
    return facts


def coordinator_of(offer: Offer) -> tuple[str, str]:
    """Name and telephone of a coordinator of the offer's territory; empty where there is none. One query."""
    territory = offer.territory_id or offer.company.territory_id
    found = coordinators(territory).select_related("territory").first() if territory else None
    if found is None or found.territory is None:
        return "", ""
    return found.user.name, found.user.phone or found.territory.phone
