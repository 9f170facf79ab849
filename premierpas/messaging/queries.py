"""Reads behind the outbox page."""

from django.conf import settings
from django.db.models import Q, QuerySet

from premierpas.accounts.models import User
from premierpas.core.outbox.addresses import address_of
from premierpas.core.outbox.models import Channel, Message
from premierpas.core.outbox.secrets import hidden, revealed
from premierpas.core.search import Searched
from premierpas.organisations.models import Membership
from premierpas.people.models import Enrolment

SENT = Searched(words=("subject", "user__name", "to"), numbers=("to",), addresses=("to",))


def messages_of_territory(territory_id: int | None) -> QuerySet[Message]:
    """What was sent to the people of a territory, the newest first."""
    members = Membership.objects.filter(
        Q(school__territory=territory_id) | Q(company__territory=territory_id) | Q(territory=territory_id)
    )
    pupils = Enrolment.objects.filter(classroom__school__territory=territory_id)
    people = User.objects.filter(Q(pk__in=members.values("user")) | Q(pk__in=pupils.values("pupil__user")))
    return Message.objects.filter(user__in=people).select_related("user").order_by("-at", "-pk")


def shown_address(message: Message) -> str:
    """Where the message's button leads. Only the demo world shows it: a link lets its holder act for the recipient."""
    return address_of(message.link) if settings.SHOW_SECRETS else ""


def shown_body(message: Message) -> str:
    """The text; a code inside it is seen in the demo world only, for it lets its holder sign in or sign."""
    return revealed(message) if settings.SHOW_SECRETS else hidden(message)


def reader_of(message: Message) -> str:
    """Who a message is for, as a list shows it: a name in the app, else the address it left for."""
    if message.channel == Channel.APP and message.user:
        return message.user.name
    return message.to
