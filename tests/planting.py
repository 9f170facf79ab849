"""One secret of every kind, through the flow that makes it: what only its receiver should ever hold."""

import json
import re
import string
from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from django.core import mail, signing
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from premierpas.accounts.actions import ask_email_change
from premierpas.accounts.encryption import Use, decrypted
from premierpas.accounts.link_acts import make_link
from premierpas.accounts.tests.situations import a_pupil_account, ask_code, give_code, with_card
from premierpas.accounts.tests.test_second_factor import code_of
from premierpas.agenda.actions import make_feed
from premierpas.agenda.enums import Scope
from premierpas.core.outbox.delivery import deliver_message
from premierpas.core.outbox.models import Channel, Delivery, Message
from premierpas.core.outbox.notices import REGISTRY, Recipient, post
from premierpas.core.outbox.secrets import Secret, kinds
from premierpas.core.outbox.sms import MemorySms
from premierpas.demo.accounts import SALT
from premierpas.organisations.enums import Role
from premierpas.placements.actions.codes import send_code
from premierpas.placements.models import Party
from premierpas.placements.tests.agreements import in_signature, the_holder
from tests.factories import a_member, a_school, a_territory, a_user, acting
from tests.scanning import KINDS

PLANTED_KIND = "tests.planted"


def delivered() -> list[str]:
    """Everything that waits is handed over, as the worker does; what its receivers read."""
    known = len(mail.outbox), len(MemorySms.sent)
    for pk in Message.objects.filter(state=Delivery.QUEUED).order_by("pk").values_list("pk", flat=True):
        deliver_message(message_id=pk)
    mails = [f"{each.subject} {each.body} {each.alternatives[0][0]}" for each in mail.outbox[known[0] :]]
    return [*mails, *(text for _to, text in MemorySms.sent[known[1] :])]


def digits_in(read: list[str]) -> str:
    """The six figures of the one message that was read."""
    found = set(re.findall(r"(?<![\w.])\d{6}(?!\w)", " ".join(read)))
    assert len(found) == 1, read
    return found.pop()


def a_waiting_code() -> list[str]:
    """Somebody has asked for a sign-in code, and for another one."""
    client, user = Client(), a_user("Ada", "ada.code@exemple.test")
    ask_code(client, user.email)
    first = digits_in(delivered())
    client.post("/connexion/code/", {"action": "resend"})
    return [first, digits_in(delivered()), client.cookies["sessionid"].value]


def a_code_on_its_way() -> list[str]:
    """A code that no worker has delivered yet."""
    client, user = Client(), a_user("Léo", "leo.code@exemple.test")
    ask_code(client, user.email)
    return re.findall(r'"code": "(\d{6})"', json.dumps(dict(client.session.items())))


def codes_of_an_address() -> list[str]:
    """A teacher asks for another address; both get a code."""
    member = a_member(Role.TEACHER, a_school(), a_user("Ada", "ada.avant@exemple.test"))
    ask_email_change(member.user, email="ada.apres@exemple.test", by=acting(member))
    return [digits_in([text]) for text in delivered()]


def a_session_by_code() -> list[str]:
    """An adult is signed in by a code."""
    client, user = Client(), a_user("Nour", "nour.code@exemple.test")
    ask_code(client, user.email)
    before, code = client.cookies["sessionid"].value, digits_in(delivered())
    give_code(client, code)
    assert client.get("/compte/").status_code == 200
    return [before, code, client.cookies["sessionid"].value]


def a_card() -> list[str]:
    """A pupil is signed in by a card."""
    client, (user, issued) = Client(), a_pupil_account("planted.27", ["zibeline", "kayak", "oursin"])
    with_card(client, user.username, issued.passphrase)
    assert client.get("/compte/").status_code == 200
    words = issued.passphrase.split("-")
    return ["-".join(words), " ".join(words), client.cookies["sessionid"].value]


def a_second_factor() -> list[str]:
    """A coordinator has set up a second factor; another is setting it up."""
    found = []
    for whole in (False, True):
        client, user = Client(), a_member(Role.COORDINATOR, a_territory()).user
        ask_code(client, user.email)
        give_code(client, digits_in(delivered()))
        page = client.get("/compte/securite/activer/").content.decode()
        secret = re.findall(r"<code>([A-Z2-7]+)</code>", page)[0]
        found += [secret, client.cookies["sessionid"].value]
        if whole:
            client.post("/compte/securite/activer/", {"code": code_of(secret)})
            page = client.get("/compte/securite/secours/").content.decode()
            codes = re.findall(r"<li><code>([^<]+)</code>", page)
            assert len(codes) == 10
            seed = Authenticator.objects.get(user=user, type="recovery_codes").data["seed"]
            found += [*codes, decrypted(seed, Use.FACTOR), client.cookies["sessionid"].value]
    return found


def signing_codes() -> list[str]:
    """A guardian asks for a code by text message, then by e-mail."""
    row = in_signature().signatories.get(party=Party.GUARDIAN)
    row.email = "garant@exemple.test"
    row.save(update_fields=["email"])
    delivered()
    found = []
    for channel in (Channel.SMS, Channel.EMAIL):
        send_code(row, channel=channel, by=the_holder(row))
        found.append(digits_in([text for text in delivered() if re.search(r"(?<![\w.])\d{6}(?!\w)", text)]))
    return found


def a_link(kind: str) -> Callable[[], list[str]]:
    """A link of this kind is made, sent and opened."""

    def make() -> list[str]:
        link = KINDS[kind]()
        read = delivered()
        assert any(link.token in text for text in read), kind
        Client().get(link.address)
        return [link.token, link.token.split("-", 1)[1]]

    return make


def a_demo_entrance() -> list[str]:
    """Somebody enters the demo world by a button."""
    client, user = Client(), a_user("Nadia", "nadia.ferhat@demo.example")
    key = signing.dumps(user.pk, salt=SALT)
    client.post(f"/demo/{key}/")
    assert client.get("/compte/").status_code == 200
    return [key, client.cookies["sessionid"].value]


def a_calendar() -> list[str]:
    """A calendar's address is read by another program."""
    feed = make_feed(Scope.TEAM, by=acting(a_member(Role.COORDINATOR, a_territory())))
    address = f"/agenda/{feed.token}.ics"
    assert Client().get(address).status_code == 200 and Client().get(f"{address}x").status_code == 404
    return [feed.token, feed.token.split("-", 1)[1]]


def planted_word(reference: str) -> str:
    """A secret of the tests' own, which no reference holds."""
    return f"mot-secret-{int(reference) * 7919}"


if PLANTED_KIND not in kinds.names():
    kinds.fill(PLANTED_KIND, planted_word)


def every_notice() -> list[str]:
    """Each notice of each floor is sent by all its channels, with a link and all its secrets."""
    found = []
    for number, notice in enumerate(sorted(REGISTRY.values(), key=lambda each: each.code), 1001):
        user = a_user("Zoé", f"zoe{number}@exemple.test")
        words: dict[str, Any] = dict.fromkeys(places_of(notice), "mot")
        words |= {name: Secret(PLANTED_KIND, str(number)) for name in notice.secrets}
        words.pop("name", None)
        link = make_link(purpose="tests.notice", subject_id=number, recipient=user.email)
        to = Recipient(name=user.name, user_id=user.pk, email=user.email, phone=f"+336120{number:05d}")
        post(notice, to, key=f"tests.planted:{number}", about=None, link=f"link:{link.pk}", **words)
        secrets = [link.token, *([planted_word(str(number))] if notice.secrets else [])]
        read = delivered()
        for text in read:
            assert all(secret in text for secret in secrets), notice.code
        assert read or notice.channels == (Channel.APP,), notice.code
        found += secrets
    assert ProcrastinateJob.objects.filter(task_name="core.deliver_message").exists()
    return found


def places_of(notice: Any) -> set[str]:
    """The named places of a notice's texts."""
    texts = (notice.subject, notice.body, notice.why, notice.button, notice.sms)
    return {name for text in texts for _l, name, _f, _c in string.Formatter().parse(str(text)) if name}


PLANTS: dict[str, Callable[[], list[str]]] = {
    "a sign-in code that was delivered": a_waiting_code,
    "codes of a change of address": codes_of_an_address,
    "a session opened by a code": a_session_by_code,
    "a card and its session": a_card,
    "a second factor": a_second_factor,
    "codes to sign": signing_codes,
    "a demo entrance": a_demo_entrance,
    "a calendar": a_calendar,
    "every notice": every_notice,
    **{f"a link: {kind}": a_link(kind) for kind in sorted(KINDS)},
    "a sign-in code on its way": a_code_on_its_way,  # the last: everything else that waits is handed over
}
