"""Views that are kept, and words on a company."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core.alphabet import alphabetical
from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.organisations.models import Territory

from ..actions import drop_view, keep_view, tag_file, untag_file
from ..forms.bulk import TagForm, ViewForm
from ..lists.asking import Asked
from ..models import CompanyFile, SavedView
from .companies import asked_of
from .file import load_file


def _own_territory(request: SiteRequest) -> Territory:
    return Territory.objects.get(pk=request.viewer.territory_id)


@screen(permission="outreach.keep_view", load=_own_territory)
def keep(request: SiteRequest, territory: Territory) -> HttpResponse:
    """Give the list that was on the screen a name."""
    form = ViewForm(request.POST if request.method == "POST" else None)
    asked = Asked.of(QueryDict(request.POST.get("question", "")).dict()) if request.POST else asked_of(request)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            keep_view(territory, by=request.actor, label=data["label"], asked=asked, for_team=data["for_team"])
            messages.success(request, _("Vue gardée."))
            return redirect(_list(asked))
        except DomainError as error:
            form.refuse(error)
    words = {"form": form, "question": _question(asked), "back": _list(asked)}
    return page(request, "outreach/keep_view.html", words, status=422 if form.errors else 200)


def _question(asked: Asked) -> str:
    question = QueryDict(mutable=True)
    question.update(asked.words())
    return question.urlencode()


def _list(asked: Asked) -> str:
    return f"{reverse('outreach:companies')}?{_question(asked)}"


def _view(request: SiteRequest, view_id: int) -> SavedView:
    return SavedView.objects.get(pk=view_id)


@screen(permission="outreach.drop_view", load=_view, methods=("POST",))
def drop(request: SiteRequest, view: SavedView, view_id: int) -> HttpResponse:
    """Keep it no longer."""
    drop_view(view, by=request.actor)
    messages.success(request, _("Vue retirée."))
    return redirect("outreach:companies")


@screen(permission="outreach.change_file", load=load_file)
def tags(request: SiteRequest, thing: CompanyFile, **_kwargs: Any) -> HttpResponse:
    """The words under which the company stands."""
    if request.method == "POST" and (label := request.POST.get("remove", "")):
        untag_file(thing, by=request.actor, label=label)
        return redirect("outreach:tags", file_id=thing.pk)
    form = TagForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            tag_file(thing, by=request.actor, label=form.cleaned_data["label"])
            return redirect("outreach:tags", file_id=thing.pk)
        except DomainError as error:
            form.refuse(error)
    words = {"form": form, "file": thing, "tags": list(thing.tags.order_by(alphabetical("label")))}
    return page(request, "outreach/tags.html", words, status=422 if form.errors else 200)
