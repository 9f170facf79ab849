"""The agreement in a real browser, as each party: completed, signed with account and code, sealed, amended; on paper too."""

import io
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from PIL import Image, ImageDraw

from premierpas.accounts.links import Link
from premierpas.applications.tests.situations import an_old_pupil
from premierpas.core import clock
from premierpas.core.outbox.models import Message
from premierpas.core.outbox.secrets import revealed
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Membership
from premierpas.placements.models import Agreement, AgreementState, Kind, Party, SealedFile, Signatory, Signature
from premierpas.placements.sealing.certificate import own_certificates
from premierpas.placements.sealing.sealing import seal
from premierpas.placements.sealing.verify import problems_of
from premierpas.placements.tests.agreements import a_draft, in_signature, signed, signed_by
from tests.factories import a_classroom, a_teacher

from .conftest import Seat
from .judging import DESK, PHONE
from .walk import enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NARROW = (320, 640)


@pytest.fixture
def agreement(db: object) -> Agreement:
    """The draft of a place found here, with a colleague of the host who signs, and a teacher of the class."""
    made = a_draft()
    row = made.signatories.get(party=Party.HOST)
    row.user = team(made).user
    row.save()
    return made


def team(agreement: Agreement) -> Membership:
    return agreement.placement.pupil.links.filter(purpose="placement", until=None).first().membership


def head(agreement: Agreement) -> Membership:
    return agreement.placement.enrolment.classroom.school.memberships.get(role=Role.HEAD_TEACHER)


def code_of(row: Signatory) -> str:
    """The figures in the newest message to this party."""
    message = Message.objects.filter(notice="placements.code", to__in=[row.phone, row.email]).latest("pk")
    found = re.search(r"\d{6}", revealed(message))
    assert found
    return found[0]


def sealed(agreement: Agreement) -> SealedFile:
    """As the worker does it: in a thread of its own, without the browser's loop."""

    def work() -> SealedFile | None:
        try:
            return seal(agreement.pk)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as hands:
        row = hands.submit(work).result()
    assert row is not None
    return row


def host_completes(seat: Seat, agreement: Agreement) -> None:
    seat.go(f"/entreprise/conventions/{agreement.pk}/", "agreement of the host")
    seat.press("Compléter", "host's part")
    seat.press("Terminer ma partie", "host's part with errors")
    assert "Cochez chaque ligne" in seat.page.content()
    seat.fill(host_insurance="MAIF 1234", safety_person="Aïcha Traoré")
    for box in seat.page.locator("input[name='safety']").all():
        box.check(force=True)
    seat.page.select_option("[name='lunch_where']", "brings")
    seat.page.select_option("[name='lunch_paid_by']", "family")
    seat.press("Terminer ma partie", "host done")


def school_asks(seat: Seat, agreement: Agreement) -> None:
    seat.go(f"/etablissement/conventions/{agreement.pk}/", "agreement of the school")
    seat.press("Compléter", "school's part")
    seat.fill(school_insurance="MAIF 99", referent="Mme Lefèvre", school_phone="01 47 25 00 00")
    seat.press("Terminer ma partie", "school done")
    seat.press("Demander les signatures", "asked")
    assert "Les signatures sont demandées" in seat.page.content()


def guardian_signs(seat: Seat, agreement: Agreement, language: str) -> None:
    row = Signatory.objects.get(agreement=agreement, party=Party.GUARDIAN)
    link = Link.objects.filter(purpose="placements.sign", subject_id=row.pk).latest("pk")
    seat.go(f"{link.address}?langue={language}", f"guardian reads in {language}")
    seat.choose("channel", "sms")
    seat.follow(seat.page.locator("section.task form button"), f"guardian types the code in {language}")
    seat.fill(code=code_of(row))
    seat.page.locator("input[name='agree']").check(force=True)
    seat.follow(seat.page.locator("section.task form button"), f"guardian has signed in {language}")
    assert Signature.objects.filter(signatory=row, method="sms_code").exists()


@pytest.mark.parametrize(("size", "script"), [(PHONE, True), (DESK, False)], ids=["phone", "desk without JavaScript"])
def test_from_a_draft_to_the_sealed_file(seat, agreement: Agreement, size, script):
    host = enter(seat(size, script=script), team(agreement))
    school = enter(seat(size, script=script), head(agreement))
    pupil = enter(seat(size, script=script), agreement.placement.pupil)
    host_completes(host, agreement)
    school_asks(school, agreement)

    pupil.go("/moi/", "pupil home")
    pupil.press("Lire et signer", "pupil reads")
    pupil.page.locator("input[name='agree']").check(force=True)
    pupil.press("Signer ma convention", "pupil has signed")
    guardian_signs(seat(NARROW, script=False), agreement, "ar")
    host.go(f"/entreprise/conventions/{agreement.pk}/", "host's turn")
    host.press("Lire et signer", "host reads")
    host.page.locator("input[name='agree']").check(force=True)
    host.press("Signer la convention", "host has signed")
    classroom = agreement.placement.enrolment.classroom_id
    school.go(f"/etablissement/conventions/classe/{classroom}/signer/", "class to sign")
    school.page.locator("input[name='agree']").check(force=True)
    school.press("Signer les conventions cochées", "class signed")

    agreement.refresh_from_db()
    assert agreement.state == AgreementState.SIGNED
    row = sealed(agreement)
    with default_storage.open(row.file.name) as file:
        assert problems_of(file.read(), own_certificates()) == []
    pupil.go("/moi/", "pupil home with a signed agreement")
    assert "Tout est signé" in pupil.page.content()


@pytest.mark.parametrize(("language", "script"), [("fr", False), ("ar", True)])
def test_a_guardian_signs_without_account_at_320_px(seat, language: str, script: bool):
    guardian_signs(seat(NARROW, script=script), in_signature(), language)


def a_photo() -> bytes:
    """A sheet with a signature on it."""
    image = Image.new("RGB", (800, 1100), "white")
    ImageDraw.Draw(image).line([(200, 800), (350, 700), (420, 860), (600, 760)], fill="navy", width=8)
    out = io.BytesIO()
    image.save(out, "JPEG")
    return out.getvalue()


def a_blank() -> bytes:
    """A sheet that nobody has written on."""
    out = io.BytesIO()
    Image.new("RGB", (800, 1100), "white").save(out, "JPEG")
    return out.getvalue()


def test_a_guardian_signs_on_paper_and_the_other_signatures_stay(seat):
    agreement = in_signature()
    school = enter(seat(PHONE), head(agreement))
    row = Signatory.objects.get(agreement=agreement, party=Party.GUARDIAN)
    school.go(f"/conventions/{agreement.pk}/parties/{row.pk}/papier/", "paper")
    school.press("Enregistrer la signature", "paper with errors")
    school.page.set_input_files("[name='scan']", {"name": "feuille.jpg", "mimeType": "image/jpeg", "buffer": a_photo()})
    school.page.locator("input[name='checked']").check(force=True)
    school.press("Enregistrer la signature", "paper kept")
    assert Signature.objects.get(signatory=row).method == "paper"
    agreement.refresh_from_db()
    assert agreement.state == AgreementState.SIGNING


def test_an_amendment_shows_before_and_after_and_is_signed_by_the_same(seat):
    agreement = signed()
    school = enter(seat(DESK), head(agreement))
    school.go(f"/etablissement/conventions/{agreement.pk}/", "signed agreement")
    school.go(f"/conventions/{agreement.pk}/avenant/", "amendment")
    school.fill(tutor_1="Bruno Keller", reason="Le tuteur est absent.")
    school.press("Voir ce qui change", "amendment before and after")
    assert "Bruno Keller" in school.page.locator("ins").first.inner_text()
    school.press("Envoyer l’avenant à signer", "amendment sent")
    amendment = Agreement.objects.get(amends=agreement)
    assert amendment.state == AgreementState.SIGNING
    guardian_signs(seat(NARROW), amendment, "fr")


def test_an_agreement_signed_elsewhere_is_registered_with_its_scan(seat, agreement: Agreement):
    teacher = a_teacher(agreement.placement.enrolment.classroom, referent=False)
    school = enter(seat(PHONE), teacher)
    school.go(f"/conventions/{agreement.pk}/deja-signee/", "outside")
    school.page.set_input_files("[name='scan']", {"name": "tout.jpg", "mimeType": "image/jpeg", "buffer": a_photo()})
    school.fill(school_name="Mme Fontaine", host_name="Samir Haddou", guardian_name="Nadia Benali")
    school.page.locator("input[name='checked']").check(force=True)
    school.press("Enregistrer la convention", "outside kept")
    agreement.refresh_from_db()
    assert (agreement.kind, agreement.state) == (Kind.OUTSIDE, AgreementState.SIGNED)
    assert agreement.signed_at <= clock.now()


def test_a_head_teacher_signs_a_class_of_thirty_after_reading_what_differs(seat):
    classroom = a_classroom()
    for n in range(30):
        pupil = an_old_pupil(classroom=classroom, first_name=f"Élève {n}", last_name=f"Nom{n:02d}")
        agreement = in_signature(a_draft(pupil=pupil))
        for party in (Party.PUPIL, Party.GUARDIAN, Party.HOST):
            signed_by(agreement, party)
    leader = head(agreement)
    for size in (PHONE, DESK):
        school = enter(seat(size), leader)
        school.go(f"/etablissement/conventions/classe/{classroom.pk}/signer/", f"thirty to sign at {size[0]} px")
        assert school.page.locator("input[name='agreement']:checked").count() == 30
    school.press("Signer les conventions cochées", "nothing ticked")
    assert "Cochez la phrase" in school.page.content()
    assert school.page.locator("input[name='agreement']:checked").count() == 30
    school.page.locator("input[name='agree']").check(force=True)
    school.press("Signer les conventions cochées", "thirty signed")
    assert "30 conventions signées" in school.page.content()
    rows = Agreement.objects.filter(placement__enrolment__classroom=classroom)
    assert rows.filter(state=AgreementState.SIGNED).count() == 30
    files = [sealed(each) for each in rows]
    assert len({row.sha256 for row in files}) == 30


BAD_SCANS = {
    "a renamed executable": (b"MZ\x90\x00" + bytes(5000), "ni une photo ni un PDF"),
    "an empty file": (b"", "vide"),
    "thirty megabytes": (b"\xff\xd8\xff\xe0" + bytes(30_000_000), "pèse"),
    "half a picture": (a_photo()[:900], "abîmé"),
    "a blank sheet": (a_blank(), "vide"),
}


def test_a_bad_scan_is_told_at_its_field_and_signs_nothing(seat, tmp_path: Path):
    agreement = in_signature()
    school = enter(seat(PHONE), head(agreement))
    row = Signatory.objects.get(agreement=agreement, party=Party.GUARDIAN)
    wrong = {}
    for what, (content, said) in BAD_SCANS.items():
        (scan := tmp_path / "feuille.jpg").write_bytes(content)
        school.go(f"/conventions/{agreement.pk}/parties/{row.pk}/papier/", "paper")
        school.fill(name="Nadia Benali-Ouattara")
        school.page.set_input_files("[name='scan']", scan)
        school.page.locator("input[name='checked']").check(force=True)
        school.press("Enregistrer la signature", f"paper, {what}")
        told, name = school.page.locator("#id_scan_error"), school.page.locator("[name='name']")
        if said not in told.inner_text() or name.input_value() != "Nadia Benali-Ouattara":
            wrong[what] = told.inner_text(), name.input_value()
    assert wrong == {}
    assert not Signature.objects.filter(signatory=row).exists()
