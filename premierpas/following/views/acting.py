"""What one does from a list: a kind word to one pupil, or one act for many, shown before it is done."""

from collections.abc import Mapping, Sequence

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.agenda.models import Presence
from premierpas.agenda.queries import Colleague, Shown
from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest, own_address
from premierpas.core.screens import page, screen
from premierpas.core.text import whole_number
from premierpas.offers.models import Offer
from premierpas.people.models import Enrolment

from ..actions import nudge
from ..forms import ManyForm
from ..many import Act, Given, apply_to, chosen, offers_for, preview, tasks_of


def _enrolment(request: SiteRequest, enrolment_id: int) -> Enrolment:
    return Enrolment.objects.select_related("pupil", "classroom__school").get(pk=enrolment_id)


def _home_of(request: SiteRequest) -> str:
    """The page where the button stood, else the list of pupils or classes."""
    return own_address(request, request.POST.get("back", "")) or settings.LOGIN_REDIRECT_URL


@screen(permission="following.nudge", load=_enrolment, methods=("POST",))
def remind(request: SiteRequest, enrolment: Enrolment, enrolment_id: int) -> HttpResponse:
    """A kind word to one pupil."""
    try:
        nudge(enrolment, by=request.actor)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("Le rappel est parti : %(name)s le lira.") % {"name": enrolment.pupil.first_name})
    return redirect(_home_of(request))


@screen(permission="following.work", methods=("POST",))
def many(request: SiteRequest) -> HttpResponse:
    """First what each gets, then the act: nothing happens before `do`."""
    act, wanted = _asked(request)
    rows = chosen(request.viewer, wanted)
    if act is None or not rows:
        messages.info(request, _("Cochez au moins un élève, puis choisissez quoi faire."))
        return redirect(_home_of(request))
    tasks = tasks_of(rows, request.viewer) if act in (Act.LATER, Act.GIVE) else {}
    offers = offers_for(rows) if act == Act.OFFER else []
    step = request.POST.get("step", "")
    form = ManyForm(request.POST if step else None, act=act, offers=offers, team=_colleagues(tasks))
    given = _given(form, offers) if (step and form.is_valid()) or act == Act.REMIND else None
    changes = preview(rows, act, given, tasks)
    if given is not None and step == "do":
        done, refused = apply_to(changes, act, given, tasks, by=request.actor)
        said = ngettext("C’est fait pour %(n)d élève.", "C’est fait pour %(n)d élèves.", done)
        messages.success(request, said % {"n": done})
        for line in refused[:5]:
            messages.error(request, line)
        return redirect(_home_of(request))
    words = {
        "act": act,
        "form": form,
        "changes": changes,
        "seen": given is not None,
        "count": sum(1 for change in changes if not change.no),
        "back": own_address(request, request.POST.get("back", "")),
    }
    return page(request, "following/many.html", words, status=422 if form.errors else 200)


def _asked(request: SiteRequest) -> tuple[Act | None, list[int]]:
    """What to do and for whom: those ticked, or those whom a group's own button names (`remind:12,15`)."""
    act, _colon, named = request.POST.get("act", "").partition(":")
    wanted = named.split(",") if named else request.POST.getlist("enrolment")
    ids = [number for each in wanted if (number := whole_number(each))]
    return (Act(act) if act in Act.values else None), ids


def _colleagues(tasks: Mapping[int, Shown]) -> Sequence[Colleague]:
    """Everybody to whom one of these tasks can be given."""
    found = {each.key: each for task in tasks.values() if task.may for each in task.colleagues}
    return sorted(found.values(), key=lambda each: each.name)


def _given(form: ManyForm, offers: Sequence[Offer]) -> Given:
    data = getattr(form, "cleaned_data", {})
    offer = next((each for each in offers if str(each.pk) == data.get("offer")), None)
    owner = Presence.objects.select_related("user").filter(key=data["owner"]).first() if data.get("owner") else None
    return Given(offer=offer, day=data.get("day"), owner=owner)
