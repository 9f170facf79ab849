"""Who may change an account: the person whose it is."""

from premierpas.accounts import actions
from premierpas.accounts.language import speak
from premierpas.accounts.models import User
from tests.access import World
from tests.roles import SIGNED_IN

from . import Row


def account(world: World) -> User:
    person = world.people["teacher"]
    assert person is not None
    return User.objects.get(pk=person.user.pk)


ROWS = {
    "accounts.speak": Row(SIGNED_IN, lambda world, by: speak("en", by=by)),
    "accounts.change_details": Row(
        {"teacher"}, lambda world, by: actions.change_details(account(world), name="Ada", phone="", by=by)
    ),
    "accounts.ask_email_change": Row(
        {"teacher"}, lambda world, by: actions.ask_email_change(account(world), email="neuve@exemple.test", by=by)
    ),
    "accounts.cancel_email_change": Row(
        {"teacher"}, lambda world, by: actions.cancel_email_change(account(world), by=by)
    ),
    "accounts.confirm_email_change": Row(
        {"teacher"},
        lambda world, by: actions.confirm_email_change(account(world), former_code="1", new_code="2", by=by),
    ),
}
