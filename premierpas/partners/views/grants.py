"""Grants: what is due, what was promised, and what the figures prove."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core.alphabet import alphabetical
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.people.team import works_in_team
from premierpas.ui.forms import Together

from ..actions import decide_grant, drop_target, hand_in_grant, open_grant, report_grant, set_target
from ..enums import GrantState
from ..forms import AskedForm, GrantedForm, GrantForm, TargetForm
from ..models import Partner
from ..queries import grants_of, partners_of, proofs_of
from .loading import done, form_page, of_grant, typed


@screen(permission="partners.read", methods=("GET", "HEAD"))
def grants(request: SiteRequest) -> HttpResponse:
    """Each with its state, its next day and its figures."""
    state = request.GET.get("etat", "")
    words = {
        "grants": [(grant, proofs_of(grant)) for grant in grants_of(request.viewer.territory_id, state)],
        "states": GrantState.choices,
        "state": state,
        "may_work": works_in_team(request.viewer),
    }
    return page(request, "partners/grants.html", words)


@screen(permission="partners.work")
def new_grant(request: SiteRequest) -> HttpResponse:
    """A call that one answers."""
    partners = partners_of(request.viewer.territory_id).order_by(alphabetical("name"), "pk")
    form = GrantForm(typed(request), partners=list(partners), initial={"partner": request.GET.get("partenaire", "")})

    def opened() -> Any:
        data = {name: value for name, value in form.cleaned_data.items() if name not in ("once", "partner")}
        return open_grant(form.cleaned_data["partner"], by=request.actor, **data)

    made = done(request, form, "open_grant", opened)
    if made:
        messages.success(request, _("C’est noté."))
        return redirect("partners:grant", grant_id=made)
    crumbs = [_("Subventions"), reverse("partners:grants"), _("Nouvelle subvention")]
    return form_page(request, form, title=_("Ajouter une subvention"), button=_("Enregistrer"), crumbs=crumbs)


def _step(grant: Any) -> dict[str, Callable[[Any], Any]]:
    """The form of what comes next, if it has one."""
    if grant.state == GrantState.CALL:
        return {"step": lambda data: AskedForm(data, initial={"asked": grant.asked})}
    if grant.state == GrantState.ASKED:
        return {"step": lambda data: GrantedForm(data, initial={"granted": grant.asked})}
    return {}


@screen(permission="partners.view", load=of_grant)
def grant(request: SiteRequest, thing: Partner, grant_id: int) -> HttpResponse:
    """What was promised beside what is told; the next step; the figures that prove it."""
    row = thing.grants.select_related("partner").get(pk=grant_id)
    parts, begun = Together(request, _step(row) | {"target": TargetForm}), row.state
    if parts.settle(lambda: _done(request, row, parts), anew=row.refresh_from_db):
        return redirect("partners:grant", grant_id=grant_id)
    if row.state != begun:
        parts.forms |= {"step": None} | {name: build(None) for name, build in _step(row).items()}
    words = {
        "grant": row,
        "partner": thing,
        "proofs": proofs_of(row),
        "parts": parts,
        "carried": parts.kept,
        "may_work": works_in_team(request.viewer),
    }
    return page(request, "partners/grant.html", words, status=parts.status)


def _done(request: SiteRequest, row: Any, parts: Together) -> bool:
    kept = _acted(request, row, parts)
    if kept:
        messages.success(request, _("C’est noté."))
    return kept


def _acted(request: SiteRequest, row: Any, parts: Together) -> bool:
    by, act, step, target = request.actor, parts.act, parts.forms.get("step"), parts["target"]
    if act == "target":
        return bool(done(request, target, "set_target", lambda: set_target(row, by=by, **target.cleaned_data)))
    if act == "step" and step is not None:
        move = hand_in_grant if row.state == GrantState.CALL else decide_grant
        return bool(done(request, step, "move_grant", lambda: move(row, by=by, **step.cleaned_data)))  # type: ignore[operator]
    if act == "report":
        report_grant(row, by=by)
        return True
    if act == "drop":
        drop_target(row, by=by, indicator=parts.which)
        return True
    return False
