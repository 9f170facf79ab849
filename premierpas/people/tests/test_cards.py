"""Cards of a class: printed once, made again in two clicks, and the old one stops working."""

import io
import re
from datetime import timedelta

import pytest
from django.test import Client
from pypdf import PdfReader

from premierpas.accounts.cards import valid_card
from premierpas.accounts.models import PupilCard
from premierpas.core import clock
from premierpas.core.clock import travel
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Classroom
from premierpas.people.models import Pupil
from tests.clients import compact
from tests.factories import a_classroom, a_member, a_pupil, a_school, a_teacher
from tests.page_forms import forms_of

from .counting import queries_of
from .signing_in import browser_of

pytestmark = pytest.mark.django_db
WORDS = re.compile(r"[a-z]+-[a-z]+-[a-z]+")


def address(classroom: Classroom) -> str:
    return f"/etablissement/classes/{classroom.pk}/cartes/"


def text_of(pdf: bytes) -> str:
    return "\n".join(each.extract_text() for each in PdfReader(io.BytesIO(pdf)).pages)


def test_the_cards_that_are_missing_come_as_one_pdf_and_open_the_accounts() -> None:
    classroom = a_classroom()
    pupils = [a_pupil(classroom, first_name=name) for name in ("Inès", "Zoé")]
    answer = browser_of(a_teacher(classroom)).post(address(classroom), {"which": "missing"})
    assert answer["Content-Type"] == "application/pdf"
    assert "no-store" in answer["Cache-Control"]
    text = text_of(answer.content)
    phrases = WORDS.findall(text.replace("-\n", "-"))
    for pupil in pupils:
        assert pupil.user.username in text
        assert any(valid_card(pupil.user.username, phrase) for phrase in phrases)


def test_only_the_missing_ones_are_printed_and_the_others_keep_working() -> None:
    classroom = a_classroom()
    browser = browser_of(a_teacher(classroom))
    a_pupil(classroom, first_name="Inès")
    browser.post(address(classroom), {"which": "missing"})
    late = a_pupil(classroom, first_name="Zoé")
    text = text_of(browser.post(address(classroom), {"which": "missing"}).content)
    assert late.user.username in text
    assert PupilCard.objects.filter(revoked_at=None).count() == 2
    assert not PupilCard.objects.exclude(revoked_at=None).exists()


def words_in(pdf: bytes) -> list[str]:
    return WORDS.findall(text_of(pdf).replace("-\n", "-"))


def opens(pupil: Pupil, words: list[str]) -> bool:
    return any(valid_card(pupil.user.username, phrase) for phrase in words)


def asked(browser: Client, classroom: Classroom, pupil: Pupil) -> dict[str, list[str]]:
    """What the page that asks would send."""
    html = browser.post(address(classroom), {"which": f"pupil-{pupil.pk}"}).content.decode()
    assert "Refaire une carte ?" in html and pupil.listed_name in html
    form = next(each for each in forms_of(html) if "key" in each.values)
    return {**form.values, "sure": ["1"]}


def test_a_lost_card_is_made_again_when_asked_for_and_the_old_one_is_refused() -> None:
    classroom = a_classroom()
    pupil = a_pupil(classroom)
    browser = browser_of(a_teacher(classroom))
    first = words_in(browser.post(address(classroom), {"which": "missing"}).content)
    page = browser.get(address(classroom)).content.decode()
    assert f'id="eleve-{pupil.pk}"' in page
    assert f'value="pupil-{pupil.pk}"' in page
    assert "data-again" in page
    sure = asked(browser, classroom, pupil)
    assert opens(pupil, first), "asking changes nothing"
    page = browser.post(address(classroom), sure, follow=True).content.decode()
    assert "La nouvelle carte est faite" in page and "Garder l’ancienne carte" in page
    again = words_in(browser.get(address(classroom), {"pdf": "1"}).content)
    assert not opens(pupil, first) and opens(pupil, again)


def test_a_second_click_makes_no_second_card_and_the_print_keeps_its_worth() -> None:
    classroom = a_classroom()
    pupil = a_pupil(classroom)
    browser = browser_of(a_teacher(classroom))
    browser.post(address(classroom), {"which": "missing"})
    sure = asked(browser, classroom, pupil)
    browser.post(address(classroom), sure)
    printed = words_in(browser.get(address(classroom), {"pdf": "1"}).content)
    browser.post(address(classroom), sure)
    assert words_in(browser.get(address(classroom), {"pdf": "1"}).content) == printed
    assert PupilCard.objects.count() == 2 and opens(pupil, printed)


def test_the_old_card_comes_back_while_the_new_one_is_unused_and_not_after() -> None:
    classroom = a_classroom()
    pupil = a_pupil(classroom)
    browser = browser_of(a_teacher(classroom))
    first = words_in(browser.post(address(classroom), {"which": "missing"}).content)
    browser.post(address(classroom), asked(browser, classroom, pupil))
    second = words_in(browser.get(address(classroom), {"pdf": "1"}).content)
    said = browser.post(address(classroom), {"undo": pupil.pk}, follow=True).content.decode()
    assert "marche de nouveau" in said and "La nouvelle carte est faite" not in said
    assert opens(pupil, first) and not opens(pupil, second)
    browser.post(address(classroom), asked(browser, classroom, pupil))
    third = words_in(browser.get(address(classroom), {"pdf": "1"}).content)
    assert opens(pupil, third), "somebody signs in with it"
    said = browser.post(address(classroom), {"undo": pupil.pk}, follow=True).content.decode()
    assert "a déjà servi" in said and opens(pupil, third)


def test_the_words_of_a_new_card_are_gone_after_half_an_hour_and_nobody_else_has_them() -> None:
    classroom = a_classroom()
    pupil = a_pupil(classroom)
    browser, colleague = browser_of(a_teacher(classroom)), browser_of(a_teacher(classroom, referent=False))
    browser.post(address(classroom), {"which": "missing"})
    browser.post(address(classroom), asked(browser, classroom, pupil))
    assert colleague.get(address(classroom), {"pdf": "1"}).status_code == 302
    with travel(clock.now() + timedelta(minutes=31)):
        assert browser.get(address(classroom), {"pdf": "1"}).status_code == 302
        assert "La nouvelle carte" not in browser.get(address(classroom)).content.decode()


def test_chosen_pupils_only_and_never_those_of_another_class() -> None:
    classroom = a_classroom()
    one, two, stranger = a_pupil(classroom), a_pupil(classroom), a_pupil(a_classroom(classroom.school, "3e B"))
    browser = browser_of(a_teacher(classroom))
    browser.post(address(classroom), {"which": "chosen", "pupils": [one.pk, stranger.pk]})
    assert list(PupilCard.objects.values_list("user_id", flat=True)) == [one.user_id]
    browser.post(address(classroom), {"which": f"pupil-{stranger.pk}"})
    assert PupilCard.objects.count() == 1
    assert two.user.cards.count() == 0


def test_the_whole_class_can_be_ticked_without_javascript() -> None:
    classroom = a_classroom()
    pupil = a_pupil(classroom)
    page = browser_of(a_teacher(classroom)).get(f"{address(classroom)}?cocher=tout").content.decode()
    assert f'value="{pupil.pk}" checked' in compact(page)


def test_nobody_chosen_is_said() -> None:
    classroom = a_classroom()
    a_pupil(classroom)
    answer = browser_of(a_teacher(classroom)).post(address(classroom), {"which": "chosen"}, follow=True)
    assert "Aucun élève n’est coché" in answer.content.decode()


def test_names_of_the_whole_world_fit_on_a_card() -> None:
    classroom = a_classroom(name="3e 🎉")
    for name in ("Zoé 🛠️", "إيناس", "செல்வி", "anticonstitutionnellement" * 4):
        a_pupil(classroom, first_name=name)
    answer = browser_of(a_teacher(classroom)).post(address(classroom), {"which": "missing"})
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")


def test_the_page_needs_as_many_queries_for_thirty_pupils_as_for_one() -> None:
    classroom = a_classroom()
    browser = browser_of(a_teacher(classroom))
    a_pupil(classroom)
    few = queries_of(browser, address(classroom))
    for _each in range(30):
        a_pupil(classroom)
    assert queries_of(browser, address(classroom)) == few


def test_another_class_another_school_and_other_roles_are_refused() -> None:
    classroom = a_classroom()
    pupil = a_pupil(classroom)
    others = [
        a_teacher(a_classroom(classroom.school, "3e B")),
        a_member(Role.HEAD_TEACHER, a_school()),
        a_member(Role.COORDINATOR, classroom.school.territory),
        pupil.user,
    ]
    for who in others:
        assert browser_of(who).post(address(classroom), {"which": "missing"}).status_code == 403
    assert not PupilCard.objects.exists()
    assert browser_of(a_member(Role.HEAD_TEACHER, classroom.school)).get(address(classroom)).status_code == 200


def test_a_card_that_others_have_closed_is_shown_and_freed() -> None:
    classroom = a_classroom()
    pupil, other = a_pupil(classroom), a_pupil(classroom, first_name="Zoé")
    browser, door = browser_of(a_teacher(classroom)), Client()
    assert "Débloquer" not in browser.get(address(classroom)).content.decode()

    def wrong() -> int:
        words = {"door": "card", "username": pupil.user.username, "passphrase": "pomme canard lune"}
        return door.post("/connexion/", words).status_code

    with travel((clock.now() + timedelta(days=1)).replace(minute=4)):
        assert [wrong() for _each in range(9)][-1] == 429
        page = browser.get(address(classroom)).content.decode()
        assert "Bloqué jusqu’à" in page and "h\xa015" in page and f'name="free" value="{pupil.pk}"' in compact(page)
        assert f'name="free" value="{other.pk}"' not in compact(page)
        browser.post(address(classroom), {"free": pupil.pk})
        assert "Débloquer" not in browser.get(address(classroom)).content.decode()
        assert wrong() == 422


def test_two_pupils_of_one_first_name_have_cards_that_can_be_told_apart() -> None:
    classroom = a_classroom()
    browser = browser_of(a_teacher(classroom))
    for last_name in ("Martin", "Koné"):
        a_pupil(classroom, first_name="Léa", last_name=last_name)
    one = a_pupil(classroom, first_name="Zoé", last_name="Petit")
    text = text_of(browser.post(address(classroom), {"which": "missing"}).content)
    assert "Léa M." in text
    assert "Léa K." in text
    assert "Zoé P." not in text
    again = Pupil.objects.exclude(pk=one.pk).first()
    assert again is not None
    browser.post(address(classroom), asked(browser, classroom, again))
    alone = text_of(browser.get(address(classroom), {"pdf": "1"}).content)
    assert "Léa M." in alone or "Léa K." in alone
