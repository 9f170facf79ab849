"""Links without account: looking changes nothing, the act is done once, nobody is left before a closed door."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from premierpas.accounts import link_acts
from premierpas.accounts.limiter import RENEWAL
from premierpas.accounts.link_acts import find_link, make_link, revoke_links
from premierpas.accounts.links import Link
from premierpas.accounts.notices import UNKNOWN_ADDRESS
from premierpas.core import clock
from premierpas.core.clock import travel
from premierpas.core.outbox.addresses import address_of
from premierpas.core.outbox.notices import Recipient, post

from .situations import RIGHT, Letterbox, all_at_once

PURPOSE = "tests.letterbox"


@pytest.fixture
def letterbox(monkeypatch: pytest.MonkeyPatch) -> Iterator[Letterbox]:
    box = Letterbox()
    monkeypatch.setitem(link_acts.purposes._filled, PURPOSE, box.purpose)
    yield box


def a_link(subject_id: int = 1, recipient: str = "fatou@exemple.test", **fields: object) -> Link:
    return make_link(purpose=PURPOSE, subject_id=subject_id, recipient=recipient, **fields)


def text_of(answer: object) -> str:
    return answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["open", "used", "expired", "revoked"])
def test_looking_twenty_times_writes_nothing(letterbox: Letterbox, state: str) -> None:
    link = a_link()
    if state == "used":
        Client().post(link.address, {"name": RIGHT})
    elif state == "expired":
        Link.objects.filter(pk=link.pk).update(expires_at=clock.now() - timedelta(days=1))
    elif state == "revoked":
        revoke_links(purpose=PURPOSE, subject_id=1)
    before = Link.objects.values().get(pk=link.pk)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        for _each in range(20):
            Client().get(link.address)
            Client().head(link.address)
            Client().get(link.address, {"renew": "1", "name": RIGHT})
    verbs = {query["sql"].split()[0] for query in queries.captured_queries}
    assert verbs <= {"SELECT", "SAVEPOINT", "RELEASE"}
    assert Link.objects.values().get(pk=link.pk) == before


@pytest.mark.django_db
def test_a_link_is_seen_by_no_search_engine_cache_or_next_site(letterbox: Letterbox) -> None:
    for address in (a_link().address, "/l/altered/"):
        answer = Client().get(address)
        assert answer["Referrer-Policy"] == "no-referrer"
        assert answer["X-Robots-Tag"] == "noindex"
        assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_the_act_is_done_once_and_then_its_result_is_shown(letterbox: Letterbox) -> None:
    link = a_link()
    assert text_of(Client().get(link.address)) == "à faire"
    assert text_of(Client().post(link.address, {"name": RIGHT})) == "fait"
    for _each in range(2):
        assert text_of(Client().post(link.address, {"name": RIGHT})) == "déjà fait"
    assert text_of(Client().get(link.address)) == "déjà fait"
    assert letterbox.acts == [link.pk]


@pytest.mark.django_db
def test_a_browser_that_hides_where_it_comes_from_may_act(letterbox: Letterbox) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert text_of(strict.post(a_link().address, {"name": RIGHT}, headers={"Origin": "null"})) == "fait"


@pytest.mark.django_db(transaction=True)
@pytest.mark.concurrency
def test_a_double_click_acts_once(letterbox: Letterbox) -> None:
    link = a_link()
    answers = all_at_once([lambda: text_of(Client().post(link.address, {"name": RIGHT}))] * 6)
    assert sorted(answers) == ["déjà fait"] * 5 + ["fait"]
    assert letterbox.acts == [link.pk]


@pytest.mark.django_db
def test_an_expired_link_offers_a_new_one_to_the_address_on_file(letterbox: Letterbox) -> None:
    link = a_link(days_valid=3)
    with travel(clock.now() + timedelta(days=4)):
        page = Client().get(link.address)
        assert (page.status_code, "M’envoyer un nouveau lien" in text_of(page)) == (410, True)
        assert Client().post(link.address, {"name": RIGHT}).status_code == 410
        sent = Client().post(link.address, {"renew": "1", "recipient": "voleur@exemple.test"})
    assert "Un nouveau lien est parti" in text_of(sent)
    assert Link.objects.latest("pk").recipient == "fatou@exemple.test"
    assert letterbox.acts == []


@pytest.mark.django_db
def test_no_new_link_is_promised_when_nothing_is_left_to_do(letterbox: Letterbox) -> None:
    link = a_link()
    revoke_links(purpose=PURPOSE, subject_id=1)
    letterbox.still_possible = False
    page = text_of(Client().post(link.address, {"renew": "1"}))
    assert "Ce lien ne sert plus" in page and "est parti" not in page


@pytest.mark.django_db
def test_a_used_link_is_not_renewed(letterbox: Letterbox) -> None:
    link = a_link()
    Client().post(link.address, {"name": RIGHT})
    assert text_of(Client().post(link.address, {"renew": "1"})) == "déjà fait"
    assert letterbox.renewals == []


@pytest.mark.django_db
def test_new_links_are_asked_for_a_few_times_only(letterbox: Letterbox) -> None:
    link = a_link()
    revoke_links(purpose=PURPOSE, subject_id=1)
    answers = [Client().post(link.address, {"renew": "1"}) for _each in range(RENEWAL.account + 2)]
    assert len(letterbox.renewals) == RENEWAL.account
    assert "Attendez un quart d’heure" in text_of(answers[-1])


@pytest.mark.django_db
@pytest.mark.parametrize("how", ["last letter", "other row", "cut", "longer", "case"])
def test_an_altered_link_opens_nothing(letterbox: Letterbox, how: str) -> None:
    mine, of_another = a_link(), a_link(subject_id=2, recipient="samir@exemple.test")
    token = mine.token
    altered = {
        "last letter": token[:-1] + ("A" if token[-1] != "A" else "B"),
        "other row": f"{of_another.pk:x}-{token.split('-', 1)[1]}",
        "cut": token[:-4],
        "longer": token + "A",
        "case": token.swapcase(),
    }[how]
    for answer in (Client().get(f"/l/{altered}/"), Client().post(f"/l/{altered}/", {"name": RIGHT})):
        assert answer.status_code == 404
        assert "Ce lien n’ouvre rien" in text_of(answer)
    assert letterbox.acts == []


@pytest.mark.django_db
@pytest.mark.parametrize("token", ["%00", "%FF%FE", "🎉", "a" * 5000, "..", "-"])
def test_any_bytes_are_an_unknown_link(token: str) -> None:
    assert Client().get(f"/l/{token}/").status_code == 404


@pytest.mark.django_db
def test_who_guesses_links_is_stopped() -> None:
    guesser = Client(REMOTE_ADDR="192.0.2.9")
    statuses = {guesser.post(f"/l/{number}-guess/").status_code for number in range(130)}
    assert statuses == {404, 429}


@pytest.mark.django_db
def test_a_purpose_that_nobody_knows_any_more_is_a_kind_page() -> None:
    link = make_link(purpose="gone.with_its_app", subject_id=1, recipient="fatou@exemple.test")
    for answer in (Client().get(link.address), Client().post(link.address, {"renew": "1"})):
        assert (answer.status_code, "Ce lien n’ouvre rien" in text_of(answer)) == (404, True)


@pytest.mark.django_db
def test_a_link_about_a_thing_that_is_gone_is_a_kind_page() -> None:
    for purpose in ("applications.answer", "organisations.invitation"):
        link = make_link(purpose=purpose, subject_id=987654, recipient="fatou@exemple.test")
        for answer in (Client().get(link.address), Client().post(link.address, {"name": RIGHT})):
            assert answer.status_code == 404


@pytest.mark.django_db
def test_a_new_link_for_the_same_person_and_act_ends_the_former_and_no_other(letterbox: Letterbox) -> None:
    first, other_person, other_act = a_link(), a_link(recipient="samir@exemple.test"), a_link(subject_id=2)
    second = a_link()
    assert [link.address for link in (first, other_person, other_act, second) if _opens(link)] == [
        other_person.address, other_act.address, second.address,
    ]  # fmt: skip


def _opens(link: Link) -> bool:
    return text_of(Client().get(link.address)) == "à faire"


@pytest.mark.django_db
def test_the_token_is_not_in_the_database(letterbox: Letterbox) -> None:
    link = a_link()
    row = " ".join(str(value) for value in Link.objects.values().get(pk=link.pk).values())
    assert link.token.split("-", 1)[1] not in row
    assert find_link(link.token) == link


@pytest.mark.django_db
def test_another_secret_makes_every_link_unknown(letterbox: Letterbox, settings: object) -> None:
    before, link = a_link().address, Link.objects.latest("pk")
    settings.SECRET_KEY = "another"
    assert Link.objects.get(pk=link.pk).address != before


@pytest.mark.django_db
def test_a_message_holds_the_link_only_while_it_may_be_opened(letterbox: Letterbox) -> None:
    link = a_link()
    to, address = Recipient("Fatou", email="fatou@exemple.test"), f"link:{link.pk}"
    (message,) = post(UNKNOWN_ADDRESS, to, key="k", about=None, link=address)
    assert link.token not in message.link
    assert address_of(message.link).endswith(link.address)
    revoke_links(purpose=PURPOSE, subject_id=1)
    assert address_of(message.link) == ""
