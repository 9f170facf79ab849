"""Who opens what of `campaigns`."""

from typing import TYPE_CHECKING

from premierpas.campaigns.actions import add_paper, announce, begin_campaign, decide, write_campaign
from premierpas.campaigns.addresses import token_to_confirm
from premierpas.campaigns.audience import SUBSCRIBERS
from premierpas.campaigns.enums import FileKind, PaperKind, Readers
from premierpas.campaigns.files import CleanFile
from premierpas.campaigns.models import Subscription, Template
from premierpas.core import clock
from premierpas.core.outbox.models import Message
from premierpas.core.outbox.suppression import token_of
from premierpas.organisations.models import Company
from tests.factories import acting
from tests.roles import EVERYBODY, LEAD, LEADS, POST, SIGNED_IN, TEAM, TEAMS

from . import Table

if TYPE_CHECKING:
    from tests.access import World

ROWS: Table = {
    "campaigns:campaigns": TEAMS,
    "campaigns:new": TEAMS,
    "campaigns:campaign": TEAM,  # to companies: the whole team writes
    "campaigns:write": TEAM,
    "campaigns:keep_template": TEAM,
    "campaigns:trial": (POST, TEAM),
    "campaigns:take_out": (POST, TEAM),
    "campaigns:drop": (POST, TEAM),
    "campaigns:drop_template": (POST, TEAM),
    "campaigns:send": (POST, LEAD),  # a volunteer writes, and doesn't send
    "campaigns:stop_campaign": (POST, LEAD),
    "campaigns:announcements": LEADS,
    "campaigns:announce": LEADS,
    "campaigns:announcement": LEAD,
    "campaigns:end_announcement": (POST, LEAD),
    "campaigns:put_away": (POST, SIGNED_IN),
    "campaigns:papers": TEAMS | {"reader"},
    "campaigns:add_paper": TEAMS,
    "campaigns:paper": TEAM | {"reader"},
    "campaigns:add_version": (POST, TEAM),
    "campaigns:decide": (POST, TEAM),
    "campaigns:drop_paper": (POST, TEAM),
    "campaigns:download": TEAM | {"reader"},
    "campaigns:press": EVERYBODY,
    "campaigns:press_file": EVERYBODY,
    "campaigns:subscribe": EVERYBODY,
    "campaigns:confirm": EVERYBODY,
    "campaigns:stop": EVERYBODY,
}
A_PDF = CleanFile(FileKind.PDF, b"%PDF-1.4")


def furnish(world: "World") -> None:
    """A letter to companies, words that are kept, an announcement, minutes, a paper for the press, a subscription."""
    coordinator = world.people["coordinator"]
    assert coordinator is not None
    by = acting(coordinator.user.memberships.get())
    territory = Company.objects.get(pk=world.ids["company_id"]).territory
    campaign = begin_campaign("Places de mai", by=by, territory=territory, audience="companies")
    write_campaign(campaign, by=by, title="Places de mai", subject="Une place ?", text="Bonjour {nom},", chosen={})
    template = Template.objects.create(
        territory=territory, audience="companies", name="Places", subject="Une place ?", text="Bonjour {nom},"
    )
    today = clock.today()
    word = announce(
        "Forum", by=by, territory=territory, text="Le 12.", readers=Readers.TEAM, first_day=today, last_day=today
    )
    minutes = add_paper(
        "Réunion de rentrée", by=by, territory=territory, file=A_PDF, kind=PaperKind.MINUTES, held_on=today
    )
    decision = decide(minutes, text="Appeler dix entreprises", by=by)
    press = add_paper("Dossier", by=by, territory=territory, file=A_PDF, kind=PaperKind.PRESS)
    subscription = Subscription.objects.create(territory=territory, email="lectrice@exemple.test")
    world.ids.update(
        {
            "campaigns:campaign_id": campaign.pk,
            "campaigns:template_id": template.pk,
            "campaigns:announcement_id": word.pk,
            "campaigns:paper_id": minutes.pk,
            "campaigns:number": 1,
            "campaigns:decision_id": decision.pk,
            "campaigns:press_id": press.pk,
            "campaigns:token": token_to_confirm(subscription.pk),
            "campaigns:stop_token": token_of(
                Message(to="lectrice@exemple.test", scope=SUBSCRIBERS.scope, whose=f"subscription:{subscription.pk}")
            ),
        }
    )
