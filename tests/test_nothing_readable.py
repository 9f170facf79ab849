"""Who has the whole database, a backup and the logs can sign in as nobody."""

import base64
import re
import subprocess
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test import Client
from structlog import get_logger

from premierpas.accounts.link_acts import find_link
from premierpas.accounts.models import UserSession
from premierpas.accounts.notices import LOGIN_CODE, UNKNOWN_ADDRESS
from premierpas.accounts.session_store import SessionStore
from premierpas.accounts.tests.situations import a_pupil_account, ask_code, last_code, with_card
from premierpas.core.backup import backup
from premierpas.core.backup.server import connected, major, programs
from premierpas.core.outbox.addresses import address_of
from premierpas.core.outbox.delivery import Undelivered, deliver_message
from premierpas.core.outbox.models import Channel, Message
from premierpas.core.outbox.notices import REGISTRY, Notice, Recipient, declare, post
from premierpas.core.outbox.secrets import HIDDEN, Secret, kinds, revealed
from premierpas.core.outbox.sms import MemorySms
from premierpas.organisations.enums import Role
from tests.factories import a_member, a_school, a_user
from tests.planting import PLANTED_KIND, PLANTS, places_of
from tests.scanning import KINDS, product_log

TO = Recipient(name="Ada", email="ada@exemple.test")
TOKEN = re.compile(rb"[A-Za-z0-9+/_-]{16,}={0,2}")
HEX = re.compile(rb"\\\\x([0-9a-f]{16,})")


def decoded_backup(folder: Path) -> bytes:
    """All that a backup holds: the dump as SQL with every row of every table, the files, and what is packed in them."""
    backup(folder / "backup.zip")
    with zipfile.ZipFile(folder / "backup.zip") as archive:
        archive.extractall(folder)
        files = [archive.read(name) for name in archive.namelist() if name != "database.dump"]
    with connected() as session:
        program = programs(major(session)).program("pg_restore")
    sql = subprocess.run([program, "--file=-", folder / "database.dump"], capture_output=True, check=True).stdout
    return b"\n".join(unpacked(part) for part in [sql, *files])


def unpacked(content: bytes) -> bytes:
    """A content, and behind it whatever it holds in base64, in hexadecimal or compressed."""
    found = [content, *(bytes.fromhex(each.decode()) for each in HEX.findall(content))]
    for token in set(TOKEN.findall(content)):
        for packed in {token, token.lstrip(b".")}:
            plain = packed.rstrip(b"=").translate(bytes.maketrans(b"+/", b"-_"))
            raw = base64.urlsafe_b64decode(plain[: len(plain) - (len(plain) % 4 == 1)] + b"===")
            found += [raw, inflated(raw)]
    return b"\n".join(found)


def inflated(raw: bytes) -> bytes:
    """What zlib makes of it, if anything."""
    try:
        return zlib.decompressobj().decompress(raw)
    except zlib.error:
        return b""


def stands_in(secret: str, content: bytes) -> bool:
    """Whether a secret can be read there; six figures count as such only where they stand by themselves."""
    if re.fullmatch(r"\d{6}", secret):
        return re.search(rb"(?<![\w.])" + secret.encode() + rb"(?!\w)", content) is not None
    return secret.encode() in content


@pytest.fixture
def phones(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(MemorySms, "sent", [])
    yield


@pytest.mark.django_db(transaction=True)
def test_no_secret_of_any_kind_stands_in_a_backup_or_a_log(tmp_path: Path, phones: None):
    with product_log() as log:
        secrets = {f"{name}: {each}": each for name, plant in PLANTS.items() for each in plant()}
        get_logger().info("the log is read")
    assert len(secrets) > 100 and "the log is read" in log.getvalue()
    taken = {"backup": decoded_backup(tmp_path), "log": log.getvalue().encode()}
    assert b"ada.code@exemple.test" in taken["backup"] and b"core.deliver_message" in taken["backup"]
    assert [
        (where, name) for where, held in taken.items() for name, each in secrets.items() if stands_in(each, held)
    ] == []
    assert re.findall(rb"(?:scrypt|md5|pbkdf2_\w+|argon2\w*|bcrypt\w*)\$[^\s]+", taken["backup"]) == []


def test_the_search_finds_a_secret_however_it_is_packed():
    session = base64.urlsafe_b64encode(zlib.compress(b'{"code": "271828"}')).rstrip(b"=")
    hexadecimal = b"\\\\x" + b'{"code": "271828"}'.hex().encode()
    for held in (b"code : 271828\n", b"x\t." + session + b":1t0:aa\t", b"x\t" + hexadecimal + b"\t"):
        assert stands_in("271828", unpacked(held))
    assert not stands_in("271828", unpacked(b"12:00:00.271828+00 1271828 ab271828cd"))


def test_every_kind_of_secret_and_of_link_is_planted():
    assert set(kinds.names()) == {"accounts.email_change", LOGIN_CODE.code, "placements.code", PLANTED_KIND}
    assert {f"a link: {kind}" for kind in KINDS} <= set(PLANTS)
    openers = {"code", "codes", "passphrase", "token", "secret", "password"}
    assert [each.code for each in REGISTRY.values() if places_of(each) & openers - set(each.secrets)] == []


@pytest.mark.django_db
def test_nothing_that_stands_in_the_database_opens_a_session_or_a_link():
    user, issued = a_pupil_account()
    client = Client()
    with_card(client, user.username, issued.passphrase)
    ask_code(Client(), a_user("Ada", "ada@exemple.test").email)
    key, link = client.cookies["sessionid"].value, KINDS["organisations.invitation"]()
    words = words_of_the_database()
    assert UserSession.objects.get().row in words and link.token_hash in words
    assert [word for word in words if SessionStore(word).load() or find_link(word)] == []
    assert SessionStore(key).load() and find_link(link.token)


def words_of_the_database() -> set[str]:
    """Every word of every row that could be a key."""
    found: set[str] = set()
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (table,) in cursor.fetchall():
            cursor.execute(f"SELECT row::text FROM {table} row")
            found |= {word for (text,) in cursor.fetchall() for word in re.findall(r"[\w-]{8,64}", text)}
    return found


@pytest.mark.django_db
def test_without_the_deployments_key_nothing_is_read_even_with_a_sessions_own(settings):
    user, issued = a_pupil_account()
    client = Client()
    with_card(client, user.username, issued.passphrase)
    ask_code(Client(), a_user("Ada", "ada@exemple.test").email)
    code, key = last_code("ada@exemple.test"), client.cookies["sessionid"].value
    settings.SECRET_KEY = "another"
    assert last_code("ada@exemple.test") != code
    assert SessionStore(key).load() == {}
    assert with_card(Client(), user.username, issued.passphrase).status_code == 422


WRONG: list[tuple[str, Notice, dict[str, object]]] = [
    ("a readable word in a secret's place", LOGIN_CODE, {"code": "271828"}),
    ("no word in a secret's place", LOGIN_CODE, {}),
    (
        "a secret where none is expected",
        Notice("t", "s", "{code}", "w", channels=(Channel.EMAIL,)),
        {"code": Secret(LOGIN_CODE.code, "a")},
    ),
    (
        "a secret in the subject",
        Notice("t", "{code}", "{code}", "w", channels=(Channel.EMAIL,), secrets=("code",)),
        {"code": Secret(LOGIN_CODE.code, "a")},
    ),
    (
        "a secret that no floor reads",
        Notice("t", "s", "{code}", "w", channels=(Channel.EMAIL,), secrets=("code",)),
        {"code": Secret("nobody.knows", "a")},
    ),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("notice", "words"), [each[1:] for each in WRONG], ids=[each[0] for each in WRONG])
def test_a_stored_text_can_not_hold_a_secret(notice: Notice, words: dict[str, object]):
    with pytest.raises((TypeError, ValueError)), transaction.atomic():
        post(notice, TO, key="k", about=None, **words)
    assert not Message.objects.exists()


def test_a_secret_can_be_written_by_nobody_by_accident():
    secret = Secret(LOGIN_CODE.code, "a")
    for write in (str, format, lambda each: f"{each}", lambda each: "%s" % each, lambda each: "{}".format(each)):  # noqa: UP031, UP032
        with pytest.raises(TypeError):
            write(secret)


def test_a_notice_that_stays_readable_in_the_app_may_have_no_secret():
    with pytest.raises(ValueError):
        declare(Notice("tests.in_app", "s", "{code}", "w", secrets=("code",)))


@pytest.mark.django_db
def test_a_place_that_somebody_typed_reads_nothing_but_what_the_message_was_given():
    typed = Recipient(name=f"[[secret:1]] [[secret:2]] {PLANTED_KIND}:5", email="ada@exemple.test")
    plain = Notice("t", "s", "{name}", "w", channels=(Channel.EMAIL,))
    (message,) = post(plain, typed, key="k", about=None)
    assert revealed(message) == typed.name
    secret = Notice("t", "s", "{name} {code}", "w", channels=(Channel.EMAIL,), secrets=("code",))
    (message,) = post(secret, typed, key="k2", about=None, code=Secret(PLANTED_KIND, "1"))
    assert revealed(message).count("mot-secret-7919") == 2 and "[[secret:2]]" in revealed(message)


class Talkative:
    """A provider that repeats what it refuses."""

    def carry(self, message: Message) -> None:
        raise ConnectionRefusedError(f"refused: {revealed(message)} {address_of(message.link)}")


@pytest.mark.django_db
def test_what_a_provider_repeats_is_neither_stored_nor_logged(settings):
    link = KINDS["organisations.invitation"]()
    (message,) = post(
        LOGIN_CODE, TO, key="k", about=None, link=f"link:{link.pk}", code=Secret(LOGIN_CODE.code, "nonce")
    )
    settings.OUTBOX_DELIVERY = f"{__name__}.Talkative"
    with product_log() as log, pytest.raises(Undelivered) as raised:
        try:
            deliver_message(message_id=message.pk)
        except Undelivered:
            get_logger().exception("as a worker logs it")
            raise
    message.refresh_from_db()
    code = re.search(r"\d{6}", revealed(message))[0]
    for held in (message.error, str(raised.value), log.getvalue()):
        assert "refused" in held and HIDDEN in held
        assert code not in held and link.token not in held


@pytest.mark.django_db
def test_the_outbox_shows_the_place_of_a_secret_and_the_demo_world_the_secret(settings):
    school = a_school()
    head = a_member(Role.HEAD_TEACHER, school)
    coordinator = Client()
    coordinator.force_login(
        a_member(Role.COORDINATOR, school.territory).user, backend="premierpas.accounts.backends.ActiveUserBackend"
    )
    ask_code(Client(), head.user.email)
    link = KINDS["organisations.invitation"]()
    to = Recipient(name=head.user.name, user_id=head.user.pk, email=head.user.email)
    post(UNKNOWN_ADDRESS, to, key="k", about=None, link=f"link:{link.pk}")
    code = last_code(head.user.email)
    page = coordinator.get("/association/envois/").content.decode()
    assert HIDDEN in page and code not in page and link.token not in page and "[[secret" not in page
    settings.SHOW_SECRETS = True
    page = coordinator.get("/association/envois/").content.decode()
    assert code in page and link.token in page
