"""The host's page and what follows a week: evaluation, opinion, thanks, certificate, notebook."""

import io
from copy import deepcopy
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from pdfua import validate
from pypdf import PdfReader

from premierpas.accounts.links import Link
from premierpas.core.clock import travel
from premierpas.core.errors import NotAllowed
from premierpas.core.outbox.models import Message
from premierpas.placements.models import Placement
from premierpas.week.actions import allow_photos, evaluate, give_opinion, say_word, set_plan
from premierpas.week.actions.after import NotLived
from premierpas.week.actions.host import NotYet
from premierpas.week.forms import EvaluationForm
from premierpas.week.models import Contact, PlaceOpinion, TutorEvaluation, TutorWord
from premierpas.week.plan import Section, criteria_of
from premierpas.week.tasks import run_hosts
from premierpas.week.voices import LEAST, voices_of
from tests.begun import begun_once
from tests.clients import signed_in, signed_in_as
from tests.factories import a_head_of, a_pupil, a_teacher, a_tutor_of, acting

from .situations import a_signed_week, moved_on

pytestmark = pytest.mark.django_db
GOOD = {"welcome": 4, "interest": 3, "learning": 4, "again": True}


signed_week = begun_once(a_signed_week)


@pytest.fixture
def week(signed_week: Placement) -> Placement:
    """A signed week; tests travel into it."""
    return deepcopy(signed_week)


def pupil_of(placement: Placement) -> Client:
    return signed_in(placement.pupil.user)


def host_page(placement: Placement) -> str:
    run_hosts()
    return Link.objects.filter(purpose="placements.week", subject_id=placement.pk).latest("pk").address


def plan_only_crafts(placement: Placement) -> None:
    classroom = placement.enrolment.classroom
    sections = [Section("week", "Semaine")]
    set_plan([classroom], sections=sections, criteria=["Bricole"], by=a_head_of(classroom.school))


def marks(level: int = 4, criteria: list[str] | None = None) -> dict[str, str]:
    """A level for each criterion (the usual ones), and which criteria were read."""
    asked = criteria or criteria_of(None)
    read = EvaluationForm(criteria=asked).initial["read"]
    return {"e-read": read, **{f"e-c-{at}": str(level) for at in range(len(asked))}}


def test_the_host_gets_its_page_on_the_first_day_once_and_is_asked_for_the_evaluation_on_the_last(week) -> None:
    with travel(week.first_day):
        moved_on(week)
        run_hosts()
        run_hosts()
    assert Message.objects.filter(notice="week.host_page").count() == 1
    with travel(week.last_day):
        run_hosts()
        run_hosts()
    assert Message.objects.filter(notice="week.evaluate").count() == 1
    links = list(Link.objects.filter(purpose="placements.week").values_list("recipient", flat=True))
    assert len(links) == len(set(links))


def test_no_message_names_the_pupil_by_more_than_the_first_name(week) -> None:
    with travel(week.last_day):
        moved_on(week)
        run_hosts()
    for message in Message.objects.filter(notice__startswith="week."):
        assert week.pupil.last_name not in message.subject + message.body


def test_a_word_of_the_host_stands_in_the_diary(week) -> None:
    with travel(week.first_day):
        moved_on(week)
        address = host_page(week)
        said = {
            "do": "word",
            "w-day": week.first_day.isoformat(),
            "w-words": "Belle curiosité !",
            "w-by_name": "Léa Roy",
        }
        assert Client().post(address, said).status_code == 302
        html = pupil_of(week).get(reverse("week:diary", args=[week.first_day])).content.decode()
        assert "Belle curiosité" in html and "Léa Roy" in html


@pytest.mark.parametrize("who", ["another week's host", "the pupil", "a teacher"])
def test_only_this_weeks_page_speaks_for_whoever_receives_the_pupil(who: str, week) -> None:
    by = {
        "another week's host": lambda: a_tutor_of(_another(week)),
        "the pupil": lambda: acting(week.pupil),
        "a teacher": lambda: acting(a_teacher(week.enrolment.classroom, referent=False)),
    }[who]()
    acts = (
        lambda: say_word(week, day=week.first_day, words="Bien", by=by),
        lambda: allow_photos(week, allowed=True, by=by),
        lambda: evaluate(week, marks=[], words="Bien", by=by),
    )
    with travel(week.last_day):
        moved_on(week)
        for act in acts:
            with pytest.raises(NotAllowed):
                act()


def test_a_word_for_tomorrow_is_refused(week) -> None:
    with travel(week.first_day):
        moved_on(week)
        with pytest.raises(NotYet):
            say_word(week, day=week.first_day + timedelta(days=1), words="Demain", by=a_tutor_of(week))
    assert not TutorWord.objects.exists()


def test_the_evaluation_follows_the_classs_criteria_and_reaches_pupil_and_teacher(week) -> None:
    teacher = a_teacher(week.enrolment.classroom, referent=False)
    plan_only_crafts(week)
    with travel(week.last_day):
        moved_on(week)
        address = host_page(week)
        assert "Bricole" in Client().get(address).content.decode()
        said = {"do": "evaluate", "e-words": "Continuez.", "e-by_name": "Léa Roy", **marks(3, ["Bricole"])}
        assert Client().post(address, said).status_code == 302
        mine = pupil_of(week).get(reverse("week:evaluation", args=[week.pk])).content.decode()
        theirs = signed_in_as(teacher).get(reverse("week:school_evaluation", args=[week.pk])).content.decode()
    for html in (mine, theirs):
        assert "Bricole" in html and "Plutôt oui" in html and "Continuez." in html
    assert Message.objects.filter(notice="week.evaluated_school", user=teacher.user).exists()


def test_an_evaluation_lacking_an_answer_says_which_and_keeps_the_words(week) -> None:
    with travel(week.last_day):
        moved_on(week)
        said = {"do": "evaluate", "e-words": "Très bien", "e-by_name": "Léa", **marks(), "e-c-0": ""}
        html = Client().post(host_page(week), said).content.decode()
    assert "Il faut choisir une réponse" in html and "Très bien" in html and not TutorEvaluation.objects.exists()


def test_answers_to_other_questions_than_those_asked_now_are_not_taken(week) -> None:
    with travel(week.last_day):
        moved_on(week)
        address, said = host_page(week), {"do": "evaluate", "e-words": "Bien", "e-by_name": "Léa", **marks()}
        plan_only_crafts(week)
        html = Client().post(address, said).content.decode()
    assert "Les questions ont changé" in html and not TutorEvaluation.objects.exists()


def test_nobody_evaluates_before_the_last_day(week) -> None:
    with travel(week.last_day - timedelta(days=1)):
        moved_on(week)
        assert "Envoyer le bilan" not in Client().get(host_page(week)).content.decode()
        with pytest.raises(NotYet):
            evaluate(week, marks=[], words="", by=a_tutor_of(week))


def test_the_same_evaluation_twice_tells_once(week) -> None:
    with travel(week.last_day):
        moved_on(week)
        address = host_page(week)
        for _ in range(2):
            Client().post(address, {"do": "evaluate", "e-words": "Bien", "e-by_name": "Léa", **marks()})
    assert TutorEvaluation.objects.count() == 1
    assert Message.objects.filter(notice="week.evaluated_pupil", channel="app").count() == 1


def test_opinions_are_hidden_under_three_answers(week) -> None:
    company = week.company_id
    assert company is not None
    for number in range(LEAST):
        assert voices_of(company) is None, number
        PlaceOpinion.objects.create(placement=_another(week), **GOOD)
    voices = voices_of(company)
    assert voices is not None and (voices.count, voices.interest, voices.again) == (3, 3.0, 3)


def test_one_more_opinion_changes_nothing_so_that_no_difference_tells_what_one_pupil_thought(week) -> None:
    for _number in range(LEAST):
        PlaceOpinion.objects.create(placement=_another(week), **GOOD)
    before = voices_of(week.company_id)
    harsh = GOOD | {"welcome": 1, "interest": 1, "learning": 1, "again": False}
    for _number in range(LEAST - 1):
        PlaceOpinion.objects.create(placement=_another(week), **harsh)
        assert voices_of(week.company_id) == before
    PlaceOpinion.objects.create(placement=_another(week), **harsh)
    after = voices_of(week.company_id)
    assert after is not None and (after.count, after.again) == (2 * LEAST, LEAST)


def _offer(week: Placement):
    assert week.application is not None
    return week.application.offer


def _another(week: Placement) -> Placement:
    pupil = a_pupil(week.enrolment.classroom)
    return Placement.objects.create(
        pupil=pupil, enrolment=pupil.enrolments.get(), company=week.company, host_name=week.host_name, days=week.days,
        first_day=week.first_day, last_day=week.last_day,
    )  # fmt: skip


def test_the_offers_page_says_what_three_pupils_thought(week) -> None:
    for _number in range(LEAST):
        PlaceOpinion.objects.create(placement=_another(week), **GOOD)
    offer, reader = _offer(week), week.pupil
    html = signed_in(reader.user).get(reverse("offers:detail", args=[offer.slug, offer.pk])).content.decode()
    assert "Ce que des élèves en disent" in html and "3 élèves sur 3" in html


def test_an_opinion_is_given_from_the_last_day_on_and_may_change(week) -> None:
    with travel(week.last_day - timedelta(days=1)):
        moved_on(week)
        with pytest.raises(NotLived):
            give_opinion(week, **GOOD, by=acting(week.pupil))
        assert "un peu tôt" in pupil_of(week).get(reverse("week:opinion", args=[week.pk])).content.decode()
    with travel(week.last_day):
        address = reverse("week:opinion", args=[week.pk])
        for welcome in ("4", "2"):
            said = {"welcome": welcome, "interest": "3", "learning": "3", "again": "no"}
            pupil_of(week).post(address, said)
    assert (PlaceOpinion.objects.get().welcome, PlaceOpinion.objects.get().again) == (2, False)


def test_the_database_refuses_a_mark_that_is_none(week) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        PlaceOpinion.objects.create(placement=week, welcome=5, interest=1, learning=1, again=True)


def test_the_certificate_says_who_where_when_and_how_long(week, tmp_path) -> None:
    address = reverse("week:certificate", args=[week.pk])
    assert pupil_of(week).get(address).status_code == 302
    with travel(week.last_day):
        moved_on(week)
        content = pupil_of(week).get(address).content
    (only,) = PdfReader(io.BytesIO(content)).pages
    text = only.extract_text()
    assert week.pupil.full_name in text and week.host_name in text and "Durée" in text
    file = tmp_path / "certificate.pdf"
    file.write_bytes(content)
    assert list(validate(str(file)).findings) == []


def test_thanks_become_a_letter(week) -> None:
    with travel(week.last_day):
        moved_on(week)
        client = pupil_of(week)
        client.post(reverse("week:thanks", args=[week.pk]), {"version": "0", "thanks": "Merci pour la visite."})
        for kind, magic in (("pdf", b"%PDF"), ("docx", b"PK"), ("odt", b"PK")):
            assert client.get(reverse("week:thanks_file", args=[week.pk, kind])).content.startswith(magic)


def test_the_notebook_is_the_pupils_alone(week) -> None:
    client = pupil_of(week)
    key = client.get(reverse("week:contacts")).content.decode().split('name="key" value="')[1][:36]
    for _ in range(2):
        client.post(reverse("week:contacts"), {"key": key, "name": "Mina Roy", "trade": "Ébéniste", "told": "Ose."})
    contact = Contact.objects.get()
    assert "Mina Roy" in client.get(reverse("week:contacts")).content.decode()
    address = reverse("week:contact", args=[contact.pk])
    assert signed_in(a_pupil().user).get(address).status_code == 403
    client.post(address, {"name": "Mina Roy", "trade": "Menuisière"})
    contact.refresh_from_db()
    assert contact.trade == "Menuisière"
    client.post(address, {"remove": "1"})
    assert not Contact.objects.exists()
