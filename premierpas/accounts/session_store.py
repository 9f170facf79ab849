"""Where sessions are kept: a row tells neither its browser's key nor what is in it.

The row is found by a hash of the key, and its data are encrypted under the key itself together with SECRET_KEY: who
reads the table can neither take over a session nor learn the code that a running sign-in waits for.

Whose device it is known to be is read in the same question. Who is signed in says the session's data alone: the person
read along only saves a question, if they are the one whom the data name.
"""

import hashlib
from contextvars import ContextVar
from functools import lru_cache
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db.models import QuerySet, Subquery
from django.db.models.functions import Now
from structlog import get_logger

from premierpas.core.compiled import Compiled, Given
from premierpas.core.secret_key import secret_keys

from .capacities import at_entrance
from .encryption import MOST_BOXES, Unreadable, Use, decrypted, encrypted


def row_of(session_key: str | None) -> str:
    """The primary key of a session's row; empty for no session."""
    return hashlib.sha256(f"session row:{session_key}".encode(errors="replace")).hexdigest()[:40] if session_key else ""


def _living() -> QuerySet[Any]:
    # The server's time, not the product's: a browser's cookie doesn't travel.
    return DatabaseStore.get_model_class()._default_manager.filter(pk=Given("row"), expire_date__gt=Now())


_living_session = Compiled(_living)
_living_session_with_person = Compiled(
    lambda: at_entrance(get_user_model().objects.filter(sessions__row=Given("row"))).annotate(
        session_data=Subquery(_living().values("session_data")[:1])
    )
)
_read_along: ContextVar[Any] = ContextVar("premierpas_read_along", default=None)


def read_along(user_id: int) -> Any:
    """The person who was just read with their session, if it is this one; whoever asks again gets None."""
    person = _read_along.get()
    _read_along.set(None)
    return person if person is not None and person.pk == user_id else None


@lru_cache(maxsize=MOST_BOXES)  # whoever opens one page opens the next, and their session says the same
def _opened(stored: str, holder: str, keys: tuple[str, ...]) -> str:
    """What a row holds, for who brings its key; `keys`: those of the settings, which open it or don't."""
    return decrypted(stored, Use.SESSION, more=holder)


class SessionStore(DatabaseStore):
    """Django's own, with rows that open nothing."""

    def _get_session_from_db(self) -> AbstractBaseSession | None:
        row = row_of(self.session_key)
        person = _living_session_with_person.first(row=row)
        data = person.session_data if person is not None else None
        _read_along.set(person if data is not None else None)
        found: AbstractBaseSession | None = None
        if data is not None:
            found = self.model(pk=row, session_data=data)
        elif person is None:  # a visitor's, or one that no device has been noted for yet
            found = _living_session.first(row=row)
        if found is None:
            self._session_key = None
        return found

    def exists(self, session_key: str) -> bool:
        """Whether this key has a row."""
        return bool(self.model.objects.filter(pk=row_of(session_key)).exists())

    def create_model_instance(self, data: dict[str, Any]) -> AbstractBaseSession:
        """The row as it is saved."""
        row = row_of(self._holder())
        return self.model(pk=row, session_data=self.encode(data), expire_date=self.get_expiry_date())

    def delete(self, session_key: str | None = None) -> None:
        """End the session of this key, or the present one."""
        if row := row_of(session_key or self.session_key):
            self.model.objects.filter(pk=row).delete()

    def encode(self, session_dict: dict[str, Any]) -> str:
        """The data, for the holder of the key only."""
        return encrypted(self.serializer().dumps(session_dict).decode("latin-1"), Use.SESSION, more=self._holder())

    def decode(self, session_data: bytes | str) -> dict[str, Any]:
        """The data again; an empty session when the deployment's key has changed for good."""
        try:
            text = _opened(str(session_data), self._holder(), secret_keys())
        except Unreadable as problem:
            get_logger().warning("session.unreadable", why=str(problem))
            return {}
        return dict(self.serializer().loads(text.encode("latin-1")))

    def _holder(self) -> str:
        if not self.session_key:
            raise ValueError("a session without a key can't be read or written")
        return self.session_key

    # Django's asynchronous ways go round the methods above; these go through them.
    aload = SessionBase.aload
    aexists = SessionBase.aexists
    acreate = SessionBase.acreate
    asave = SessionBase.asave
    adelete = SessionBase.adelete
