"""« Ma prochaine porte »: the pupil's own notes of what comes after, and what they show of them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.once import made_once
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.people.models import Pupil
from premierpas.ui.forms import Together
from premierpas.workshop.views.loading import the_pupil

from ..actions import add_landmark, drop_landmark, save_next_door
from ..enums import Path
from ..forms import LandmarkForm, NextDoorForm
from ..ideas import ideas_of
from ..models import Landmark, NextDoor
from ..paths import ABOUT, said_trades


def shown_door(request: SiteRequest, pupil_id: int) -> NextDoor:
    """What a pupil wrote and shows; raises NextDoor.DoesNotExist."""
    return NextDoor.objects.select_related("pupil").get(pupil=pupil_id, pupil__anonymised_at=None, shown=True)


@screen(permission="people.be_pupil")
def next_door(request: SiteRequest) -> HttpResponse:
    """Wishes, the stage of 2de, the summer; ideas beside them; days to remember."""
    pupil = the_pupil(request)
    parts = Together(request, {
        "door": lambda data: NextDoorForm(data, initial=NextDoorForm.first(_door(pupil))),
        "date": lambda data: LandmarkForm(data, prefix="d"),
    })  # fmt: skip
    if parts.settle(lambda: _done(request, pupil, parts)):
        return redirect("afterwards:next_door")
    words = {
        "form": parts["door"],
        "day_form": parts["date"],
        "carried": parts.kept,
        "landmarks": list(Landmark.objects.filter(pupil=pupil)),
        "ideas": ideas_of(pupil),
        "paths": [(each.label, ABOUT[each]) for each in Path if each in ABOUT],
    }
    return page(request, "afterwards/next_door.html", words, status=parts.status)


def _door(pupil: Pupil) -> NextDoor | None:
    return NextDoor.objects.filter(pupil=pupil).prefetch_related("wishes").first()


def _done(request: SiteRequest, pupil: Pupil, parts: Together) -> bool:
    if parts.act == "forget":
        landmark = Landmark.objects.filter(pupil=pupil, pk=parts.row).first()
        if landmark is not None:
            drop_landmark(landmark, by=request.actor)
            messages.success(request, _("C’est effacé."))
        return True
    if parts.act == "date":
        if not _noted(request, parts["date"], pupil):
            return False
        messages.success(request, _("C’est noté."))
        return True
    form = parts["door"]
    if parts.act != "door" or not form.is_valid():
        return False
    said = form.cleaned_data
    save_next_door(
        pupil, wishes=form.wishes, internship=said["internship"], summer=said["summer"], shown=said["shown"],
        by=request.actor,
    )  # fmt: skip
    messages.success(request, _("C’est gardé. Tu peux changer d’avis autant que tu veux."))
    return True


def _noted(request: SiteRequest, form: LandmarkForm, pupil: Pupil) -> bool:
    def add() -> Landmark:
        said = form.cleaned_data
        return add_landmark(pupil, day=said["day"], what=said["what"], by=request.actor)

    return made_once(request, form, "afterwards.landmark", add) is not None


@screen(permission="afterwards.read_next_door", load=shown_door, methods=("GET", "HEAD"))
def next_door_shown(request: SiteRequest, door: NextDoor, pupil_id: int) -> HttpResponse:
    """What the pupil shows, for teachers and whoever accompanies them."""
    wishes = [(each.get_path_display(), said_trades(each.trades), each.place, each.why) for each in door.wishes.all()]
    return page(request, "afterwards/next_door_shown.html", {"door": door, "pupil": door.pupil, "wishes": wishes})
