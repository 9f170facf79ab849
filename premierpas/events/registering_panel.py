"""What an event's public page says of its seats, and the one button that somebody may press there."""

from dataclasses import dataclass
from urllib.parse import quote

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.core.requests import SiteRequest
from premierpas.people.enrolments import present_enrolment_of
from premierpas.people.models import Enrolment

from .audience import is_shown_to_classes, may_come
from .counting import Counts, counts_of, rank_of, seats_for
from .enums import EventState, Order, RegistrationState
from .models import Event, Invited, Participant, Registration
from .why import kept_words, moment, rule_of


@dataclass(frozen=True)
class Panel:
    """`offers`: what whoever looks may do: `register`, `join`, `see`, `sign_in`, or nothing. `url`: where.

    `classes_url`: where somebody of a school brings a class. `note`: what follows, or why there is no button.
    `may_decline`: a pupil who is invited by name hasn't said no yet.
    """

    event: Event
    counts: Counts
    heading: str
    rule: str
    kept: str
    offers: str
    url: str
    note: str
    classes_url: str = ""
    standing: str = ""
    may_decline: bool = False

    @property
    def button(self) -> str:
        """What is on the one button."""
        if self.offers == "join":
            return _("Rejoindre la file")
        if self.offers == "register":
            return _("Participer au tirage") if self.event.awaits_draw else _("Je m’inscris")
        return _("Voir ma place") if self.offers == "see" else _("Me connecter pour m’inscrire")

    @property
    def short(self) -> str:
        """How many seats are left, in two words."""
        free = self.counts.free
        return ngettext("%(n)d place libre", "%(n)d places libres", free) % {"n": free} if free else _("Complet")

    @property
    def drawn(self) -> str:
        """What the drawing shows, in words."""
        counts = self.counts
        parts = [ngettext("%(n)s prise", "%(n)s prises", counts.taken) % {"n": counts.taken}]
        if counts.kept:
            parts.append(ngettext("%(n)s gardée", "%(n)s gardées", counts.kept) % {"n": counts.kept})
        parts.append(ngettext("%(n)s libre", "%(n)s libres", counts.free) % {"n": counts.free})
        return ", ".join(parts)


def panel_for(request: SiteRequest, event: Event) -> Panel:
    """For whoever looks at the page: anybody."""
    counts = counts_of(event)
    offers, url, note, standing = _offered(request, event, counts)
    invited = _invited_by_name(request, event) if offers in ("register", "join") else None
    if invited is not None and invited.said_no_at is not None:
        standing, note = _("Tu as répondu que tu ne viens pas"), _("Si tu changes d’avis, inscris-toi ici.")
    shown = request.viewer.is_authenticated and request.viewer.is_school_staff
    brings = shown and is_shown_to_classes(event, request.viewer)
    return Panel(
        event=event, counts=counts, heading=_heading(event, counts), rule=rule_of(event), offers=offers, url=url,
        kept=kept_words(counts.quotas) if counts.quotas else "", note=note, standing=standing,
        classes_url=reverse("events:for_class", args=[event.slug]) if brings else "",
        may_decline=invited is not None and invited.said_no_at is None,
    )  # fmt: skip


def _invited_by_name(request: SiteRequest, event: Event) -> Invited | None:
    enrolment = present_enrolment_of(request.viewer)
    return event.invited.filter(enrolment=enrolment).first() if enrolment is not None else None


def _heading(event: Event, counts: Counts) -> str:
    if event.state == EventState.CANCELLED:
        return _("Annulé")
    if event.state != EventState.DRAFT:  # a preview says what everybody will read
        if not event.is_running or event.is_over:
            return _("C’est passé")
        if not event.takes_registrations:
            return _("Inscriptions fermées")
    if event.awaits_draw:
        text = ngettext("%(n)d place, tirée au sort", "%(n)d places, tirées au sort", counts.total)
        return text % {"n": counts.total}
    if counts.is_full:
        text = ngettext(
            "Complet : %(n)d personne attend", "Complet : %(n)d personnes attendent", counts.waiting
        )  # fmt: skip
        return text % {"n": counts.waiting} if counts.waiting else _("Complet")
    text = ngettext("%(n)d place libre sur %(all)d", "%(n)d places libres sur %(all)d", counts.free)
    return text % {"n": counts.free, "all": counts.total}


def _offered(request: SiteRequest, event: Event, counts: Counts) -> tuple[str, str, str, str]:
    enrolment = present_enrolment_of(request.viewer)
    if enrolment is not None:
        return _offered_to_pupil(event, counts, enrolment)
    if not event.takes_registrations or request.viewer.is_authenticated:
        return "", "", "", ""
    here = quote(request.get_full_path())
    return "sign_in", f"{reverse(settings.LOGIN_URL)}?next={here}", _("Avec ta carte d’élève. Pas besoin d’e-mail."), ""


def _offered_to_pupil(event: Event, counts: Counts, enrolment: Enrolment) -> tuple[str, str, str, str]:
    place = reverse("events:place", args=[event.slug])
    own = Participant.objects.filter(event=event, enrolment=enrolment, ended_at=None).select_related("registration")
    coming = own.first()
    if coming is not None:
        return "see", place, "", standing_of(coming.registration)
    if not may_come(event, enrolment=enrolment):
        return "", "", _("Cet événement n’est pas ouvert à ta classe.") if event.takes_registrations else "", ""
    if not event.takes_registrations:
        return "", "", "", ""
    register = reverse("events:register", args=[event.slug])
    if event.awaits_draw:
        assert event.draw_at is not None
        return "register", register, _("Résultat : %(when)s.") % {"when": moment(event.draw_at)}, ""
    asking = Registration(event=event, enrolment=enrolment, school=enrolment.classroom.school)
    if seats_for(asking, counts):
        return "register", register, _("Tu pourras rendre ta place : quelqu’un d’autre viendra."), ""
    if event.order == Order.ARRIVAL:
        rank = {"rank": event.registrations.waiting().count() + 1}
        return "join", register, _("Tu serais n° %(rank)d. Nous te disons pourquoi ça avance ou pas.") % rank, ""
    return "join", register, _("Nous te disons ton rang, et pourquoi ça avance ou pas."), ""


def standing_of(registration: Registration) -> str:
    """Where somebody stands, in a few words."""
    if registration.state == RegistrationState.WAITING and not registration.event.awaits_draw:
        return _("N° %(rank)d dans la file") % {"rank": rank_of(registration)}
    words = {
        RegistrationState.WAITING: _("Inscrit au tirage"),
        RegistrationState.OFFERED: _("Une place attend ta réponse"),
        RegistrationState.CONFIRMED: _("Tu as une place"),
    }
    return words.get(RegistrationState(registration.state), "")
