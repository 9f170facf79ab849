"""A campaign while it is a draft, and the words that a territory keeps for the next one."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from premierpas.core.actions import Actor, action
from premierpas.core.audiences import audiences
from premierpas.core.errors import DomainError, NotAllowed, WrongState
from premierpas.core.text import one_line
from premierpas.organisations.models import Territory

from ..audience import asked_filters, audience_of
from ..enums import CampaignState, Ground
from ..models import Announcement, Campaign, Template
from ..permissions import may_write_to
from ..wording import check


@action(may="campaigns.write_in", on="territory")
def begin_campaign(
    title: str,
    *,
    by: Actor,
    territory: Territory,
    audience: str,
    template: Template | None = None,
    pieces: list[Announcement] | None = None,
) -> Campaign:
    """A draft for one audience, from a template's words or from announcements. Raises NotAllowed, DomainError."""
    known = audiences.get(audience)
    if known is None:
        raise DomainError(_("Choisissez à qui vous écrivez."), field="audience")
    if by.is_person and not may_write_to(by.viewer, known):
        raise NotAllowed(_("Avec ce rôle, vous n’écrivez pas à ces personnes."), field="audience")
    if template is not None and (template.audience, template.territory_id) != (audience, territory.pk):
        raise DomainError(_("Ce modèle est pour d’autres lecteurs."), field="template")
    return Campaign.objects.create(
        territory=territory,
        audience=audience,
        title=one_line(title)[:80],
        subject=template.subject if template else "",
        text=template.text if template else _text_of(pieces or []),
        by=by.user,
    )


def _text_of(pieces: list[Announcement]) -> str:
    if not pieces:
        return ""
    parts = [f"{each.title}\n\n{each.text.strip()}" for each in pieces]
    # What was announced isn't read for blanks.
    return "\n\n\n".join(["Bonjour,", *(part.replace("{", "(").replace("}", ")") for part in parts), "{signature}"])


@action(may="campaigns.change_campaign")
def write_campaign(
    campaign: Campaign,
    *,
    by: Actor,
    title: str,
    subject: str,
    text: str,
    chosen: Mapping[str, str],
    ground: Ground | str = "",
) -> Campaign:
    """What it says and to whom. Raises DomainError for an unknown blank, and for families without a ground."""
    campaign = _draft(campaign)
    check(subject, field="subject")
    check(text, field="text")
    audience = audience_of(campaign)
    filters = asked_filters(audience, campaign.territory_id, chosen)
    if audience.necessary:
        if ground not in Ground.values:
            raise DomainError(_("Dites pourquoi vous écrivez aux familles."), field="ground")
        if ground == Ground.NECESSARY and not filters.get(audience.necessary):
            raise DomainError(
                _("Dites ce qui leur manque : sans cela, ce message n’est pas nécessaire."), field=audience.necessary
            )
    campaign.title, campaign.subject, campaign.text = one_line(title)[:80], one_line(subject)[:120], text.strip()
    campaign.chosen, campaign.ground = filters, ground if audience.necessary else ""
    campaign.save(update_fields=["title", "subject", "text", "chosen", "ground"])
    return campaign


@action(may="campaigns.change_campaign")
def take_out(campaign: Campaign, *, key: str, by: Actor) -> Campaign:
    """This person gets nothing."""
    campaign = _draft(campaign)
    campaign.without = [*dict.fromkeys([*campaign.without, one_line(key)[:60]])]
    campaign.save(update_fields=["without"])
    return campaign


@action(may="campaigns.change_campaign")
def put_back(campaign: Campaign, *, by: Actor) -> Campaign:
    """Those who were taken out by hand are in again."""
    campaign = _draft(campaign)
    campaign.without = []
    campaign.save(update_fields=["without"])
    return campaign


@action(may="campaigns.change_campaign")
def drop_campaign(campaign: Campaign, *, by: Actor) -> None:
    """A draft that nobody needs. Raises WrongState once it has left."""
    _draft(campaign).delete()


@action(may="campaigns.change_campaign")
def keep_template(campaign: Campaign, *, name: str, by: Actor) -> Template:
    """Keep its words for the next campaign to the same people; the same name is replaced."""
    if not (campaign.subject and campaign.text):
        raise DomainError(_("Écrivez d’abord l’objet et le texte."), field="name")
    row, _new = Template.objects.update_or_create(
        territory_id=campaign.territory_id, audience=campaign.audience, name=one_line(name)[:80],
        defaults={"subject": campaign.subject, "text": campaign.text, "by": by.user},
    )  # fmt: skip
    return row


@action(may="campaigns.use_template")
def drop_template(template: Template, *, by: Actor) -> None:
    """Words that nobody uses any more."""
    Template.objects.filter(pk=template.pk).delete()


def _draft(campaign: Campaign) -> Campaign:
    campaign = Campaign.objects.select_for_update(of=("self",)).get(pk=campaign.pk)
    if campaign.state != CampaignState.DRAFT:
        raise WrongState(_("Cette campagne est déjà partie : elle ne change plus."))
    return campaign
