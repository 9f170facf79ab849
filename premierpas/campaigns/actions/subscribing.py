"""Who wants letters and who wants none any more: said by their readers themselves, without an account."""

from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.actions import NOTHING, PUBLIC, Actor, action
from premierpas.core.audiences import audiences
from premierpas.core.errors import DomainError
from premierpas.core.outbox.about import About
from premierpas.core.outbox.notices import Recipient, post
from premierpas.core.outbox.suppression import Stopping, has_stopped, lift, resume, stop
from premierpas.organisations.models import Territory

from ..audience import SUBSCRIBERS
from ..models import Letter, Subscription
from ..notices import CONFIRM_SUBSCRIPTION

LETTERS = "letters."
SUBSCRIBE = "newsletter"  # the scheme of the address that confirms


@action(may=PUBLIC, on=NOTHING)
def stop_letters(stopping: Stopping, *, by: Actor) -> None:
    """The reader of a letter wants no more like it; nobody else's letters change. Twice is once."""
    if has_stopped(stopping):
        return
    stop(stopping)
    _tell(stopping, no_more=True)
    rows = Letter.objects.filter(key=stopping.whose, campaign__audience=_code(stopping)).order_by("-left_at", "-pk")
    Letter.objects.filter(pk__in=rows.values("pk")[:1]).update(unsubscribed_at=clock.now())


@action(may=PUBLIC, on=NOTHING)
def resume_letters(stopping: Stopping, *, by: Actor) -> None:
    """They were mistaken: letters come again."""
    resume(stopping)
    _tell(stopping, no_more=False)
    rows = Letter.objects.filter(key=stopping.whose, campaign__audience=_code(stopping))
    rows.update(unsubscribed_at=None)


@action(may=PUBLIC, on=NOTHING)
def subscribe(territory: Territory, *, email: str, name: str = "", by: Actor) -> Subscription:
    """Ask for the newsletter: its owner confirms by e-mail. Nobody learns here whether an address was known."""
    email = email.strip().lower()
    row, _new = Subscription.objects.get_or_create(territory=territory, email=email, defaults={"name": name.strip()})
    if row.confirmed_at is None or row.ended_at is not None:
        post(
            CONFIRM_SUBSCRIPTION,
            Recipient(name=row.name, email=email),
            key=f"campaigns.subscribe:{row.pk}:{clock.today()}",
            about=About("territory", territory.pk, territory.pk),
            link=f"{SUBSCRIBE}:{row.pk}",
        )
    return row


@action(may=PUBLIC, on=NOTHING)
def confirm_subscription(subscription: Subscription, *, by: Actor) -> Subscription:
    """The owner of the address wants it. Raises DomainError when the request is gone."""
    row = Subscription.objects.select_for_update().filter(pk=subscription.pk).first()
    if row is None:
        raise DomainError(_("Cette demande n’existe plus : abonnez-vous à nouveau."))
    row.confirmed_at, row.ended_at = row.confirmed_at or clock.now(), None
    row.save(update_fields=["confirmed_at", "ended_at"])
    lift(row.email, whose=f"subscription:{row.pk}", scope=SUBSCRIBERS.scope)
    return row


def _code(stopping: Stopping) -> str:
    return stopping.scope.removeprefix(LETTERS)


def _tell(stopping: Stopping, *, no_more: bool) -> None:
    audience = audiences.get(_code(stopping))
    if audience is not None and audience.stopped is not None and stopping.whose:
        audience.stopped(stopping.whose, no_more)
