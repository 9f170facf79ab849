"""A campaign before it leaves (the sum, the names, what somebody will read), and what became of it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.core import clock
from premierpas.core.alphabet import in_order
from premierpas.core.audiences import Addressee
from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.core.text import whole_number
from premierpas.people.team import leads_team

from ..actions import put_back, send_campaign, stop_campaign, take_out, try_campaign
from ..audience import Sum, audience_of, said, weigh
from ..enums import CampaignState, Fate
from ..hours import leaves_at
from ..models import Campaign
from ..wording import filled
from .campaigns import load_campaign

NAMES, CHOICES = 10, 200
ORDER = [
    Fate.WAITING, Fate.ON_ITS_WAY, Fate.SENT, Fate.BOUNCED, Fate.UNWANTED, Fate.LEFT_OUT, Fate.FAILED, Fate.RECALLED,
]  # fmt: skip


@screen(permission="campaigns.change_campaign", load=load_campaign, methods=("GET", "HEAD"))
def campaign(request: SiteRequest, thing: Campaign, campaign_id: int) -> HttpResponse:
    """Before: who will get it. After: what became of it, with names."""
    audience = audience_of(thing)
    words: dict[str, Any] = {
        "campaign": thing,
        "audience": audience.label,
        "chosen": said(list(audience.filters(thing.territory_id)), thing.chosen),
        "leads": leads_team(request.viewer),
    }
    if thing.state == CampaignState.DRAFT:
        return page(request, "campaigns/draft.html", words | _before(request, thing))
    return page(request, "campaigns/sent.html", words | _after(thing))


def _before(request: SiteRequest, thing: Campaign) -> dict[str, Any]:
    weighed = weigh(thing)
    shown, sender = _shown(request, weighed), request.viewer.user.name
    now = clock.now()
    hour = leaves_at(thing.territory_id, now)
    audience = audience_of(thing)
    everybody = "noms" in request.GET
    return {
        "sum": weighed,
        "people": weighed.people if everybody else weighed.people[:NAMES],
        "more": not everybody and weighed.count > NAMES,
        "choices": weighed.people[:CHOICES],
        "shown": shown,
        "subject": filled(thing.subject, shown, sender=sender) if shown else thing.subject,
        "text": filled(thing.text, shown, sender=sender) if shown else thing.text,
        "why": str(audience.why).format(organisation=shown.organisation if shown else ""),
        "sender": sender,
        "ready": bool(thing.subject and thing.text),
        "later": hour if hour > now else None,
        "now": now,
    }


def _shown(request: SiteRequest, weighed: Sum) -> Addressee | None:
    """The person as whom one reads it: who was chosen, or the one after them."""
    people, wanted = weighed.people, request.GET.get("comme", "")
    at = next((i for i, each in enumerate(people) if each.key == wanted), 0)
    if "suivante" in request.GET and people:
        at = (at + 1) % len(people)
    return people[at] if people else None


def _after(thing: Campaign) -> dict[str, Any]:
    letters = in_order(thing.letters.all(), lambda letter: letter.name)
    refused = any(each.fate == Fate.BOUNCED for each in letters)
    people = audience_of(thing).find(thing.territory_id, {}) if refused else ()
    mend = {each.key: each.mend for each in people}
    groups = [
        (fate, [(each, mend.get(each.key) if fate == Fate.BOUNCED else "") for each in letters if each.fate == fate])
        for fate in ORDER
    ]
    return {
        "groups": [(fate, group) for fate, group in groups if group],
        "unsubscribed": [each for each in letters if each.unsubscribed_at],
        "letters": letters,
        "gone": sum(1 for each in letters if each.fate in (Fate.SENT, Fate.BOUNCED)),
        "may_stop": thing.state == CampaignState.QUEUED,
    }


@screen(permission="campaigns.send_campaign", load=load_campaign, methods=("POST",))
def send(request: SiteRequest, thing: Campaign, campaign_id: int) -> HttpResponse:
    """To as many as the button said; to nobody else."""
    try:
        expected = whole_number(request.POST.get("expected", ""))
        sent = send_campaign(thing, expected=-1 if expected is None else expected, by=request.actor)
        count = sent.letters.count()
        words = ngettext("Le message part à %(n)d personne.", "Le message part à %(n)d personnes.", count)
        messages.success(request, words % {"n": count})
    except DomainError as error:
        messages.error(request, str(error.message))
    return redirect("campaigns:campaign", campaign_id=thing.pk)


@screen(permission="campaigns.send_campaign", load=load_campaign, methods=("POST",))
def stop(request: SiteRequest, thing: Campaign, campaign_id: int) -> HttpResponse:
    """What hasn't left stays."""
    try:
        stop_campaign(thing, by=request.actor)
        messages.success(request, _("Envoi arrêté : ce qui n’était pas parti ne partira pas."))
    except DomainError as error:
        messages.error(request, str(error.message))
    return redirect("campaigns:campaign", campaign_id=thing.pk)


@screen(permission="campaigns.change_campaign", load=load_campaign, methods=("POST",))
def trial(request: SiteRequest, thing: Campaign, campaign_id: int) -> HttpResponse:
    """To oneself, as the person who is shown would read it."""
    people = weigh(thing).people
    wanted = request.POST.get("comme", "")
    who = next((each for each in people if each.key == wanted), people[0] if people else None)
    try:
        if who is None:
            raise DomainError(_("Personne n’est choisi : il n’y a rien à essayer."))
        try_campaign(thing, who=who, by=request.actor)
        messages.success(request, _("Essai envoyé à votre adresse."))
    except DomainError as error:
        messages.error(request, str(error.message))
    return redirect("campaigns:campaign", campaign_id=thing.pk)


@screen(permission="campaigns.change_campaign", load=load_campaign, methods=("POST",))
def take(request: SiteRequest, thing: Campaign, campaign_id: int) -> HttpResponse:
    """One person out, or everybody back in."""
    try:
        key = request.POST.get("key", "")
        if key:
            take_out(thing, key=key, by=request.actor)
        else:
            put_back(thing, by=request.actor)
    except DomainError as error:
        messages.error(request, str(error.message))
    return redirect("campaigns:campaign", campaign_id=thing.pk)
