"""Who does what of `campaigns`: a volunteer writes to companies and doesn't send; announcements are the leads'."""

from premierpas.campaigns import actions
from premierpas.campaigns.enums import Readers
from premierpas.campaigns.models import Announcement, Campaign, Decision, Paper, Subscription, Template
from premierpas.core import clock
from premierpas.core.audiences import Addressee
from premierpas.core.outbox.suppression import Stopping, read_token
from premierpas.organisations.models import Company
from tests.access import World
from tests.access_table.campaigns import A_PDF
from tests.roles import EVERYBODY, LEAD, SIGNED_IN, TEAM

from . import Row

WHO = Addressee("contact:1", "Awa Diop", "Garage", "awa@exemple.test")


def territory(world: World):
    return Company.objects.get(pk=world.ids["company_id"]).territory


def campaign(world: World) -> Campaign:
    return Campaign.objects.get(pk=world.ids["campaigns:campaign_id"])


def paper(world: World) -> Paper:
    return Paper.objects.get(pk=world.ids["campaigns:paper_id"])


def announcement(world: World) -> Announcement:
    return Announcement.objects.get(pk=world.ids["campaigns:announcement_id"])


def stopping(world: World) -> Stopping:
    found = read_token(world.ids["campaigns:stop_token"])
    assert found is not None
    return found


def days() -> dict:
    return {"first_day": clock.today(), "last_day": clock.today(), "text": "Le 12.", "readers": Readers.TEAM}


ROWS: dict[str, Row] = {
    "campaigns.begin_campaign": Row(
        TEAM,
        lambda world, by: actions.begin_campaign("Mai", by=by, territory=territory(world), audience="companies"),
    ),
    "campaigns.write_campaign": Row(
        TEAM,
        lambda world, by: actions.write_campaign(
            campaign(world), by=by, title="Mai", subject="Une place ?", text="Bonjour {nom},", chosen={}
        ),
    ),
    "campaigns.take_out": Row(TEAM, lambda world, by: actions.take_out(campaign(world), key="contact:1", by=by)),
    "campaigns.put_back": Row(TEAM, lambda world, by: actions.put_back(campaign(world), by=by)),
    "campaigns.drop_campaign": Row(TEAM, lambda world, by: actions.drop_campaign(campaign(world), by=by)),
    "campaigns.keep_template": Row(TEAM, lambda world, by: actions.keep_template(campaign(world), name="M", by=by)),
    "campaigns.drop_template": Row(
        TEAM,
        lambda world, by: actions.drop_template(Template.objects.get(pk=world.ids["campaigns:template_id"]), by=by),
    ),
    "campaigns.try_campaign": Row(TEAM, lambda world, by: actions.try_campaign(campaign(world), who=WHO, by=by)),
    "campaigns.send_campaign": Row(LEAD, lambda world, by: actions.send_campaign(campaign(world), expected=1, by=by)),
    "campaigns.stop_campaign": Row(LEAD, lambda world, by: actions.stop_campaign(campaign(world), by=by)),
    "campaigns.announce": Row(
        LEAD,
        lambda world, by: actions.announce("Forum", by=by, territory=territory(world), **days()),
    ),
    "campaigns.change_announcement": Row(
        LEAD,
        lambda world, by: actions.change_announcement(announcement(world), by=by, title="Forum", **days()),
    ),
    "campaigns.end_announcement": Row(LEAD, lambda world, by: actions.end_announcement(announcement(world), by=by)),
    "campaigns.put_away": Row(SIGNED_IN, lambda world, by: actions.put_away(announcement(world), by=by)),
    "campaigns.add_paper": Row(
        TEAM, lambda world, by: actions.add_paper("Charte", by=by, territory=territory(world), file=A_PDF)
    ),
    "campaigns.add_version": Row(TEAM, lambda world, by: actions.add_version(paper(world), file=A_PDF, by=by)),
    "campaigns.drop_paper": Row(TEAM, lambda world, by: actions.drop_paper(paper(world), by=by)),
    "campaigns.decide": Row(TEAM, lambda world, by: actions.decide(paper(world), text="Appeler", by=by)),
    "campaigns.end_decision": Row(
        LEAD,
        lambda world, by: actions.end_decision(Decision.objects.get(pk=world.ids["campaigns:decision_id"]), by=by),
    ),
    "campaigns.stop_letters": Row(EVERYBODY, lambda world, by: actions.stop_letters(stopping(world), by=by)),
    "campaigns.resume_letters": Row(EVERYBODY, lambda world, by: actions.resume_letters(stopping(world), by=by)),
    "campaigns.subscribe": Row(
        EVERYBODY, lambda world, by: actions.subscribe(territory(world), email="moi@exemple.test", by=by)
    ),
    "campaigns.confirm_subscription": Row(
        EVERYBODY, lambda world, by: actions.confirm_subscription(Subscription.objects.get(), by=by)
    ),
}
