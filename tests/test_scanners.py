"""Links without account, opened by mail scanners, by strangers, too late or altered; the token is written nowhere."""

import io
import json
import logging
from collections.abc import Iterator
from copy import deepcopy
from datetime import timedelta

import pytest
import structlog
from django.core import mail
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.test import Client

from premierpas.accounts import link_acts
from premierpas.accounts.links import Link
from premierpas.core import clock
from premierpas.core.outbox.delivery import deliver_message
from premierpas.core.outbox.models import Message
from premierpas.core.outbox.sms import MemorySms
from tests.asking import headers_read
from tests.begun import begun_once
from tests.killed.visitor import hidden_fields
from tests.scanning import DELIBERATE, KINDS, STAY_OPEN, fingerprints, product_log, tables_that_hold

pytestmark = pytest.mark.django_db
begun = begun_once(lambda kind: KINDS[kind](), each=sorted(KINDS))
BROWSERS = [
    "Mozilla/5.0 (compatible; MSIE 9.0; SafeLinks)",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Proofpoint",
    "BarracudaCentral",
    "curl/8.0",
    "",
]


@pytest.fixture
def link(begun: Link) -> Link:
    """One of each kind, which is its purpose."""
    return deepcopy(begun)


def test_every_kind_of_link_is_tried_here():
    assert set(KINDS) == set(DELIBERATE) == set(link_acts.purposes.names())


def test_a_scanner_that_opens_and_sends_changes_nothing(link: Link):
    before, found = fingerprints(), fingerprints(but=set())
    with headers_read() as read:
        for browser in BROWSERS * 4:
            opened_and_sent_by(browser, link)
            left = fingerprints(but=set())
            # Not even a try was counted, and nobody asked for the browser: the next ones would find what this one found.
            if left == found and "HTTP_USER_AGENT" not in read:
                break
            found = left
    assert fingerprints() == before


def opened_and_sent_by(browser: str, link: Link) -> None:
    """All that a scanner does with a link that it doesn't understand."""
    scanner = Client(headers={"user-agent": browser})
    for method in (scanner.get, scanner.head, scanner.options):
        assert method(link.address).status_code in (200, 405)
    html = scanner.get(link.address).content.decode()
    fields = hidden_fields(html)
    for form in (
        {},
        fields,
        {**fields, **dict.fromkeys(DELIBERATE[link.purpose](link), "")},
        {**fields, "name": " \t\u00a0"},
    ):
        assert scanner.post(link.address, form).status_code in (200, 422)


def test_the_deliberate_entry_does_it_once_and_shows_the_result_ever_after(link: Link):
    form = hidden_fields(Client().get(link.address).content.decode()) | DELIBERATE[link.purpose](link)
    assert Client().post(link.address, form, follow=True).status_code == 200
    link.refresh_from_db()
    assert (link.used_at is None) == (link.purpose in STAY_OPEN)
    after = fingerprints()
    for again in (Client().get, Client().head, lambda address: Client().post(address, form, follow=True)):
        assert again(link.address).status_code == 200
    assert fingerprints() == after


def altered(token: str, other: str) -> list[str]:
    """Tokens that nobody was given."""
    number, secret = token.split("-", 1)
    turned = secret[:-1] + ("A" if secret[-1] != "A" else "B")
    return [
        f"{number}-{turned}", f"{number}-{other.split('-', 1)[1]}", f"{number}-", f"-{secret}", secret, number,
        f"{int(number, 16) + 1:x}-{secret}", token.upper() if token != token.upper() else token.lower(), f"{token}=",
        f"{token}%00",
    ]  # fmt: skip


NEVER_GIVEN = [
    "%00", "é%CC%81", "%FF%FE", "x" * 4000, "%F0%9F%8E%92", "%E2%80%AE", "0-" + "a" * 24, "..", "'--",
]  # fmt: skip


def assert_unknown(*tokens: str) -> None:
    before = fingerprints()
    for token in tokens:
        for method in (Client().get, Client().head, Client().post):
            assert method(f"/l/{token}/").status_code in (404, 301 if token == ".." else 404), token
    html = Client().get(f"/l/{tokens[0]}/").content.decode()
    assert "<h1" in html and 'href="/' in html
    assert fingerprints() == before


def test_an_altered_link_or_one_made_of_two_is_unknown(link: Link):
    other = KINDS[link.purpose]()
    assert_unknown(*altered(link.token, other.token))


def test_what_has_nothing_of_a_link_is_unknown():
    KINDS["organisations.invitation"]()
    assert_unknown(*NEVER_GIVEN)


@pytest.mark.parametrize("fate", ["expired", "revoked"])
def test_a_link_that_is_over_says_so_kindly_and_offers_a_new_one(link: Link, fate: str):
    form = hidden_fields(Client().get(link.address).content.decode()) | DELIBERATE[link.purpose](link)
    yesterday = clock.now() - timedelta(days=1)
    Link.objects.filter(pk=link.pk).update(**{"expires_at" if fate == "expired" else "revoked_at": yesterday})
    before = fingerprints()
    for answer in (Client().get(link.address), Client().post(link.address, form)):
        assert answer.status_code == 410
        assert 'name="renew"' in answer.content.decode()
    assert fingerprints() == before


def test_asking_for_a_new_link_writes_to_the_address_on_file_only(link: Link):
    Link.objects.filter(pk=link.pk).update(expires_at=clock.now() - timedelta(days=1))
    known = set(Message.objects.values_list("pk", flat=True))
    Client().post(link.address, {"renew": "1", "email": "voleur@exemple.test", "to": "voleur@exemple.test"})
    posted = Message.objects.exclude(pk__in=known).exclude(channel="app")
    assert [message.to for message in posted] == [link.recipient]


def test_a_link_whose_subject_is_gone_is_unknown(link: Link):
    Link.objects.filter(pk=link.pk).update(subject_id=999_999_999)
    form = DELIBERATE[link.purpose](link) | {"version": "x"}
    assert Client().get(link.address).status_code == Client().post(link.address, form).status_code == 404


def test_a_link_is_kept_by_no_cache_no_index_and_no_referrer(link: Link):
    for answer in (Client().get(link.address), Client().get("/l/1-x/")):
        assert answer["Referrer-Policy"] == "no-referrer"
        assert answer["X-Robots-Tag"] == "noindex"
        assert "no-store" in answer["Cache-Control"]


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    with product_log() as stream:
        yield stream


def raising(error: Exception) -> link_acts.Purpose:
    """A purpose whose screen fails."""

    def fail(*_: object) -> None:
        raise error

    return link_acts.Purpose(still_holds=lambda _link: True, screen=fail, done=fail, renew=fail, may_renew=fail)


def test_no_answer_whatever_its_status_writes_the_token_into_a_log(link: Link, written, monkeypatch):
    client = Client(raise_request_exception=False)
    statuses = {client.get(link.address).status_code, client.post(link.address, {"name": ""}).status_code}
    statuses |= {client.get(f"{link.address}x/").status_code, client.put(link.address).status_code}
    errors = [
        PermissionDenied(f"not for {link.address}"),
        SuspiciousOperation(f"strange: {link.address}"),
        RuntimeError(f"broken at {link.address}"),
        ValueError(f'in "{link.address}?a=1"'),
    ]
    for error in errors:
        monkeypatch.setitem(link_acts.purposes._filled, link.purpose, raising(error))
        statuses.add(client.get(link.address).status_code)
        statuses.add(client.post(link.address, {"name": "x"}).status_code)
    refused = Client(enforce_csrf_checks=True)
    statuses.add(refused.post("/connexion/", {"next": link.address}, headers={"referer": link.address}).status_code)
    for logger in ("django.request", "django.security.csrf", "django.security.DisallowedHost", "premierpas", "any"):
        logging.getLogger(logger).error("Forbidden (%s): %s", "x", link.address, extra={"path": link.address})
        structlog.get_logger(logger).error(f"at {link.address}", path=link.address, also={"deep": [link.address]})
    assert statuses >= {200, 400, 403, 404, 405, 500}
    assert '"status": 500' in written.getvalue()
    assert all(json.loads(line) for line in written.getvalue().splitlines())
    assert link.token not in written.getvalue()
    assert link.token.split("-", 1)[1] not in written.getvalue()


def test_the_token_leaves_in_the_message_and_stays_nowhere_in_the_database(link: Link, monkeypatch):
    monkeypatch.setattr(MemorySms, "sent", [])
    message = Message.objects.get(link=f"link:{link.pk}")
    deliver_message(message.pk)
    (sent,) = [*(each.body for each in mail.outbox), *(text for _to, text in MemorySms.sent)]
    assert link.token in sent
    Client().get(link.address)
    form = hidden_fields(Client().get(link.address).content.decode()) | DELIBERATE[link.purpose](link)
    Client().post(link.address, form, follow=True)
    assert tables_that_hold(link.token) == []
    assert tables_that_hold(link.token.split("-", 1)[1]) == []


def test_the_page_of_a_fault_names_the_reference_of_its_log_line(monkeypatch, written):
    link = KINDS["organisations.invitation"]()
    monkeypatch.setitem(link_acts.purposes._filled, link.purpose, raising(RuntimeError("broken")))
    answer = Client(raise_request_exception=False).get(link.address)
    assert answer["X-Request-ID"] in answer.content.decode()
    assert f'"request_id": "{answer["X-Request-ID"]}"' in written.getvalue()
