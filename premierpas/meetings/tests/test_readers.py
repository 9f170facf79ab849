"""Who is named beside a field is who reads it; shared and private are apart; a right that ends, ends at once."""

import re
from copy import deepcopy
from datetime import date, datetime, timedelta

import pytest

from premierpas.agenda.models import Task
from premierpas.core.clock import PARIS, travel
from premierpas.core.errors import NotAllowed
from premierpas.core.outbox.models import Channel, Message
from premierpas.meetings import actions, digests
from premierpas.meetings.family import notes_for, steps_for
from premierpas.meetings.models import PrivateNote, Question, SharedNote
from premierpas.meetings.readers import Kind, readable, readable_steps, readers
from premierpas.meetings.tasks import deliver_digest
from premierpas.meetings.waiting import ANSWER
from premierpas.mentoring.actions import end_pair
from premierpas.mentoring.enums import Reads, WhyEnded
from premierpas.mentoring.models import Pair
from premierpas.organisations.actions.members import end_membership
from premierpas.organisations.enums import Role
from premierpas.people.enums import LinkPurpose
from premierpas.people.holders import Holder
from premierpas.people.models import Guardian, Volunteer
from premierpas.people.sight import link
from premierpas.volunteers.actions import suspend
from tests.begun import begun_once
from tests.clients import signed_in_as
from tests.factories import a_cleared_volunteer, a_member, a_pair, a_teacher, a_territory, acting, viewer

from .situations import a_scene

MONDAY = datetime(2026, 11, 16, 12, tzinfo=PARIS)
DAY = timedelta(days=1)


monday_scene = begun_once(travel(MONDAY)(a_scene))


@pytest.fixture
def scene(monday_scene, db):
    with travel(MONDAY):
        yield deepcopy(monday_scene)


def reads(who) -> tuple[bool, bool]:
    """Whether this person reads shared notes, and private ones."""
    seen = viewer(who)
    return (
        readable(SharedNote.objects.all(), seen, Kind.SHARED).exists(),
        readable(PrivateNote.objects.all(), seen, Kind.PRIVATE).exists(),
    )


def everybody(scene) -> dict:
    """All who might want to read."""
    territory, school = scene.mentor.territory, scene.teacher.school
    return {
        "pupil": scene.pupil, "classmate": scene.friend.enrolment.pupil, "mentor": scene.mentor,
        "teacher": scene.teacher, "coordinator": scene.coordinator, "head": a_member(Role.HEAD_TEACHER, school),
        "other coordinator": a_member(Role.COORDINATOR, a_territory()),
        "another mentor": a_cleared_volunteer(territory), "office": a_member(Role.OFFICE, school),
    }  # fmt: skip


def test_those_named_beside_the_field_are_exactly_those_who_read(scene):
    people = everybody(scene)
    scene.met(private="Dort mal.")
    found = {name: reads(who) for name, who in people.items() if any(reads(who))}
    assert found == {
        "pupil": (True, False), "mentor": (True, True), "teacher": (True, False), "coordinator": (True, True),
    }  # fmt: skip
    writer = scene.mentor.user_id
    shared = {each.name for each in readers(scene.pair, Kind.SHARED, by=writer)}
    private = {each.name for each in readers(scene.pair, Kind.PRIVATE, by=writer)}
    assert shared == {"Inès", scene.teacher.user.name, "Nadia Ferhat"} and private == {"Nadia Ferhat"}


def test_the_guardians_who_are_named_read_what_was_shared_on_the_familys_page_and_nothing_else(scene):
    mother, *others = (
        Guardian.objects.create(pupil=pupil, name=name, rank=rank, **fields)
        for pupil, name, rank, fields in (
            (scene.pupil, "Nadia Benali", 1, {"email": "nadia@exemple.test"}),
            (scene.pupil, "Karim Benali", 2, {"email": "karim@exemple.test", "confirmed_at": None}),
            (scene.friend.enrolment.pupil, "Awa Traoré", 1, {"email": "awa@exemple.test"}),
            (scene.friend.enrolment.pupil, "Sans contact", 2, {}),
        )
    )
    told = {"how": "Contente.", "step": "Envoyer la lettre", "step_on": date(2026, 11, 20), "family": [mother.name]}
    scene.met(private="Dort mal.", **told)
    names = {kind: {each.name for each in readers(scene.pair, kind)} for kind in Kind}
    assert mother.name in names[Kind.SHARED] and mother.name not in names[Kind.PRIVATE]
    assert not {each.name for each in others} & names[Kind.SHARED]
    enrolment = scene.pair.enrolment
    (note,), (step,) = notes_for(enrolment, mother), steps_for(enrolment, mother)
    assert (note.who, note.did, note.how) == ("Camille Dufour", "Relu la lettre.", "Contente.")
    assert step.words == "Envoyer la lettre"
    assert notes_for(scene.friend.enrolment, others[1]) == steps_for(scene.friend.enrolment, others[1]) == []
    actions.tick_step(step, by=acting(scene.pupil), done=True)
    assert steps_for(enrolment, mother) == []


def test_whoever_was_not_named_when_it_was_sent_never_reads_it(scene):
    """What the page showed is what counts: neither who comes later, nor who came while it was being written."""
    first = Guardian.objects.create(pupil=scene.pupil, name="Nadia Benali", rank=1, email="nadia@exemple.test")
    meeting, writing = scene.plans(MONDAY - timedelta(hours=2)), signed_in_as(scene.mentor)
    (row,) = meeting.attendances.all()
    address = f"/mentor/rendez-vous/{meeting.pk}/note/"
    page = writing.get(address).content.decode()
    named = re.findall(r'name="family" value="([^"]*)"', page)
    assert named == ["Nadia Benali"] and "Nadia Benali</b> (responsable légal" in page
    later = Guardian.objects.create(pupil=scene.pupil, name="Karim Benali", rank=2, email="karim@exemple.test")
    typed = {f"came-{row.pk}": "yes", "did": "Relu la lettre.", "step": "Envoyer", "step_due": "other"}
    sent = typed | {"step_day": "2026-11-20", "family": [*named, "Nobody of theirs"]}
    assert writing.post(address, sent).status_code == 302
    row.refresh_from_db()
    assert row.family == ["Nadia Benali"]
    enrolment = scene.pair.enrolment
    read = {each.name: (len(notes_for(enrolment, each)), len(steps_for(enrolment, each))) for each in (first, later)}
    assert read == {"Nadia Benali": (1, 1), "Karim Benali": (0, 0)}
    first.name = "Somebody else"  # the school puts another person in the same place
    assert notes_for(enrolment, first) == steps_for(enrolment, first) == []
    with travel(MONDAY + DAY):
        classroom = scene.teacher.classrooms.get().classroom
        newcomer, successor = a_teacher(classroom, referent=False), a_member(Role.COORDINATOR, scene.mentor.territory)
    with travel(MONDAY + 2 * DAY):
        assert [reads(each)[0] for each in (scene.teacher, newcomer, successor)] == [True, False, True]
        assert readable_steps(viewer(scene.teacher)).exists() and not readable_steps(viewer(newcomer)).exists()
        assert newcomer.user.name in {each.name for each in readers(scene.pair, Kind.SHARED)}
        scene.met(did="Joué l’entretien.", family=["Nadia Benali", "Karim Benali"])
        assert reads(newcomer)[0] and [each.did for each in notes_for(enrolment, later)] == ["Joué l’entretien."]


def test_a_note_says_who_follows_in_a_function(scene):
    meeting = scene.plans(MONDAY - timedelta(hours=2))
    page = signed_in_as(scene.mentor).get(f"/mentor/rendez-vous/{meeting.pk}/note/").content.decode()
    assert page.count("Plus tard aussi :") == 2


def test_a_word_to_be_read_at_once_is_added_to_and_its_first_words_stay(scene):
    meeting = scene.met(private="Dort mal.", urgent=True)
    word, mentor = PrivateNote.objects.get(), signed_in_as(scene.mentor)
    note = f"/mentor/rendez-vous/{meeting.pk}/note/"
    assert "Dort mal." in mentor.get(note).content.decode()
    corrected = {f"came-{word.attendance_id}": "yes", "did": "Relu la lettre."}
    for private in ("", "Pas mal : peu. Je m’étais trompée.", "Pas mal : peu. Je m’étais trompée."):
        assert mentor.post(note, corrected | {"private": private}).status_code == 302
    with travel(MONDAY + 9 * DAY):
        for who, words in ((scene.mentor, "Elle en a parlé à sa mère."), (scene.coordinator, "Infirmière vue.")):
            browser = signed_in_as(who)
            page = browser.get(f"/rendez-vous/mot/{word.pk}/")
            key = page.context["form"]["once"].value()
            for _twice in range(2):
                assert browser.post(f"/rendez-vous/mot/{word.pk}/", {"words": words, "once": key}).status_code == 302
        for who in (scene.mentor, scene.coordinator):
            page = signed_in_as(who).get(f"/rendez-vous/eleve/{scene.pupil.pk}/").content.decode()
            places = [page.find(each) for each in ("Dort mal.", "Pas mal", "à sa mère", "Infirmière")]
            assert -1 not in places and places == sorted(places), who
        assert signed_in_as(scene.teacher).get(f"/rendez-vous/mot/{word.pk}/").status_code == 403
    word.refresh_from_db()
    assert (word.words, word.urgent, word.additions.count()) == ("Dort mal.", True, 3)
    told = Message.objects.filter(notice="meetings.read_at_once", channel=Channel.APP)
    assert [each.user for each in told] == [
        scene.coordinator.user
    ] * 3  # the first words and the mentor's two additions


def test_another_ones_word_for_the_team_is_neither_shown_nor_overwritten(scene):
    meeting = scene.met(private="Dort mal.")
    other = a_cleared_volunteer(scene.mentor.territory)
    link(
        Holder.volunteer(other), [scene.pupil.pk], purpose=LinkPurpose.STAND_IN, reference=scene.pair.pk,
        since=MONDAY, until=MONDAY + DAY,
    )  # fmt: skip
    note = f"/mentor/rendez-vous/{meeting.pk}/note/"
    with travel(MONDAY + timedelta(hours=1)):
        stand_in = signed_in_as(other)
        assert "Dort mal." not in stand_in.get(note).content.decode()
        (row,) = meeting.attendances.all()
        said = {f"came-{row.pk}": "yes", "did": "Relu.", "private": "Vu fatigué."}
        assert stand_in.post(note, said).status_code == 302
    word = PrivateNote.objects.get()
    assert (word.words, [each.words for each in word.additions.all()]) == ("Dort mal.", ["Vu fatigué."])


def test_a_cleared_colleague_who_leads_reads_both_and_is_named(scene):
    lead = a_cleared_volunteer(scene.mentor.territory)
    link(Holder.volunteer(lead), [scene.pupil.pk], purpose=LinkPurpose.PAIR_LEAD, reference=scene.pair.pk)
    scene.met(private="Dort mal.")
    assert reads(lead) == (True, True)
    assert lead.name in {each.name for each in readers(scene.pair, Kind.PRIVATE, by=scene.mentor.user_id)}


@pytest.mark.parametrize("how", ["replaced", "suspended", "check too old"])
def test_whoever_accompanied_yesterday_knows_no_more_than_that_there_were_meetings(scene, how):
    meeting, open_page = scene.met(private="Dort mal."), signed_in_as(scene.mentor)
    assert open_page.get("/mentor/rendez-vous/").content.decode().count("Benali") == 1
    if how == "replaced":
        end_pair(scene.pair, by=acting(scene.coordinator), why=WhyEnded.OTHER)
    elif how == "suspended":
        suspend(scene.mentor, by=acting(scene.coordinator), reason="Vérification en cours")
    else:
        Volunteer.objects.filter(pk=scene.mentor.pk).update(checked_on=date(2025, 11, 1))
    scene.mentor.refresh_from_db()
    assert reads(scene.mentor) == (False, False)
    home = open_page.get("/mentor/rendez-vous/")
    assert home.status_code == (200 if how == "replaced" else 403) and "Benali" not in home.content.decode()
    for address in (f"/mentor/rendez-vous/{meeting.pk}/note/", f"/rendez-vous/eleve/{scene.pupil.pk}/"):
        assert open_page.get(address).status_code == 403, address
    with pytest.raises(NotAllowed):
        scene.plans(MONDAY + DAY)


@pytest.mark.parametrize(
    ("right", "shared", "steps"),
    [(Reads.NOTHING, False, False), (Reads.STEPS, False, True), (Reads.SHARED, True, True)],
)
def test_what_the_next_one_reads_of_before_is_what_was_decided(scene, right, shared, steps):
    scene.met(private="Dort mal.", step="Envoyer la lettre", step_on=date(2026, 11, 20))
    end_pair(scene.pair, by=acting(scene.coordinator), why=WhyEnded.OTHER)
    successor = a_cleared_volunteer(scene.mentor.territory)
    pair = a_pair(scene.pupil, successor)
    Pair.objects.filter(pk=pair.pk).update(reads=right)
    assert reads(successor) == (shared, False)
    assert readable_steps(viewer(successor)).exists() == steps


def test_a_stand_in_meets_and_reads_between_the_dates_only(scene):
    scene.met()
    other = a_cleared_volunteer(scene.mentor.territory)
    link(
        Holder.volunteer(other), [scene.pupil.pk], purpose=LinkPurpose.STAND_IN, reference=scene.pair.pk,
        since=MONDAY + DAY, until=MONDAY + 3 * DAY,
    )  # fmt: skip
    page = f"/rendez-vous/eleve/{scene.pupil.pk}/"
    for day, expected in ((0, 403), (2, 200), (4, 403)):
        with travel(MONDAY + day * DAY):
            assert signed_in_as(other).get(page).status_code == expected, day
            assert reads(other)[0] == (expected == 200), day
    with travel(MONDAY + 2 * DAY):
        actions.plan_meeting([scene.pair], by=acting(other), start=MONDAY + 2 * DAY, way="phone")


def test_what_is_to_be_read_at_once_reaches_the_lead_now_and_says_nothing_by_mail(scene):
    scene.met(private="Dort mal.", urgent=True)
    rows = Message.objects.filter(notice="meetings.read_at_once")
    assert {each.user_id for each in rows} == {scene.coordinator.user_id}
    assert not any("Dort" in each.body + each.subject or "Inès" in each.subject for each in rows)
    assert all(each.not_before is None for each in rows)


def test_a_question_stays_with_the_mentor_until_it_is_answered(scene):
    attendance = scene.met(private="Dort mal.").attendances.get()
    question = actions.ask_question(attendance, by=acting(scene.coordinator), words="Depuis quand ?")
    task = Task.objects.get(reason=ANSWER.code)
    assert (task.owner.key, task.state) == (f"volunteer:{scene.mentor.pk}", "open")
    actions.answer_question(question, by=acting(scene.mentor), words="Deux semaines.")
    task.refresh_from_db()
    assert task.state == "over" and Question.objects.get().answer == "Deux semaines."


def digest(key: str) -> list[Message]:
    deliver_digest(key=key, monday="2026-11-23")
    notices = ("meetings.week_of_pairs", "meetings.shared_this_week")
    return list(Message.objects.filter(notice__in=notices, channel=Channel.APP).order_by("pk"))


def test_a_lead_hears_on_monday_how_the_week_went_and_a_teacher_what_was_shared(scene):
    scene.met()
    scene.missed(3 * timedelta(hours=1))
    with travel(MONDAY + 7 * DAY):
        lead, teacher = scene.pair.lead.key, f"membership:{scene.teacher.pk}"
        assert digests.leads() == [lead] and digests.teachers() == [teacher]
        (told,) = digest(lead)
        assert "1 rendez-vous tenu\n1 rendez-vous manqué" in told.body
        assert [each.user for each in digest(teacher)] == [scene.coordinator.user, scene.teacher.user]
        assert len(digest(lead)) == 2, "told again"


def test_a_week_in_which_nothing_was_makes_no_digest(scene):
    with travel(MONDAY + 7 * DAY):
        assert digest(scene.pair.lead.key) == [] and digest(f"membership:{scene.teacher.pk}") == []


def test_whose_right_ended_between_queueing_and_sending_is_told_nothing(scene):
    second = a_teacher(scene.teacher.classrooms.get().classroom, referent=False)
    scene.met()
    with travel(MONDAY + 7 * DAY):
        queued = digests.teachers()
        assert len(queued) == 2
        end_membership(second, by=acting(second))
        assert {each.user for key in queued for each in digest(key)} == {scene.teacher.user}
        end_pair(scene.pair, by=acting(scene.coordinator), why=WhyEnded.OTHER)
        assert len(digest(f"membership:{scene.coordinator.pk}")) == 1  # the teacher's: no pair is led any more
