"""A pupil shows a text to a teacher: what is shown stays as it was, remarks come back once, nobody else reads it."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from premierpas.core.errors import NotAllowed
from premierpas.core.outbox.models import Message
from premierpas.organisations.actions.members import end_membership, unassign_teacher
from premierpas.people.models import Pupil
from premierpas.workshop.actions import answer_review, ask_review, save_cv, save_letter, withdraw_review
from premierpas.workshop.actions.reviewing import NotAReader, NothingSaid, NothingToRead, ReviewOver
from premierpas.workshop.comparing import compared
from premierpas.workshop.keeping import Typed
from premierpas.workshop.models import CV, ReviewRequest, ReviewState
from tests.clients import signed_in, signed_in_as
from tests.factories import a_classroom, a_head_of, a_published_offer, a_pupil, a_teacher, acting

pytestmark = pytest.mark.django_db
WORDS = "J’aime le bois.\n\nJe répare des vélos."


@pytest.fixture
def pupil() -> Pupil:
    pupil = a_pupil(a_classroom())
    save_cv(pupil, typed=Typed({"about_me": WORDS}, 0), by=acting(pupil))
    return pupil


@pytest.fixture
def teacher(pupil: Pupil):
    return a_teacher(pupil.enrolments.get().classroom)


def ask(pupil: Pupil, teacher) -> ReviewRequest:
    return ask_review(
        pupil, kind="workshop.cv", text_id=CV.objects.get(pupil=pupil).pk, reader=teacher, by=acting(pupil)
    )


def test_the_teacher_reads_what_was_shown_and_not_what_was_written_since(pupil, teacher) -> None:
    row = ask(pupil, teacher)
    save_cv(pupil, typed=Typed({"about_me": "Un secret"}, 1), by=acting(pupil))
    html = signed_in_as(teacher).get(reverse("workshop:review_text", args=[row.pk])).content.decode()
    assert "Je répare des vélos." in html and "Un secret" not in html


def test_remarks_stand_beside_their_paragraph_and_the_pupil_is_told(pupil, teacher) -> None:
    row, client = ask(pupil, teacher), signed_in_as(teacher)
    address = reverse("workshop:review_text", args=[row.pk])
    client.post(address, {"on-about_me-1": "Lequel, par exemple ?", "closing": "Bien parti."})
    assert [(each.part, each.paragraph) for each in row.comments.all()] == [("about_me", 1)]
    html = signed_in(pupil.user).get(reverse("workshop:review", args=[row.pk])).content.decode()
    assert html.index("Je répare") < html.index("Lequel, par exemple ?") and "Bien parti." in html
    assert Message.objects.filter(notice="workshop.review_answered", user=pupil.user).exists()


def test_after_remarks_the_text_that_waits_longest_comes_and_the_list_after_the_last(pupil, teacher) -> None:
    other = a_pupil(pupil.enrolments.get().classroom)
    save_cv(other, typed=Typed({"about_me": WORDS}, 0), by=acting(other))
    first, second = ask(pupil, teacher), ask(other, teacher)
    client, said = signed_in_as(teacher), {"closing": "Bien parti."}
    answer = client.post(reverse("workshop:review_text", args=[first.pk]), said)
    assert answer.headers["Location"] == reverse("workshop:review_text", args=[second.pk])
    answer = client.post(reverse("workshop:review_text", args=[second.pk]), said)
    assert answer.headers["Location"] == reverse("workshop:review_queue")


def test_the_pupil_sees_what_has_changed_since_word_by_word(pupil, teacher) -> None:
    row = ask(pupil, teacher)
    save_cv(pupil, typed=Typed({"about_me": "J’aime le métal.\n\nJe répare des vélos."}, 1), by=acting(pupil))
    html = signed_in(pupil.user).get(reverse("workshop:review", args=[row.pk])).content.decode()
    assert "bois</del>" in html and "métal</ins>" in html


def test_a_second_reading_shows_the_teacher_what_changed(pupil, teacher) -> None:
    answer_review(ask(pupil, teacher), comments={}, closing="Précise.", by=acting(teacher))
    save_cv(pupil, typed=Typed({"about_me": "J’aime le métal."}, 1), by=acting(pupil))
    row = ask(pupil, teacher)
    html = signed_in_as(teacher).get(reverse("workshop:review_text", args=[row.pk])).content.decode()
    assert "métal</ins>" in html


def test_asked_twice_for_the_same_words_is_asked_once(pupil, teacher) -> None:
    assert ask(pupil, teacher) == ask(pupil, teacher)
    assert Message.objects.filter(notice="workshop.review_asked", channel="app").count() == 1


def test_asked_again_for_newer_words_takes_the_former_back(pupil, teacher) -> None:
    former = ask(pupil, teacher)
    save_cv(pupil, typed=Typed({"about_me": "Autre chose"}, 1), by=acting(pupil))
    newer = ask(pupil, teacher)
    former.refresh_from_db()
    assert (former.state, newer.state) == (ReviewState.WITHDRAWN, ReviewState.ASKED)


def test_a_text_taken_back_is_closed_to_the_teacher(pupil, teacher) -> None:
    row = ask(pupil, teacher)
    signed_in(pupil.user).post(reverse("workshop:review", args=[row.pk]))
    client = signed_in_as(teacher)
    assert client.get(reverse("workshop:review_text", args=[row.pk])).status_code == 403
    assert "Rien à relire" in client.get(reverse("workshop:review_queue")).content.decode()


def test_an_answer_is_given_once(pupil, teacher) -> None:
    row = ask(pupil, teacher)
    answer_review(row, comments={("about_me", 0): "Bien"}, closing="", by=acting(teacher))
    with pytest.raises(ReviewOver):
        answer_review(row, comments={("about_me", 0): "Encore"}, closing="", by=acting(teacher))
    withdraw_review(row, by=acting(row.pupil))
    row.refresh_from_db()
    assert row.state == ReviewState.ANSWERED and row.comments.get().words == "Bien"


def test_an_answer_says_something(pupil, teacher) -> None:
    row = ask(pupil, teacher)
    with pytest.raises(NothingSaid):
        answer_review(row, comments={("about_me", 0): "  "}, closing="", by=acting(teacher))
    html = signed_in_as(teacher).post(reverse("workshop:review_text", args=[row.pk]), {"closing": " "}).content.decode()
    assert "au moins une remarque" in html


def test_only_teachers_of_the_class_can_be_asked(pupil) -> None:
    with pytest.raises(NotAReader):
        ask(pupil, a_teacher(a_classroom(name="3e Z")))
    html = signed_in(pupil.user).get(reverse("workshop:ask_review", args=["workshop.cv", CV.objects.get().pk]))
    assert "Personne à qui demander" in html.content.decode()


def test_an_empty_text_is_not_shown(pupil, teacher) -> None:
    letter = save_letter(pupil, offer=a_published_offer(), typed=Typed({"why_here": "Oui"}, 0), by=acting(pupil)).text
    save_letter(pupil, offer=letter.offer, typed=Typed({}, 1), by=acting(pupil))
    letter.refresh_from_db()
    with pytest.raises(NothingToRead):
        ask_review(pupil, kind="workshop.letter", text_id=letter.pk, reader=teacher, by=acting(pupil))


def test_a_teacher_who_has_left_reads_nothing_any_more(pupil, teacher) -> None:
    row = ask(pupil, teacher)
    client = signed_in_as(teacher)
    end_membership(teacher, by=acting(teacher))
    assert client.get(reverse("workshop:review_text", args=[row.pk])).status_code in {302, 403}


@pytest.mark.parametrize("how", ["has left the school", "has given the class away"])
def test_who_was_asked_answers_only_while_they_teach_the_pupil(how: str, pupil, teacher) -> None:
    row, by = ask(pupil, teacher), acting(teacher)
    if how == "has left the school":
        end_membership(teacher, by=by)
    else:
        classroom = pupil.enrolments.get().classroom
        unassign_teacher(classroom, teacher, by=a_head_of(classroom.school))
    with pytest.raises(NotAllowed):
        answer_review(row, comments={}, closing="Bien", by=by)


def test_a_colleague_does_not_answer_for_the_one_who_was_asked(pupil, teacher) -> None:
    row, colleague = ask(pupil, teacher), a_teacher(pupil.enrolments.get().classroom, referent=False)
    with pytest.raises(NotAllowed):
        answer_review(row, comments={}, closing="Bien", by=acting(colleague))


def test_the_database_refuses_a_second_open_request_and_a_wrong_move(pupil, teacher) -> None:
    row = ask(pupil, teacher)
    with pytest.raises(IntegrityError), transaction.atomic():
        ReviewRequest.objects.create(
            pupil=pupil, reader=teacher, kind=row.kind, text_id=row.text_id, title="", parts=[["a", "A", "b"]]
        )
    answer_review(row, comments={}, closing="Bien", by=acting(teacher))
    with pytest.raises(Exception, match="transition"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE workshop_reviewrequest SET state = 'asked'")


def test_a_queue_of_thirty_asks_no_more_statements_than_one_of_three(teacher, django_assert_max_num_queries) -> None:
    classroom = teacher.classrooms.get().classroom
    for _ in range(30):
        one = a_pupil(classroom)
        save_cv(one, typed=Typed({"about_me": WORDS}, 0), by=acting(one))
        ask(one, teacher)
    client = signed_in_as(teacher)
    client.get(reverse("workshop:review_queue"))
    with django_assert_max_num_queries(14):
        client.get(reverse("workshop:review_queue"))


@given(st.text("ab \n", max_size=60), st.text("ab \n", max_size=60))
def test_a_comparison_loses_no_word_of_either_side(before: str, after: str) -> None:
    pieces = compared(before, after)
    assert "".join(piece.words for piece in pieces if piece.kind != "new") == before
    assert "".join(piece.words for piece in pieces if piece.kind != "gone") == after
    assert all(piece.words for piece in pieces)


def test_a_comparison_of_what_is_the_same_marks_nothing() -> None:
    assert {piece.kind for piece in compared(WORDS, WORDS)} == {"same"}
