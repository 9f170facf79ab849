"""Sign-in for pupils by card and for everybody by the account alone (the proof is checked by the flow)."""

from django.contrib.auth.backends import ModelBackend

from premierpas.core.compiled import Compiled, Given

from .capacities import at_entrance
from .models import User
from .session_store import read_along

_user = Compiled(lambda: at_entrance(User.objects.filter(pk=Given("user"))))


class ActiveUserBackend(ModelBackend):
    """Loads users for sessions; it never accepts a password, for nobody has one."""

    def authenticate(self, request: object, **credentials: object) -> None:  # type: ignore[override]
        return None

    def get_user(self, user_id: int) -> User | None:
        """The person of a session, while they may sign in."""
        user = read_along(user_id) or _user.first(user=user_id)
        return user if user and self.user_can_authenticate(user) else None
