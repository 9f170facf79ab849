"""The course report: assembled from the diary, in the class's plan, as files that others can open."""

import io
from collections.abc import Iterator
from copy import deepcopy
from datetime import timedelta

import docx
import pytest
from django.urls import reverse
from odfdo import Document as Odt
from pdfua import validate
from pypdf import PdfReader

from premierpas.core.clock import travel
from premierpas.core.errors import NotAllowed
from premierpas.placements.days import as_multirange
from premierpas.placements.models import Placement
from premierpas.placements.terms.prefill import days_of
from premierpas.week.actions import save_entry, save_section, set_plan, take_over
from premierpas.week.assembling import whole_report
from premierpas.week.models import ClassPlan, Photo, ReportSection
from premierpas.week.plan import Section, usual_sections
from premierpas.workshop.actions import ask_review
from premierpas.workshop.keeping import Typed
from premierpas.workshop.models import SpareDraft
from tests.begun import begun_once
from tests.clients import signed_in, signed_in_as
from tests.factories import a_classroom, a_head_of, a_jpeg, a_member, a_pupil, a_teacher, acting

from .situations import a_signed_week, moved_on

pytestmark = pytest.mark.django_db


def three_days_written() -> Placement:
    """A pupil on the last day of their week."""
    placement = a_signed_week()
    with travel(placement.last_day):
        moved_on(placement)
        for number, day in enumerate(days_of(placement)[:3], start=1):
            words = {"saw": f"J’ai vu la machine {number}.", "learnt": f"Mot {number}", "met": f"Mina {number}"}
            save_entry(placement, day=day, typed=Typed(words, 0), by=acting(placement.pupil))
    return placement


written = begun_once(three_days_written)


@pytest.fixture
def lived(written: Placement) -> Iterator[Placement]:
    """On the last day."""
    with travel(written.last_day):
        yield deepcopy(written)


def write(placement: Placement, **sections: str) -> None:
    for key, words in sections.items():
        save_section(placement.enrolment, key=key, typed=Typed({"words": words}, 0), by=acting(placement.pupil))


def pupil_of(placement: Placement):
    return signed_in(placement.pupil.user)


def test_the_report_begins_with_the_usual_plan_and_names_the_next_part(lived) -> None:
    html = pupil_of(lived).get(reverse("week:report")).content.decode()
    assert [title for title in (each.title for each in usual_sections()) if title not in html] == []
    assert "Écrire « Remerciements »" in html and "Aucune partie prête sur 7" in html


def test_a_section_shows_what_the_diary_says_and_takes_it_over_once(lived) -> None:
    client = pupil_of(lived)
    assert "J’ai vu la machine 2." in client.get(reverse("week:section", args=["week"])).content.decode()
    for _ in range(2):
        client.post(reverse("week:take", args=["week"]))
    section = ReportSection.objects.get(key="week")
    assert section.words.count("J’ai vu la machine 2.") == 1 and not SpareDraft.objects.exists()


def test_taking_over_can_be_undone(lived) -> None:
    write(lived, learnt="Mon propre texte")
    kept = take_over(lived.enrolment, key="learnt", words="Mot 1", by=acting(lived.pupil))
    assert kept.text.words == "Mon propre texte\n\nMot 1" and kept.spare is not None
    pupil_of(lived).post(reverse("workshop:spare", args=[kept.spare.pk]), {"choice": "take"})
    assert ReportSection.objects.get(key="learnt").words == "Mon propre texte"


def test_the_class_plan_is_followed_and_what_was_written_outside_it_stays(lived) -> None:
    write(lived, opinion="Ça m’a plu.", week="Lundi")
    set_plan([lived.enrolment.classroom], sections=[Section("week", "Ta semaine"), Section("own-1", "Le métro")],
             criteria=["Vient à l’heure"], by=a_head_of(lived.enrolment.classroom.school))  # fmt: skip
    html = pupil_of(lived).get(reverse("week:report")).content.decode()
    assert "Le métro" in html and "hors du plan" in html and "Remerciements" not in html
    assert [part.title for part in whole_report(lived.enrolment).sections] == ["Ta semaine", "Mon avis"]


def test_a_teacher_sets_the_plan_for_two_classes_at_once(lived) -> None:
    classroom = lived.enrolment.classroom
    teacher = a_teacher(classroom, referent=False)
    client, address = signed_in_as(teacher), reverse("week:class_plan", args=[classroom.pk])
    html = client.get(address).content.decode()
    assert "Remerciements" in html and "Arrive à l’heure" in html
    rows = {"week-rank": "1", "week-title": "Ma semaine", "own-1-rank": "2", "own-1-title": "Le trajet"}
    client.post(address, {**rows, "criteria": "Ponctuel\nCurieux\nPonctuel"})
    plan = ClassPlan.objects.get(classroom=classroom)
    assert [each["title"] for each in plan.sections] == ["Ma semaine", "Le trajet"]
    assert plan.criteria == ["Ponctuel", "Curieux"]


def test_a_plan_is_set_for_all_the_classes_named_or_for_none(lived) -> None:
    mine = lived.enrolment.classroom
    teacher, other = a_teacher(mine, referent=False), a_classroom(mine.school, name="3e Z")
    with pytest.raises(NotAllowed):
        set_plan([mine, other], sections=[Section("week", "Semaine")], criteria=[], by=acting(teacher))
    assert not ClassPlan.objects.exists()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"own-1-rank": "2", "own-1-title": ""}, "Donnez un titre"),
        ({"week-rank": ""}, "au moins une partie"),
        ({"criteria": "\n".join(f"Critère {n}" for n in range(9))}, "Huit critères au plus"),
        ({"week-words": "abc"}, "Il faut un nombre"),
    ],
    ids=["a part without a title", "no part at all", "nine criteria", "words that are no number"],
)
def test_a_plan_that_cannot_be_followed_is_refused_and_stays_typed(lived, change, said) -> None:
    classroom = lived.enrolment.classroom
    client = signed_in_as(a_teacher(classroom, referent=False))
    rows = {"week-rank": "1", "week-title": "Ma semaine à moi", "criteria": "Ponctuel", **change}
    html = client.post(reverse("week:class_plan", args=[classroom.pk]), rows).content.decode()
    assert said in html and "Ma semaine à moi" in html and not ClassPlan.objects.exists()


def test_the_pdf_has_contents_captions_and_no_finding_by_another_checker(lived, tmp_path) -> None:
    write(lived, thanks="Merci à Mina.", week="Lundi, j’ai <vu> *tout* #1.")
    Photo.objects.create(
        placement=lived, day=lived.first_day, picture=a_jpeg(400, 300), width=400, height=300, sha256="a",
        caption="L’établi", alt="Des outils rangés",
    )  # fmt: skip
    response = pupil_of(lived).get(reverse("week:report_download", args=["pdf"]))
    reader = PdfReader(io.BytesIO(response.content))
    pages = [page.extract_text() for page in reader.pages]
    assert (
        "Sommaire" in pages[1] and "Ma semaine" in pages[1] and "Annexe : mes photos" in pages[1].replace("\xa0", " ")
    )
    whole = "\n".join(pages)
    assert "Lundi, j’ai <vu> *tout* #1." in whole and "L’établi" in whole and "J’ai vu la machine 1." in whole
    assert reader.metadata is not None and reader.metadata.title == "Mon rapport de stage"
    file = tmp_path / "report.pdf"
    file.write_bytes(response.content)
    assert list(validate(str(file)).findings) == []


def test_the_word_file_has_its_contents_before_anyone_refreshes_them(lived) -> None:
    write(lived, thanks="Merci.", week="Lundi")
    response = pupil_of(lived).get(reverse("week:report_download", args=["docx"]))
    read = docx.Document(io.BytesIO(response.content))
    toc = [line for line in read.paragraphs if line.style.name.startswith("toc ")]
    assert [link.text for line in toc for link in line.hyperlinks][:2] == ["Remerciements", "Ma semaine"]
    headings = [line.text for line in read.paragraphs if line.style.name == "Heading 1"]
    assert headings == ["Remerciements", "Ma semaine", "Annexe : mon journal"]


def test_the_odt_file_too(lived) -> None:
    write(lived, thanks="Merci.", week="Lundi")
    response = pupil_of(lived).get(reverse("week:report_download", args=["odt"]))
    read = Odt(io.BytesIO(response.content))
    body = read.body.get_element("//text:index-body").text_recursive
    assert "Remerciements" in body and "Ma semaine" in body
    assert [row.text_recursive for row in read.body.get_headers()][:2] == ["Remerciements", "Ma semaine"]


def test_a_teacher_reads_the_whole_report_once_it_is_shown(lived) -> None:
    write(lived, thanks="Merci à Mina.", week="Lundi, tout.")
    teacher = a_teacher(lived.enrolment.classroom, referent=False)
    row = ask_review(
        lived.pupil, kind="week.report", text_id=lived.enrolment_id, reader=teacher, by=acting(lived.pupil)
    )
    write(lived)
    html = signed_in_as(teacher).get(reverse("workshop:review_text", args=[row.pk])).content.decode()
    assert html.index("Remerciements") < html.index("Merci à Mina.") < html.index("Lundi, tout.")


def test_a_pupil_without_a_place_has_no_report_and_is_led_to_the_search() -> None:
    client = signed_in(a_pupil().user)
    assert "Chercher ma place" in client.get(reverse("week:report")).content.decode()
    assert client.get(reverse("week:section", args=["week"])).status_code == 403


def test_a_section_nobody_asked_for_does_not_open(lived) -> None:
    assert pupil_of(lived).get(reverse("week:section", args=["inconnu"])).status_code == 404


def test_the_speaking_plan_is_one_sheet(lived) -> None:
    client = pupil_of(lived)
    client.post(reverse("week:speaking"), {"version": "0", "hello": "Inès, 3e A", "moment": "La panne"})
    response = client.get(reverse("week:speaking_file"))
    reader = PdfReader(io.BytesIO(response.content))
    assert len(reader.pages) == 1 and "La panne" in reader.pages[0].extract_text()


def test_a_cancelled_week_leaves_its_diary_to_be_read(lived) -> None:
    Placement.objects.filter(pk=lived.pk).update(state="not_held")
    html = pupil_of(lived).get(reverse("week:whole_diary")).content.decode()
    assert "J’ai vu la machine 1." in html


def test_the_report_page_asks_no_more_statements_however_much_is_written(lived, django_assert_max_num_queries) -> None:
    write(lived, **{each.key: "mot " * 400 for each in usual_sections()})
    client = pupil_of(lived)
    client.get(reverse("week:report"))
    with django_assert_max_num_queries(14):
        client.get(reverse("week:report"))


def test_two_weeks_at_two_hosts_are_one_report_and_both_have_their_page(lived) -> None:
    days = [lived.first_day + timedelta(days=60 + number) for number in range(5)]
    other = Placement.objects.create(
        pupil=lived.pupil, enrolment=lived.enrolment, host_name="Le garage", days=as_multirange(days),
        first_day=days[0], last_day=days[-1],
    )  # fmt: skip
    html = pupil_of(lived).get(reverse("week:home")).content.decode()
    assert f"?stage={other.pk}" in html
    html = pupil_of(lived).get(reverse("week:home"), {"stage": other.pk}).content.decode()
    assert "Ma semaine chez Le garage" in html and f"?stage={lived.pk}" in html
    assert [fact for name, fact in whole_report(lived.enrolment).facts if name == "Structure"][1].startswith(
        "Le garage"
    )


def test_only_those_who_teach_the_class_set_its_plan(lived) -> None:
    stranger = a_member("teacher", lived.enrolment.classroom.school)
    assert (
        signed_in_as(stranger).get(reverse("week:class_plan", args=[lived.enrolment.classroom_id])).status_code == 403
    )
