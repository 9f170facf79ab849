"""What is written arrives in the morning, waits where it says too much, and is judged by somebody else."""

import re
from copy import deepcopy
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from premierpas.agenda.models import Task
from premierpas.core.clock import travel
from premierpas.core.errors import NotAllowed, WrongState
from premierpas.core.once import new_key
from premierpas.core.outbox.models import Channel
from premierpas.core.outbox.models import Message as Sent
from premierpas.messaging.models import Incident, IncidentNote
from premierpas.organisations.enums import Role
from premierpas.threads.actions import let_pass, open_incident, refuse, report_message, take_away, withdraw
from premierpas.threads.enums import MessageState, Reason
from premierpas.threads.models import Message
from premierpas.threads.seen import count_unread
from premierpas.threads.tasks import go_further
from tests.begun import begun_once
from tests.factories import a_member, a_territory, acting, viewer

from .situations import around, begin, client, say

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 30, 10, tzinfo=UTC)
NUMBER = "Appelle-moi au 06 12 34 56 78"


on_monday = begun_once(travel(MONDAY)(around))


@pytest.fixture
def here(on_monday):
    with travel(MONDAY):
        yield deepcopy(on_monday)


def told(who, notice: str = "") -> list[Sent]:
    rows = Sent.objects.filter(user=who.user, notice__startswith="threads")
    return list(rows.filter(notice__startswith=notice) if notice else rows)


def test_a_word_is_told_to_whom_it_is_for_and_never_says_what_it_says(here):
    here.pupil.user.email = "ines@exemple.test"
    here.pupil.user.save()
    say(here.thread(), here.pupil, "J’ai une question secrète.")
    assert {each.notice for each in told(here.mentor)} == {"threads.new_for_adult"}
    assert told(here.pupil) and told(here.teacher) == told(here.coordinator) == []
    assert not any("secrète" in each.body or "Bonjour !" in each.body for each in Sent.objects.all())


def test_at_night_the_pupil_is_left_in_peace_and_the_adult_is_told_so(here):
    here.pupil.user.email = "ines@exemple.test"
    here.pupil.user.save()
    with travel(datetime(2026, 11, 30, 22, 30, tzinfo=UTC)):
        html = client(here.mentor).get(f"/messages/eleve/{here.pupil.pk}/").content.decode()
        assert "laissés tranquilles" in html and "7 h 30" in html.replace("\u202f", " ").replace("\u00a0", " ")
        begin(here, by=here.mentor)
        mail = next(each for each in told(here.pupil) if each.channel == Channel.EMAIL)
        assert mail.not_before == datetime(2026, 12, 1, 6, 30, tzinfo=UTC)


def test_a_number_waits_its_writer_reads_why_and_nobody_else_reads_it(here):
    thread = here.thread()
    message = say(thread, here.mentor, NUMBER)
    assert (message.state, message.held_for) == (MessageState.HELD, [Reason.PHONE])
    mine = client(here.mentor).get(f"/messages/{thread.pk}/").content.decode()
    assert NUMBER in mine and "un numéro de téléphone" in mine and "Retirer ce message" in mine
    for reader, address in ((here.pupil, "/moi/messages/"), (here.teacher, "/messages/")):
        assert NUMBER not in client(reader).get(f"{address}{thread.pk}/").content.decode()
    assert len(told(here.pupil)) == 1, "of the first word only"
    assert Task.objects.get(reason="threads.held").owner.user == here.coordinator.user


def test_a_number_in_pieces_waits_with_its_last_piece(here):
    thread = here.thread()
    states = [say(thread, here.pupil, piece).state for piece in ("mon 0", "6 12", "34 56 78")]
    assert states == ["shown", "shown", "held"]


def test_a_held_message_is_let_pass_refused_or_made_an_incident_once(here):
    thread, by = here.thread(), acting(here.coordinator)
    passed, refused, reported = (say(thread, here.mentor, NUMBER) for _each in range(3))
    let_pass(passed, by=by)
    refuse(refused, by=by, word="Pas de numéro ici.")
    open_incident(reported, by=by, word="Troisième fois", worry="online")
    states = [Message.objects.get(pk=each.pk).state for each in (passed, refused, reported)]
    assert states == ["shown", "refused", "refused"]
    assert NUMBER in client(here.pupil).get(f"/moi/messages/{thread.pk}/").content.decode()
    assert "Pas de numéro ici." in client(here.mentor).get(f"/messages/{thread.pk}/").content.decode()
    assert "Pas de numéro ici." not in client(here.pupil).get(f"/moi/messages/{thread.pk}/").content.decode()
    incident = Incident.objects.get()
    assert NUMBER in incident.copied and incident.reporter == here.coordinator.user
    assert not Task.objects.filter(reason="threads.held", state="open").exists()
    with pytest.raises((WrongState, NotAllowed)):
        refuse(passed, by=by, word="Trop tard")


def test_an_incident_is_about_what_was_found_unless_the_coordinator_reads_something_else(here):
    thread, browser, opened = here.thread(), client(here.coordinator), []
    written = [
        (here.mentor, NUMBER, {}, "online"),
        (here.mentor, "Envoie-moi une photo de toi.", {}, "adult"),
        (here.pupil, "J’habite au 12 rue des Lilas.", {}, "other"),
        (here.pupil, "T’es nul, ajoute-moi sur snap", {"worry": "violence"}, "violence"),
    ]
    for who, text, corrected, worry in written:
        address = f"/association/messages/{say(thread, who, text).pk}/"
        proposed = "online" if corrected else worry
        assert re.search(rf'value="{proposed}"[^>]*checked', browser.get(address).content.decode()), text
        browser.post(address, {"act": "incident", "word": "Nous en parlons."} | corrected)
        newest = IncidentNote.objects.order_by("-pk").first()
        opened.append((newest.worry if newest else Incident.objects.get().worry, worry))
    assert opened == [(worry, worry) for _found, worry in opened] and len(opened) == len(written)


def test_its_writer_takes_it_back_and_nobody_judges_their_own(here):
    thread = here.thread()
    message = say(thread, here.mentor, NUMBER)
    answer = client(here.mentor).post(f"/messages/{thread.pk}/", {"withdraw": message.pk})
    assert answer.status_code == 302 and Message.objects.get(pk=message.pk).state == "withdrawn"
    own = say(thread, here.coordinator, NUMBER)
    with pytest.raises(NotAllowed):
        let_pass(own, by=acting(here.coordinator))
    with pytest.raises(NotAllowed):
        withdraw(own, by=acting(here.mentor))
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.filter(pk=own.pk).update(judged_by=here.coordinator.user)


def test_what_a_lone_coordinator_writes_is_read_by_one_of_elsewhere(here):
    far = a_member(Role.COORDINATOR, a_territory())
    own = say(here.thread(), here.coordinator, NUMBER)
    assert Task.objects.get(reason="threads.held").owner.user == far.user
    assert client(far).get(f"/association/messages/{own.pk}/").status_code == 200
    let_pass(own, by=acting(far))


def test_after_a_day_the_others_may_read_it_too_and_are_told_once(here):
    far = a_member(Role.COORDINATOR, a_territory())
    message = say(here.thread(), here.mentor, NUMBER)
    address = f"/association/messages/{message.pk}/"
    for hours, may in ((23, False), (25, True)):
        with travel(MONDAY + timedelta(hours=hours)):
            go_further()
            go_further()
            assert (client(far).get(address).status_code == 200) == may
            assert bool(told(far, "threads.held_too_long")) == may
            assert Task.objects.get(reason="threads.held").owner.user == (far if may else here.coordinator).user
    assert len([each for each in told(far) if each.channel == Channel.APP]) == 1


def test_a_report_keeps_the_copy_whatever_becomes_of_the_message(here):
    thread = here.thread()
    message = say(thread, here.mentor, "Ne le dis à personne.")
    answer = client(here.pupil).post(
        f"/moi/messages/signaler/{message.pk}/", {"worry": "adult", "text": "J’ai peur", "once": new_key()}
    )
    assert answer.status_code == 302
    report_message(message, by=acting(here.teacher), worry="adult", text="Lu aussi")
    take_away(message, by=acting(here.coordinator), word="Ce message n’a pas sa place ici.")
    assert "Ne le dis" not in client(here.pupil).get(f"/moi/messages/{thread.pk}/").content.decode()
    incident, of_teacher = (Incident.objects.get(reporter=each.user) for each in (here.pupil, here.teacher))
    for each, said in ((incident, "J’ai peur"), (of_teacher, "Lu aussi")):
        file = client(here.coordinator).get(f"/association/signalements/{each.pk}/").content.decode()
        assert "Ne le dis à personne." in file and said in file
    assert client(here.teacher).get(f"/association/signalements/{incident.pk}/").status_code == 403


def test_what_is_new_is_counted_until_the_thread_is_opened(here):
    thread = here.thread()
    say(thread, here.mentor)
    say(thread, here.mentor, NUMBER)  # waits: nothing new for anybody
    assert (count_unread(viewer(here.pupil)), count_unread(viewer(here.mentor))) == (1, 0)
    assert "2 nouveaux" in client(here.pupil).get("/moi/messages/").content.decode()
    client(here.pupil).get(f"/moi/messages/{thread.pk}/")
    assert count_unread(viewer(here.pupil)) == 0


def test_sent_twice_it_is_written_once(here):
    thread, browser, typed = here.thread(), client(here.pupil), {"text": "Merci", "once": new_key()}
    for _each in range(2):
        assert browser.post(f"/moi/messages/{thread.pk}/", typed).status_code == 302
    assert thread.messages.filter(text="Merci").count() == 1


def test_a_long_thread_opens_on_its_last_page(here):
    thread = here.thread()
    words = [Message(thread=thread, by=here.mentor.user, capacity="volunteer", text=f"mot {n}.") for n in range(1, 65)]
    Message.objects.bulk_create(words)
    html = client(here.pupil).get(f"/moi/messages/{thread.pk}/").content.decode()
    assert "mot 64." in html and "mot 3." not in html
    assert "mot 3." in client(here.pupil).get(f"/moi/messages/{thread.pk}/?page=1").content.decode()


def test_the_states_are_held_by_the_database(here):
    message = say(here.thread(), here.mentor)
    for wrong in ("held", "refused"):
        with pytest.raises(Exception, match="."), transaction.atomic():
            Message.objects.filter(pk=message.pk).update(state=wrong)
    with pytest.raises(Exception, match="."), transaction.atomic():
        Message.objects.filter(pk=message.pk).update(text="Autre chose")


def test_an_adults_erasure_leaves_their_word_without_them(here):
    thread = here.thread()
    Message.objects.filter(thread=thread).update(by=None)
    html = client(here.pupil).get(f"/moi/messages/{thread.pk}/").content.decode()
    assert "Bonjour !" in html and "compte effacé, bénévole" in html
