"""Campaigns of a territory: the list, a new one, its words and its choice."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.alphabet import alphabetical
from premierpas.core.audiences import audiences
from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.organisations.models import Territory
from premierpas.people.team import leads_team

from ..actions import begin_campaign, drop_campaign, drop_template, keep_template, write_campaign
from ..audience import audience_of
from ..enums import Fate
from ..forms import CampaignForm, NewCampaignForm, TemplateForm
from ..models import Announcement, Campaign, Template
from ..permissions import written_by
from .making import made

PER_PAGE = 20


def load_campaign(request: SiteRequest, campaign_id: int) -> Campaign:
    """The campaign of an address."""
    return Campaign.objects.select_related("by", "sent_by").get(pk=campaign_id)


@screen(permission="campaigns.read", methods=("GET", "HEAD"))
def campaigns(request: SiteRequest) -> HttpResponse:
    """Those of the audiences that one writes to, the newest first."""
    offered = {each.code: each.label for each in written_by(request.viewer)}
    gone = Q(letters__fate__in=[Fate.SENT, Fate.ON_ITS_WAY, Fate.BOUNCED])
    rows = Campaign.objects.filter(territory=request.viewer.territory_id, audience__in=offered).annotate(
        gone=Count("letters", filter=gone), back=Count("letters", filter=Q(letters__fate=Fate.BOUNCED))
    )
    listed = Paginator(rows.order_by("-made_at", "-pk"), PER_PAGE).get_page(request.GET.get("page"))
    words = {
        "listed": listed,
        "rows": [(each, offered[each.audience]) for each in list(listed)],
        "templates": [(each, offered[each.audience]) for each in _templates(request, offered)],
    }
    return page(request, "campaigns/campaigns.html", words)


def _templates(request: SiteRequest, offered: dict[str, object]) -> list[Template]:
    rows = Template.objects.filter(territory=request.viewer.territory_id, audience__in=offered)
    return list(rows.order_by(alphabetical("name"), "pk")[:40])


@screen(permission="campaigns.read")
def new(request: SiteRequest) -> HttpResponse:
    """A name and its readers; the words come next."""
    offered = written_by(request.viewer)
    templates = _templates(request, {each.code: each.label for each in offered})
    recent = Announcement.objects.filter(territory=request.viewer.territory_id, in_letter=True)
    pieces = list(recent.filter(first_day__lte=clock.today()).order_by("-first_day", "-pk")[:12])
    pieces = pieces if leads_team(request.viewer) else []
    form = NewCampaignForm(request.POST or None, audiences=offered, templates=templates, pieces=pieces)

    def begin(data: dict[str, Any]) -> Campaign:
        return begin_campaign(
            data["title"],
            by=request.actor,
            territory=Territory.objects.get(pk=request.viewer.territory_id),
            audience=data["audience"],
            template=next((each for each in templates if str(each.pk) == data.get("template")), None),
            pieces=[each for each in pieces if str(each.pk) in (data.get("pieces") or [])],
        )

    begun = made(request, form, "begin", begin)
    if begun is not None:
        return redirect("campaigns:write", campaign_id=begun)
    return page(request, "campaigns/new.html", {"form": form}, status=422 if form.errors else 200)


@screen(permission="campaigns.change_campaign", load=load_campaign)
def write(request: SiteRequest, thing: Campaign, campaign_id: int) -> HttpResponse:
    """Who is chosen, what it says."""
    audience = audience_of(thing)
    filters = list(audience.filters(thing.territory_id))
    form = CampaignForm(request.POST or None, campaign=thing, audience=audience, filters=filters)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            write_campaign(
                thing, by=request.actor, title=data["title"], subject=data["subject"], text=data["text"],
                chosen=form.chosen(), ground=data.get("ground", ""),
            )  # fmt: skip
            return redirect("campaigns:campaign", campaign_id=thing.pk)
        except DomainError as error:
            form.refuse(error)
    words = {"form": form, "campaign": thing, "audience": audience.label}
    return page(request, "campaigns/write.html", words, status=422 if form.errors else 200)


@screen(permission="campaigns.change_campaign", load=load_campaign)
def keep(request: SiteRequest, thing: Campaign, campaign_id: int) -> HttpResponse:
    """Its words under a name, for the next time."""
    form = TemplateForm(request.POST or None, initial={"name": thing.title})
    if request.method == "POST" and form.is_valid():
        try:
            keep_template(thing, name=form.cleaned_data["name"], by=request.actor)
            messages.success(request, _("Modèle gardé."))
            return redirect("campaigns:campaign", campaign_id=thing.pk)
        except DomainError as error:
            form.refuse(error)
    words = {"form": form, "campaign": thing, "audience": audiences.named(thing.audience).label}
    return page(request, "campaigns/keep.html", words, status=422 if form.errors else 200)


@screen(permission="campaigns.change_campaign", load=load_campaign, methods=("POST",))
def drop(request: SiteRequest, thing: Campaign, campaign_id: int) -> HttpResponse:
    """A draft that nobody needs."""
    try:
        drop_campaign(thing, by=request.actor)
        messages.success(request, _("Brouillon supprimé."))
    except DomainError as error:
        messages.error(request, str(error.message))
    return redirect("campaigns:campaigns")


def _template(request: SiteRequest, template_id: int) -> Template:
    return Template.objects.get(pk=template_id)


@screen(permission="campaigns.use_template", load=_template, methods=("POST",))
def drop_words(request: SiteRequest, thing: Template, template_id: int) -> HttpResponse:
    """Words that nobody uses any more."""
    drop_template(thing, by=request.actor)
    messages.success(request, _("Modèle retiré."))
    return redirect("campaigns:campaigns")
