"""A company's path as its career map suggests it: a stage a trade, from the entrance upwards."""

from django.utils.translation import gettext as _

from premierpas.core.languages import in_french

from .content import PageContent, Trade
from .stages import MOST, Stage

MINUTES = 20
_SHOWN = 6


def first_stages(content: PageContent) -> list[Stage]:
    """The trades that have a sheet first: it lends its question. Kept, so it is French."""
    with in_french():
        ordered = [trade for step in content.stairs for trade in step.trades]
        chosen = sorted(ordered, key=lambda trade: trade.known is None)[: min(_SHOWN, MOST)]
        return [_stage(trade) for trade in ordered if trade in chosen]


def _stage(trade: Trade) -> Stage:
    sheet = trade.known
    return Stage(
        key=trade.key,
        trade=trade.title,
        sheet=trade.sheet,
        where=_("À son poste"),
        minutes=MINUTES,
        watch=_("Les gestes de cette personne, et ce qu’elle vérifie deux fois."),
        ask=sheet.ask[0] if sheet else _("Comment êtes-vous arrivé à ce métier ?"),
        fill=_("Ce que je ne savais pas sur ce métier :"),
    )
