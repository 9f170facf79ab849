"""Three sectors: private until they are shown, read as they were shown, approved or sent back with a word."""

import pytest

from premierpas.agenda.models import Task
from premierpas.core.clock import travel
from premierpas.core.outbox.models import Message
from premierpas.preparation.actions import read_sectors, save_sectors, show_sectors
from premierpas.preparation.enums import Verdict
from premierpas.preparation.errors import SameSector, SectorsLacking, ShownAnew, WordLacking
from premierpas.preparation.models import ThreeSectors
from premierpas.workshop.keeping import Typed
from tests.clients import signed_in
from tests.factories import acting

from .situations import TODAY, WHY, a_scene, in_days

pytestmark = pytest.mark.django_db
TEXT = "Ça remarche grâce à moi."


def test_a_teacher_reads_nothing_before_it_is_shown():
    scene = a_scene()
    save_sectors(scene.year, typed=Typed(WHY, 0), by=scene.by)
    address = f"/etablissement/parcours/eleves/{scene.year.pk}/secteurs/"
    assert signed_in(scene.teacher.user).get(address).status_code == 403
    show_sectors(scene.year, by=scene.by)
    assert TEXT in signed_in(scene.teacher.user).get(address).content.decode()


@pytest.mark.parametrize(
    ("change", "error"),
    [({"third_why": ""}, SectorsLacking), ({"third": ""}, SectorsLacking), ({"third": WHY["first"]}, SameSector)],
    ids=["without a reason", "only two", "one twice"],
)
def test_what_lacks_is_not_shown_and_stays(change: dict[str, str], error: type[Exception]):
    scene = a_scene()
    save_sectors(scene.year, typed=Typed(WHY | change, 0), by=scene.by)
    with pytest.raises(error):
        show_sectors(scene.year, by=scene.by)
    assert ThreeSectors.objects.get().first_why == TEXT


def test_the_teacher_has_something_to_do_until_it_is_read_and_the_pupil_is_told():
    with travel(TODAY):
        scene = a_scene()
        scene.shows_sectors()
        task = Task.objects.get(reason="preparation.read_sectors")
        assert (task.state, task.subject) == ("open", scene.year.classroom_id)
        scene.is_read(Verdict.GOOD, "")
        task.refresh_from_db()
        assert task.state != "open"
        assert Message.objects.filter(notice="preparation.sectors_good").count() == 1


def test_what_is_sent_back_says_what_to_do_and_shown_again_waits_anew():
    with travel(TODAY):
        scene = a_scene()
        shown = scene.shows_sectors()
        with pytest.raises(WordLacking):
            scene.is_read(Verdict.AGAIN, " ")
        scene.is_read(Verdict.AGAIN, "Lequel, par exemple ?")
        assert show_sectors(scene.year, by=scene.by).verdict == Verdict.AGAIN  # nothing new was shown
    with travel(in_days(1)):
        save_sectors(scene.year, typed=Typed(WHY | {"first_why": "Hier, j’ai réparé."}, 1), by=scene.by)
        again = show_sectors(scene.year, by=scene.by)
        assert again.waits
        with pytest.raises(ShownAnew):
            read_sectors(scene.year, verdict=Verdict.GOOD, word="", shown_at=shown.shown_at, by=acting(scene.teacher))


def test_one_button_keeps_and_shows_and_what_lacks_is_said_beside_the_kept_text():
    scene = a_scene()
    me = signed_in(scene.pupil.user)
    values = {**WHY, "third": "", "version": "0", "show": "1"}
    page = me.post("/moi/decouvrir/secteurs/", values, follow=True).content.decode()
    assert "il manque encore 1 secteur" in page.replace("\u202f", " ").replace("\xa0", " ")
    assert TEXT in page
    page = me.post("/moi/decouvrir/secteurs/", {**WHY, "version": "1", "show": "1"}, follow=True).content.decode()
    assert "C’est montré" in page
