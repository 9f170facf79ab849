"""Agreements in lists and one by one, for school, host, pupil and territory."""

from typing import Any

import rules
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.accounts.capacities import Viewer
from premierpas.core import clock
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.core.text import one_line, whole_number
from premierpas.organisations.capacities import HEAD_TEACHER
from premierpas.organisations.models import Classroom

from ..actions.asking import blockers
from ..changes import changes_of
from ..delegations import may_sign_for
from ..history import history_of
from ..in_words import party_lines, reading_of
from ..models import Agreement, AgreementState
from ..permissions import seat_of
from ..queries import FILTERS, lacking_by_class, looked_for, narrowed, seen
from ..standing import standing_of, why_not_sign_now
from ..telling.bounces import bounced
from ..terms.content import Part
from ..terms.judging import breaches, missing
from .loading import agreement_of, frame_of, home_of, list_of, may, where_to_cancel

A = AgreementState
PER_PAGE, MOST_CLASSES = 30, 40
TABS = (
    ("", gettext_lazy("Toutes")),
    ("a-completer", gettext_lazy("À compléter")),
    ("pretes", gettext_lazy("Prêtes")),
    ("en-signature", gettext_lazy("En signature")),
    ("signees", gettext_lazy("Signées")),
    ("arretees", gettext_lazy("Arrêtées")),
)


@screen(permission="organisations.work_at_school", methods=("GET", "HEAD"))
def school_list(request: SiteRequest) -> HttpResponse:
    """The agreements of the school's pupils; a teacher's own classes only, all while a delegation runs."""
    viewer = request.viewer
    rooms = Classroom.objects.filter(
        pk__in=seen(viewer).order_by().values("placement__enrolment__classroom"), school=viewer.school_id
    ).order_by("key")
    context = _listed(request) | _narrowed_to(request, list(rooms))
    room = context["room"]
    context |= {
        "asks": room is not None and rules.has_perm("organisations.manage_classroom", viewer, room),
        "signs": viewer.school_id is not None and may_sign_for(viewer, viewer.school_id),
        "for_school": True,
        "downloads": _sealed(viewer, room),
        "leads": viewer.acts_as(HEAD_TEACHER),
    }
    return page(request, "placements/agreements/list.html", context | _lacks(request, context))


def _sealed(viewer: Viewer, room: Classroom | None) -> bool:
    rows = narrowed(seen(viewer), classroom_id=room.pk if room else None)
    return bool(rows.filter(sealed__isnull=False).exists())


@screen(permission="organisations.work_as_company", methods=("GET", "HEAD"))
def host_list(request: SiteRequest) -> HttpResponse:
    """The agreements of the pupils who come."""
    return page(request, "placements/agreements/list.html", _listed(request))


@screen(permission="organisations.work_as_coordinator", methods=("GET", "HEAD"))
def territory_list(request: SiteRequest) -> HttpResponse:
    """What is missing, over all schools of the territory."""
    context = _listed(request)
    return page(
        request, "placements/agreements/list.html", context | _lacks(request, context) | {"for_territory": True}
    )


def _listed(request: SiteRequest) -> dict[str, Any]:
    viewer, asked = request.viewer, request.GET.get("etat", "")
    words, room = one_line(request.GET.get("q", ""))[:60], whole_number(request.GET.get("classe", ""))
    looked = looked_for(narrowed(seen(viewer), filter_name=asked, classroom_id=room), viewer, words)
    part = Paginator(looked.rows, PER_PAGE).get_page(request.GET.get("page"))
    shown = asked if asked in FILTERS else ""
    kept = f"&classe={room}" if room is not None else ""
    return {
        "part": part,
        "rows": [_row(each, home_of(viewer, each)) for each in part.object_list],
        "filtered": bool(asked or words or room is not None),
        "q": words,
        "meant": looked.meant,
        "tabs": [
            {"label": label, "url": f"?etat={name}{kept}" if name or kept else "?", "current": name == shown}
            for name, label in TABS
        ],
    }  # fmt: skip


def _lacks(request: SiteRequest, context: dict[str, Any]) -> dict[str, Any]:
    """What each class still lacks, on the whole list only."""
    if context["filtered"] or context["part"].number > 1:
        return {}
    return {"classes": lacking_by_class(seen(request.viewer), most=MOST_CLASSES)}


def _narrowed_to(request: SiteRequest, rooms: list[Classroom]) -> dict[str, Any]:
    asked = request.GET.get("classe", "")
    return {"rooms": rooms, "room": next((each for each in rooms if str(each.pk) == asked), None)}


def _row(agreement: Agreement, url: str) -> dict[str, Any]:
    placement, standing = agreement.placement, standing_of(agreement)
    return {
        "agreement": agreement,
        "url": url,
        "who": placement.pupil.listed_name,
        "classroom": placement.enrolment.classroom,
        "host": placement.host_name,
        "week": placement.week,
        "label": agreement.get_state_display(),
        "standing": standing,
        "soon": agreement.state != A.SIGNED and (placement.first_day - clock.today()).days <= 14
        and placement.first_day >= clock.today(),
    }  # fmt: skip


@screen(permission="placements.read_for_school", load=agreement_of, methods=("GET", "HEAD"))
def school_agreement(request: SiteRequest, agreement: Agreement, pk: int) -> HttpResponse:
    """For the school."""
    return _shown(request, agreement)


@screen(permission="placements.work_for_host", load=agreement_of, methods=("GET", "HEAD"))
def host_agreement(request: SiteRequest, agreement: Agreement, pk: int) -> HttpResponse:
    """For the host."""
    return _shown(request, agreement)


@screen(permission="placements.follow_in_territory", load=agreement_of, methods=("GET", "HEAD"))
def territory_agreement(request: SiteRequest, agreement: Agreement, pk: int) -> HttpResponse:
    """For the territory's coordinators, who read and don't sign."""
    return _shown(request, agreement)


@screen(permission="placements.see_own", load=agreement_of, methods=("GET", "HEAD"))
def own_agreement(request: SiteRequest, agreement: Agreement, pk: int) -> HttpResponse:
    """For the pupil."""
    return _shown(request, agreement)


@screen(permission="placements.read_history", load=agreement_of, methods=("GET", "HEAD"))
def history(request: SiteRequest, agreement: Agreement, pk: int) -> HttpResponse:
    """Who did what, and as what: for the head teacher and the coordinators."""
    words = frame_of(request, agreement) | {"lines": history_of(agreement.placement)}
    return page(request, "placements/agreements/history.html", words)


def _shown(request: SiteRequest, agreement: Agreement) -> HttpResponse:
    viewer = request.viewer
    seat = seat_of(viewer, agreement) if agreement.state == A.SIGNING else None
    wait = why_not_sign_now(seat, list(agreement.signatories.all())) if seat else ""
    content = agreement.content
    sector = agreement.placement.sector
    works = {
        name: may(name, request, agreement) for name in ("work_for_school", "work_for_host", "change", "seat_another")
    }
    versions = list(agreement.placement.agreements.order_by("-number"))
    context = {
        "agreement": agreement,
        "own": viewer.is_pupil,
        **works,
        "who": agreement.placement.pupil.full_name,
        "reading": reading_of(agreement),
        "standing": standing_of(agreement),
        "parties": party_lines(agreement, bounced=bounced([agreement]) if works["work_for_school"] else None),
        "to_sign": seat is not None and not seat.has_signed and not wait,
        "wait": wait if seat is not None and not seat.has_signed else "",
        "may_refuse": seat is not None and not seat.has_signed,
        "cancel_url": where_to_cancel(viewer, agreement.placement)
        if agreement.state == A.SIGNED and may("cancel", request, agreement.placement) else "",
        "blockers": list(blockers(agreement).values()) if agreement.state == A.READY else [],
        "breaches": breaches(agreement.placement, content) if agreement.may_be_edited else [],
        "host_lacks": list(missing(Part.HOST, content, sector=sector).values()),
        "school_lacks": list(missing(Part.SCHOOL, content, sector=sector).values()),
        "versions": [(each, home_of(viewer, each)) for each in versions if each.pk != agreement.pk],
        "follower": next((home_of(viewer, each) for each in versions if each.number > agreement.number
                          and each.state != A.VOID and each.amends_id is None), ""),
        "changes": changes_of(agreement),
        "week_acts": works["change"] and agreement.state == A.SIGNED
        and agreement.placement.first_day <= clock.today(),
        "list_url": list_of(viewer),
        "list_label": _("Conventions"),
        "reads_history": may("read_history", request, agreement),
    }  # fmt: skip
    return page(request, "placements/agreements/detail.html", context)
