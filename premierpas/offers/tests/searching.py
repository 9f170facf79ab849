"""What the tests of search share: doors at a distance, and what a pupil's page of results shows."""

from typing import Any

from django.test import Client

from premierpas.accounts.models import User
from premierpas.offers.models import Offer
from premierpas.people.models import Pupil
from tests.factories import NANTERRE, a_company, a_published_offer, a_site

BACKEND = "premierpas.accounts.backends.ActiveUserBackend"
SEARCH = "/stages/"
DEGREES_A_KM = 1 / 111.195


def north(km: float) -> dict[str, float]:
    """The position so many km north of the place where the tests' people live."""
    return {"latitude": NANTERRE["latitude"] + km * DEGREES_A_KM, "longitude": NANTERRE["longitude"]}


def a_door(title: str = "De la planche à la porte", *, km: float = 1.0, **fields: Any) -> Offer:
    """A public offer so many km from the pupil."""
    company = a_company()
    a_site(company, **north(km))
    return a_published_offer(company, title=title, **fields)


def browser_of(who: Pupil | User) -> Client:
    """A client signed in as this person."""
    client = Client()
    client.force_login(who.user if isinstance(who, Pupil) else who, backend=BACKEND)
    return client


def search(client: Client, **words: Any) -> Any:
    """The page of results; the answer has to be a page."""
    answer = client.get(SEARCH, words)
    assert answer.status_code == 200
    return answer


def text_of(answer: Any) -> str:
    """The page's text with plain spaces."""
    return " ".join(answer.content.decode().replace("\u00a0", " ").replace("\u202f", " ").split())


def stops(client: Client, **words: Any) -> list[Any]:
    """The stops of the line, the further one included."""
    return list(search(client, **words).context["stops"])


def titles(client: Client, **words: Any) -> list[str]:
    """The titles found, in order, without the further one."""
    return [stop.title for stop in stops(client, **words) if not stop.why]


def hold_all(offer: Offer) -> None:
    """Give every place of an offer away."""
    from premierpas.offers.seats import hold_seat

    for slot in offer.slots.all():
        while slot.free:
            hold_seat(slot)
            slot.refresh_from_db()
