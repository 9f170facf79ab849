"""Signing without an account: in one's language, by a code to the contact on file, the text that was read."""

import re
from copy import deepcopy

import pytest
from django.core import mail
from django.test import Client

from premierpas.accounts.links import Link
from premierpas.core import clock
from premierpas.core.outbox.delivery import deliver_message
from premierpas.core.outbox.models import Message
from premierpas.core.outbox.sms import MemorySms
from premierpas.placements.actions import correct_contact, reopen, save_part
from premierpas.placements.actions.codes import send_code
from premierpas.placements.actions.sheets import sheet_address
from premierpas.placements.languages import LANGUAGES
from premierpas.placements.models import Agreement, AgreementState, Party, Signatory, Signature
from premierpas.placements.signing_codes import digits_of, open_code
from premierpas.placements.terms.content import Part
from tests.begun import begun_once

from .agreements import a_draft, in_signature, signed_by, the_holder, the_school

pytestmark = pytest.mark.django_db


asked = begun_once(in_signature)


@pytest.fixture
def agreement(asked: Agreement) -> Agreement:
    return deepcopy(asked)


def guardian(agreement: Agreement) -> Signatory:
    return Signatory.objects.get(agreement=agreement, party=Party.GUARDIAN)


def link_of(row: Signatory) -> Link:
    return Link.objects.filter(purpose="placements.sign", subject_id=row.pk, revoked_at=None).latest("pk")


def open_page(row: Signatory, **query: str) -> str:
    answer = Client().get(link_of(row).address, query)
    assert answer.status_code == 200
    return answer.content.decode()


def act(row: Signatory, **form: str):
    return Client().post(link_of(row).address, form)


def ask_code(row: Signatory, channel: str = "sms") -> str:
    act(row, do="code", channel=channel)
    code = open_code(row)
    assert code is not None
    return digits_of(code)


def sign(row: Signatory, code: str, *, terms_hash: str = "", **more: str):
    return act(row, do="sign", code=code, agree="on", terms_hash=terms_hash or row.agreement.terms_hash, **more)


def test_a_guardian_with_only_a_phone_reads_asks_types_and_signs(agreement: Agreement):
    row = guardian(agreement)
    code = ask_code(row)
    html = sign(row, code).content.decode()
    signature = Signature.objects.get(signatory=row)
    assert signature.method == "sms_code" and signature.identified_by.startswith("06 ••")
    assert LANGUAGES["ar"].signed in html


def test_a_code_is_read_in_the_digits_of_the_guardians_keyboard_and_a_word_is_only_wrong(agreement: Agreement):
    row = guardian(agreement)
    code = ask_code(row)
    assert "é" in sign(row, "é" + code[1:]).content.decode() and not Signature.objects.filter(signatory=row).exists()
    arabic = "".join(chr(0x0660 + int(digit)) for digit in code)
    sign(row, f"\u200f{arabic[:3]}\u00a0{arabic[3:]}\u200e")
    assert Signature.objects.get(signatory=row).method == "sms_code"


def test_a_signature_keeps_the_signers_address_and_not_the_proxys(settings: object, agreement: Agreement):
    settings.BEHIND_PROXY = True
    row = guardian(agreement)
    form = {"do": "sign", "code": ask_code(row), "agree": "on", "terms_hash": row.agreement.terms_hash}
    Client(REMOTE_ADDR="127.0.0.1", headers={"x-forwarded-for": "192.0.2.66, 198.51.100.7"}).post(
        link_of(row).address, form
    )
    assert Signature.objects.get(signatory=row).address == "198.51.100.7"


def test_the_page_is_in_the_guardians_language_and_direction_and_another_is_one_tap_away(agreement: Agreement):
    row = guardian(agreement)
    html = open_page(row)
    assert '<html lang="ar" dir="rtl">' in html and LANGUAGES["ar"].means in html
    assert '<html lang="pt" dir="ltr">' in open_page(row, langue="pt")


@pytest.mark.parametrize("code", sorted(set(LANGUAGES) - {"fr"}))
def test_every_translation_says_that_nobody_has_read_it_and_that_french_binds(code: str, agreement: Agreement):
    html = open_page(guardian(agreement), langue=code)
    assert LANGUAGES[code].not_native in html and LANGUAGES["fr"].binding in html
    assert 'lang="fr"' in html and "Ce que dit la convention" in html


def test_the_code_travels_in_the_message_and_stands_nowhere_in_the_database(monkeypatch, agreement: Agreement):
    monkeypatch.setattr(MemorySms, "sent", [])
    row = guardian(agreement)
    code = ask_code(row)
    message = Message.objects.get(notice="placements.code")
    assert code not in message.body
    deliver_message(message.pk)
    assert code in MemorySms.sent[-1][1]


def test_a_wrong_code_counts_five_times_then_another_must_be_asked_for(agreement: Agreement):
    row = guardian(agreement)
    code = ask_code(row)
    wrong = "000000" if code != "000000" else "111111"
    for left in (4, 3, 2):
        assert LANGUAGES["ar"].wrong_code.format(n=left) in sign(row, wrong).content.decode()
    assert LANGUAGES["ar"].last_try in sign(row, wrong).content.decode()
    assert LANGUAGES["ar"].code_over in sign(row, wrong).content.decode()
    assert LANGUAGES["ar"].code_over in sign(row, code).content.decode()
    assert not Signature.objects.exists()
    sign(row, ask_code(row))
    assert Signature.objects.count() == 1


def test_without_the_tick_nothing_is_signed_and_the_code_stays_typed(agreement: Agreement):
    row = guardian(agreement)
    code = ask_code(row)
    html = act(row, do="sign", code=code, terms_hash=row.agreement.terms_hash).content.decode()
    assert LANGUAGES["ar"].tick_first in html and f'value="{code}"' in html
    assert not Signature.objects.exists()


def test_an_old_page_cannot_sign_a_new_text(agreement: Agreement):
    row = guardian(agreement)
    code = ask_code(row)
    html = sign(row, code, terms_hash="0" * 64).content.decode()
    assert LANGUAGES["ar"].text_changed in html
    assert not Signature.objects.exists()


def test_signing_twice_signs_once(agreement: Agreement):
    row = guardian(agreement)
    code = ask_code(row)
    assert sign(row, code).status_code == sign(row, code).status_code == 200
    assert Signature.objects.count() == 1


def test_an_expired_link_sends_a_new_one_to_the_number_on_file(agreement: Agreement):
    row = guardian(agreement)
    link = link_of(row)
    Link.objects.filter(pk=link.pk).update(expires_at=clock.now())
    before = Message.objects.count()
    Client().post(link.address, {"renew": "1"})
    assert Message.objects.count() == before + 1
    assert Message.objects.latest("pk").to == row.phone
    assert open_page(row)


def test_correcting_the_contact_ends_the_old_link_and_keeps_the_other_signatures(agreement: Agreement):
    signed_by(agreement, Party.PUPIL)
    row = guardian(agreement)
    old = link_of(row)
    correct_contact(row, email="nadia@exemple.test", phone="", by=the_school(agreement))
    assert Client().get(old.address).status_code == 410
    assert link_of(row).recipient == "nadia@exemple.test"
    assert Signature.objects.count() == 1


def test_a_guardian_without_any_contact_is_told_and_the_teacher_prints_the_sheet():
    agreement = a_draft()
    guard = agreement.placement.pupil.guardians.get()
    guard.phone = guard.email = ""
    guard.save()
    agreement = in_signature(agreement)
    assert Message.objects.filter(notice="placements.print_sheet").exists()
    sheet_address(guardian(agreement), by=the_school(agreement))
    assert LANGUAGES["ar"].no_contact in open_page(guardian(agreement))


def test_the_host_says_its_function_and_that_it_may_bind(agreement: Agreement):
    row = Signatory.objects.get(agreement=agreement, party=Party.HOST)
    code = ask_code(row, "email")
    assert "Votre fonction" in sign(row, code).content.decode() and not Signature.objects.exists()
    sign(row, code, function="gérant")
    signature = Signature.objects.get()
    assert signature.function == "gérant" and "pouvoir d’engager" in signature.statement


def test_not_me_passes_the_link_on_and_the_old_one_ends(agreement: Agreement):
    row = Signatory.objects.get(agreement=agreement, party=Party.HOST)
    old = link_of(row)
    form = {"by_name": "Samir", "name": "Lina Roy", "function": "directrice", "email": "lina@atelier.test", "phone": ""}
    act(row, do="pass_on", **{f"other-{name}": value for name, value in form.items()})
    row.refresh_from_db()
    assert row.name == "Lina Roy" and link_of(row).recipient == "lina@atelier.test"
    assert Client().get(old.address).status_code == 410


def test_a_guardian_refuses_with_the_code_and_a_reason_and_every_party_reads_it(agreement: Agreement):
    row = guardian(agreement)
    code = ask_code(row)
    act(row, do="refuse", **{"no-reason": "Trop loin", "no-code": code})
    agreement.refresh_from_db()
    assert agreement.state == AgreementState.REFUSED
    told = Message.objects.filter(body__contains="Trop loin")
    assert {message.channel for message in told} >= {"app", "email"}


def test_a_new_text_ends_the_links_of_the_old_one(agreement: Agreement):
    row = guardian(agreement)
    old = link_of(row)
    after = reopen(agreement, reason="Horaires", by=the_school(agreement))
    save_part(after, part=Part.SCHOOL, values={"objectives": "Autres"}, by=the_school(agreement))
    assert Client().get(old.address).status_code == 410


def test_five_codes_an_hour_are_enough(agreement: Agreement):
    row = guardian(agreement)
    for _ in range(5):
        send_code(row, by=the_holder(row))
    assert LANGUAGES["ar"].too_many in act(row, do="code", channel="sms").content.decode()


def test_no_subject_of_an_email_names_the_pupil(agreement: Agreement):
    name = agreement.placement.pupil.last_name
    for party in (Party.PUPIL, Party.GUARDIAN, Party.HOST, Party.SCHOOL):
        signed_by(agreement, party)
    for message in Message.objects.filter(channel="email"):
        deliver_message(message.pk)
    assert mail.outbox
    assert not [each.subject for each in mail.outbox if re.search(name, each.subject)]
