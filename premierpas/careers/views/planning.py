"""Paths that a team or a company makes."""

from collections.abc import Callable
from typing import Any

import rules
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.alphabet import alphabetical
from premierpas.core.errors import DomainError
from premierpas.core.once import new_key, once
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen

from ..actions import begin_path, change_path, drop_stage, publish_path, save_stage, send_path
from ..enums import PathState
from ..forms.paths import NewPathForm, PathForm, StageForm
from ..models import DiscoveryPath
from ..stages import LEAST, MOST, stages_of

PER_PAGE, NEW = 20, "nouvelle"


@screen(permission="careers.plan")
def plan(request: SiteRequest) -> HttpResponse:
    """The paths of the territory and of its companies · Commencer."""
    form = NewPathForm(request.POST if request.method == "POST" else None, once=new_key())
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        said = {name: data[name] for name in ("title", "intro", "sector")}
        try:
            made = once(
                str(data["once"]), action="careers.begin_path", owner=f"user:{request.viewer.user_id}",
                do=lambda: str(begin_path(**said, by=request.actor).pk),
            )  # fmt: skip
            return redirect("careers:edit_path", path_id=int(made))
        except DomainError as error:
            form.refuse(error)
    territory = request.viewer.territory_id
    rows = DiscoveryPath.objects.filter(Q(territory=territory) | Q(company__territory=territory))
    ordered = rows.select_related("company").order_by(alphabetical("title"), "pk")
    words = {"form": form, "listed": Paginator(ordered, PER_PAGE).get_page(request.GET.get("page"))}
    return page(request, "careers/plan.html", words, status=422 if form.errors else 200)


def path_of_id(request: SiteRequest, path_id: int, key: str = NEW) -> DiscoveryPath:
    """A path that somebody made, whose stage of this key is there, unless it is a new one or is taken away."""
    path = DiscoveryPath.objects.select_related("company").get(pk=path_id)
    if key != NEW and request.POST.get("act") != "drop" and key not in {each.key for each in stages_of(path.stages)}:
        raise Http404
    return path


@screen(permission="careers.edit_path", load=path_of_id)
def edit_path(request: SiteRequest, path: DiscoveryPath, path_id: int) -> HttpResponse:
    """Title, stages, where it stands · Envoyer or Publier."""
    act = request.POST.get("act", "")
    if act == "send":
        return _did(request, path, lambda: send_path(path, by=request.actor), _("Envoyé. Nous le relisons."))
    if act == "publish":
        return _did(request, path, lambda: publish_path(path, by=request.actor), _("Le parcours est en ligne."))
    form = PathForm(request.POST if act == "change" else None, path=path)
    if act == "change" and form.is_valid():
        done = _("C’est enregistré.")
        return _did(request, path, lambda: change_path(path, **form.cleaned_data, by=request.actor), done)
    stages = stages_of(path.stages)
    words = {
        "path": path,
        "form": form,
        "stages": stages,
        "state": path.get_state_display(),
        "is_public": path.state == PathState.PUBLISHED,
        "is_sent": path.state == PathState.SENT,
        "may_publish": rules.has_perm("careers.publish_path", request.viewer, path),
        "is_ready": len(stages) >= LEAST,
        "is_full": len(stages) >= MOST,
        "least": LEAST,
        "minutes": sum(stage.minutes for stage in stages),
        "is_company": request.viewer.is_company,
    }
    return page(request, "careers/edit_path.html", words, status=422 if form.errors else 200)


@screen(permission="careers.edit_path", load=path_of_id)
def edit_stage(request: SiteRequest, path: DiscoveryPath, path_id: int, key: str) -> HttpResponse:
    """One stage; `nouvelle` is one more."""
    stage = next((each for each in stages_of(path.stages) if each.key == key), None)
    if request.POST.get("act") == "drop":
        return _did(request, path, lambda: drop_stage(path, key, by=request.actor), _("L’étape est retirée."))
    form = StageForm(request.POST if request.method == "POST" else None, stage=stage)
    if request.method == "POST" and form.is_valid():
        try:
            save_stage(path, form.stage, by=request.actor)
            return redirect("careers:edit_path", path_id=path.pk)
        except DomainError as error:
            form.refuse(error)
    words = {"path": path, "stage": stage, "form": form}
    return page(request, "careers/edit_stage.html", words, status=422 if form.errors else 200)


def _did(request: SiteRequest, path: DiscoveryPath, do: Callable[[], Any], done: str) -> HttpResponse:
    try:
        do()
        messages.success(request, done)
    except DomainError as error:
        messages.error(request, str(error.message))
    return redirect("careers:edit_path", path_id=path.pk)
