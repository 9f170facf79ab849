"""A message that was sent, written without a template: a page of the outbox has dozens."""

from dataclasses import dataclass

from django.template.defaultfilters import linebreaksbr
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from premierpas.core.languages import said
from premierpas.core.outbox.models import Channel, Delivery, Message
from premierpas.ui.components import badge, more, notice
from premierpas.ui.markup import format_html
from premierpas.ui.typography import clock_time, day, nbsp, title_first

from .queries import Sent

_BADGES = {Delivery.SENT: "done", Delivery.QUEUED: "wait"}
_NONE = mark_safe("")


@dataclass(frozen=True)
class Page:
    """The words that all messages of a page share."""

    held: str = said(_("Part le %(day)s au matin : un élève n’est pas dérangé la nuit."))
    read: str = said(_("Lire le message"))
    open: str = said(_("Ouvrir"))
    others: str = said(_("Ce message concerne un autre territoire : seul son objet s’affiche."))


def sent_message(row: Sent, page: Page) -> SafeString:
    """What it was about, whether it arrived, by which channel and to whom; its text to those whose affair it is."""
    message, state = row.message, Delivery(row.message.state)
    return format_html(
        '<div class="stack"><p><span lang="{}">{}</span> {}<br><span class="soft">{}, {}, {}</span></p>{}{}{}{}</div>',
        message.language, nbsp(message.subject),
        badge(state.label, _BADGES.get(state, "bad")),
        title_first(str(Channel(message.channel).label)), row.to, clock_time(message.at),
        _mender(row), format_html('<p class="error">{}</p>', message.error) if message.error else _NONE,
        _held(message, page), _text(row, page),
    )  # fmt: skip


def _mender(row: Sent) -> SafeString:
    if row.mender is None:
        return _NONE
    words = format_html(
        '<p>{} <a href="{}">{}</a></p>', nbsp(row.mender.mender), row.mender.url, nbsp(row.mender.title)
    )
    return notice(words, "bad")


def _held(message: Message, page: Page) -> SafeString:
    if not message.not_before or message.state != Delivery.QUEUED:
        return _NONE
    return format_html('<p class="soft">{}</p>', page.held % {"day": day(message.not_before)})


def _text(row: Sent, page: Page) -> SafeString:
    """Closed at first, with where its button leads and why whoever got it did."""
    if not row.body:
        return format_html('<p class="soft">{}</p>', page.others)
    message, button = row.message, _NONE
    if row.address:
        spoken = format_html(' lang="{}"', message.language) if message.button else _NONE
        label = message.button or page.open
        button = format_html('<p><a class="btn btn--s" href="{}"{}>{}</a></p>', row.address, spoken, label)
    words = format_html(
        '<p lang="{}">{}</p>{}<p class="soft"><small lang="{}">{}</small></p>',
        message.language, linebreaksbr(row.body), button, message.language, message.why,
    )  # fmt: skip
    return more(words, page.read)
