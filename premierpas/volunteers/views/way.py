"""What a volunteer does themself on the way to pupils: the charter that is read and signed, the training."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.people.enums import Clearance
from premierpas.people.models import Volunteer

from ..actions import answer_scene, sign_charter
from ..actions.learning import understood_by
from ..charter import CHARTERS, VERSION
from ..forms.clearing import CharterForm, SceneForm
from ..queries import signature_of
from ..scenes import SCENES


def _own(request: SiteRequest) -> Volunteer:
    return Volunteer.objects.select_related("territory", "user").get(pk=request.viewer.volunteer_id)


@screen(permission="volunteers.be_volunteer")
def charter(request: SiteRequest) -> HttpResponse:
    """The text as it is today, to be signed when its turn has come; or as it was when it was signed."""
    volunteer = _own(request)
    signed = signature_of(volunteer)
    form = CharterForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            sign_charter(volunteer, by=request.actor)
            messages.success(request, _("Votre signature est notée. La formation vient ensuite."))
            return redirect("volunteers:training")
        except DomainError as error:
            form.refuse(error)
    version = signed.version if signed is not None and signed.version in CHARTERS else VERSION
    words = {
        "articles": CHARTERS[version],
        "version": version,
        "signed": signed,
        "may_sign": volunteer.state == Clearance.REGISTER_CHECKED,
        "form": form,
    }
    return page(request, "volunteers/charter.html", words, status=422 if form.errors else 200)


@screen(permission="volunteers.be_volunteer")
def training(request: SiteRequest) -> HttpResponse:
    """One scene at a time: the next that isn't understood yet, or the one that is asked for."""
    volunteer = _own(request)
    understood = understood_by(volunteer)
    by_code = {each.code: each for each in SCENES}
    left = [each for each in SCENES if each.code not in understood]
    asked = (request.POST if request.method == "POST" else request.GET).get("scene", "")
    scene = by_code.get(asked) or (left[0] if left else None)
    form = SceneForm(request.POST if request.method == "POST" else None, scene=scene) if scene is not None else None
    tried = None
    if scene is not None and form is not None and request.method == "POST" and form.is_valid():
        if answer_scene(volunteer, by=request.actor, scene=scene, answer=form.cleaned_data["answer"]):
            return redirect(f"{reverse('volunteers:training')}?scene={scene.code}")
        tried = scene.answer(form.cleaned_data["answer"])
    words = {
        "scenes": [(number, each, each.code in understood) for number, each in enumerate(SCENES, 1)],
        "scene": scene,
        "number": SCENES.index(scene) + 1 if scene is not None else 0,
        "known": scene is not None and scene.code in understood and tried is None,
        "left": len(left),
        "form": form,
        "tried": tried,
        "to_sign": volunteer.state == Clearance.REGISTER_CHECKED,
    }
    return page(request, "volunteers/training.html", words, status=422 if form is not None and form.errors else 200)
