"""Who does something: a person in one capacity, the holder of a link, a named task, or a visitor.

    Actor.person(request.viewer) · Actor.holder(link, name=typed) · Actor.task("applications.expire") · Actor.visitor()

Every action takes one as `by`; its rows name `by.user`, its history the whole of it.
"""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Actor:
    """Exactly one of `viewer` (accounts' Viewer), `link` (accounts' Link) and `job`; none of them is a visitor."""

    viewer: Any = None
    link: Any = None
    job: str = ""
    typed_name: str = ""

    @classmethod
    def person(cls, viewer: Any) -> "Actor":
        """A signed-in person, in the capacity they act in."""
        return cls(viewer=viewer) if viewer.is_authenticated else cls()

    @classmethod
    def holder(cls, link: Any, *, name: str = "") -> "Actor":
        """Whoever opened a link without account; `name` is what they typed."""
        return cls(link=link, typed_name=name)

    @classmethod
    def task(cls, name: str) -> "Actor":
        """The programme itself: a periodic task, a command, an event's consequence."""
        return cls(job=name)

    @classmethod
    def visitor(cls, *, name: str = "") -> "Actor":
        """Somebody without account or link: a company that signs up."""
        return cls(typed_name=name)

    @property
    def is_person(self) -> bool:
        return self.viewer is not None

    @property
    def user(self) -> Any:
        """The account, or None."""
        return self.viewer.user if self.viewer else None

    @property
    def user_id(self) -> int | None:
        return self.viewer.user_id if self.viewer else None

    @property
    def name(self) -> str:
        """What people call them; empty for the programme itself."""
        if self.viewer:
            return str(self.viewer.user.name)
        return self.typed_name or (str(self.link.recipient_name) if self.link else "")

    def told(self) -> dict[str, Any]:
        """How history names them: by keys, never by a name, an address or a number."""
        if self.viewer:
            capacity = self.viewer.capacity
            kind, key = (str(capacity.kind), capacity.key) if capacity else ("account", f"user:{self.user_id}")
            return {"by": key, "as": kind, "user": self.user_id}
        if self.link:
            return {"by": f"link:{self.link.pk}", "as": self.link.purpose}
        if self.job:
            return {"by": f"task:{self.job}", "as": "task"}
        return {"by": "visitor", "as": "visitor"}
