"""Every state × everybody × every act that is offered anywhere, by direct POST: only the moves of the table happen."""

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from premierpas.accounts.capacities import Viewer
from premierpas.applications.enums import ApplicationState as S
from premierpas.applications.models import Application
from premierpas.core.actions import ACTIONS
from premierpas.core.reasons import ReasonMissing, reason_given
from premierpas.messaging.models import Incident
from premierpas.messaging.models import IncidentState as I
from premierpas.offers.enums import OfferState as O
from premierpas.offers.models import Offer
from premierpas.placements.models import Agreement
from premierpas.placements.models import AgreementState as A
from tests.offering import Act, walks
from tests.reading import WRITES
from tests.scenes import AGREEMENTS, APPLICATIONS, INCIDENTS, OFFERS, Scene
from tests.test_access_matrix import KNOWN, client_of, is_request_stopped, viewer_as
from tests.together import folder_of_run

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("documents_set_once")]
SCHOOL = {"teacher", "head"}
# Who may bring a thing from which states into this one (domain.md, States); everything else is for links and tasks.
Table = dict[Any, tuple[set[Any], set[str]]]
WAITING = {S.SUBMITTED, S.READ, S.UNDER_REVIEW}
APPLICATION: Table = {
    S.SUBMITTED: ({S.DRAFT, S.WITHDRAWN}, {"pupil"}),
    S.READ: ({S.SUBMITTED}, {"company"}),
    S.UNDER_REVIEW: ({S.SUBMITTED, S.READ}, {"company"}),
    S.ACCEPTED: (WAITING | {S.REJECTED, S.EXPIRED}, {"company"}),
    S.REJECTED: (WAITING, {"company"}),
    S.CONFIRMED: ({S.ACCEPTED}, {"pupil"}),
    S.WITHDRAWN: (WAITING | {S.ACCEPTED, S.CONFIRMED}, {"pupil"}),
    S.CANCELLED_BY_COMPANY: ({S.ACCEPTED, S.CONFIRMED}, {"company"}),
    S.CANCELLED_BY_SCHOOL: (WAITING | {S.ACCEPTED, S.CONFIRMED}, SCHOOL),
    S.SUPERSEDED: (WAITING | {S.ACCEPTED}, {"pupil", *SCHOOL}),  # of another place, confirmed or registered
}
SIGNERS = {"pupil", "head", "delegate", "company"}
AGREEMENT: Table = {
    A.READY: ({A.DRAFT}, SCHOOL | {"company"}),
    A.DRAFT: ({A.READY}, SCHOOL | {"company"}),
    A.SIGNING: ({A.READY}, SCHOOL),
    A.SIGNED: ({A.DRAFT, A.READY, A.SIGNING}, SIGNERS | {"teacher"}),  # registered, or the last one on paper
    A.REFUSED: ({A.SIGNING}, SIGNERS),
    A.VOID: (set(A) - {A.VOID}, SCHOOL | {"company", "pupil"}),
}
OFFER: Table = {
    O.IN_REVIEW: ({O.DRAFT, O.CHANGES_REQUESTED}, {"company"}),
    O.CHANGES_REQUESTED: ({O.IN_REVIEW}, {"coordinator"}),
    O.PUBLISHED: ({O.IN_REVIEW, O.PAUSED}, {"coordinator", "company"}),
    O.PAUSED: ({O.PUBLISHED}, {"company"}),
    O.CLOSED: ({O.PUBLISHED, O.PAUSED}, {"company"}),
    O.WITHDRAWN: ({O.PUBLISHED, O.PAUSED}, {"coordinator"}),
    "gone": ({O.DRAFT}, {"company"}),
}
INCIDENT: Table = {
    I.HANDLED: ({I.OPEN, I.CLOSED}, {"coordinator"}),
    I.CLOSED: ({I.OPEN, I.HANDLED}, {"coordinator"}),
    I.OPEN: ({I.HANDLED}, {"pupil"}),
}
ABOUT: dict[str, tuple[dict[str, Callable[[], Scene]], Any, str, Table]] = {
    "applications": (APPLICATIONS, Application, "applications:pk", APPLICATION),
    "placements": (AGREEMENTS, Agreement, "placements:pk", AGREEMENT),
    "offers": (OFFERS, Offer, "offer_id", OFFER),
    "messaging": (INCIDENTS, Incident, "incident_id", INCIDENT),
}
# What the scenes of an app are called where they are walked.
KIND = {"applications": "application", "placements": "agreement", "offers": "offer", "messaging": "incident"}


def _undone(client: Client, address: str, data: Any, look: Callable[[], Any]) -> tuple[HttpResponse, Any]:
    with transaction.atomic():
        answer = client.post(address, data)
        seen = look()
        transaction.set_rollback(True)
    return answer, seen


def is_turned_away(viewer: Viewer, address: str) -> bool:
    """Whether the view's guard refuses this person a post before it reads or writes anything, whatever is sent."""
    wrote: list[str] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        wrote.extend([sql] if WRITES.match(sql) else [])
        return execute(sql, params, many, context)

    request = RequestFactory().post(address)
    with connection.execute_wrapper(note):
        is_stopped = is_request_stopped(viewer, request)
    return is_stopped and not wrote and not hasattr(request, "_post") and not request._read_started


@pytest.fixture(scope="session")
def acts_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], list[Act]]:
    """What is offered in any state of an app's."""
    run = folder_of_run(tmp_path_factory.getbasetemp())

    @cache
    def found(app: str) -> list[Act]:
        every: dict[str, Act] = {}
        for walk in walks(run, KIND[app]).values():
            every |= {key: act for key, act in walk.acts.items() if act[0].startswith(f"{app}:")}
        return list(every.values())

    return found


ROUTES = {route.name: route for route in KNOWN}
CASES = [(app, name) for app, (scenes, *_more) in ABOUT.items() for name in scenes]


@pytest.mark.parametrize(("app", "name"), CASES)
def test_a_direct_post_moves_only_what_the_table_lets_who_move(
    app: str, name: str, acts_of: Callable[[str], list[Act]]
) -> None:
    scenes, model, key, table = ABOUT[app]
    acts, scene = acts_of(app), scenes[name]()
    pk = scene.ids[key]

    def state() -> str:
        return model.objects.values_list("state", flat=True).filter(pk=pk).first() or "gone"

    before, wrong, tried = state(), [], 0
    terms = Agreement.objects.filter(pk=scene.ids.get("placements:pk", 0)).values_list("terms_hash", flat=True).first()
    with scene.when():
        for role, person in scene.people.items():
            client, closed = client_of(person), set()
            viewer = viewer_as(person)
            for route, data in acts:
                names = ROUTES[route].parameters
                words = {each: scene.ids.get(f"{app}:{each}", scene.ids.get(each)) for each in names}
                if None in words.values() or "" in words.values() or route in closed:
                    continue
                tried += 1
                address = reverse(route, kwargs=words)
                sent = data | ({"terms_hash": [terms]} if "terms_hash" in data else {})
                # The page that says no is the same behind each guard: one of them is asked for by the whole way.
                if closed and role not in ROUTES[route].roles and is_turned_away(viewer, address):
                    closed.add(route)
                    continue
                answer, after = _undone(client, address, sent, state)
                if answer.status_code == 403 and is_turned_away(viewer, address):
                    closed.add(route)
                sources, roles = table.get(after, (set(), set()))
                if answer.status_code >= 500 or (after != before and not (before in sources and role in roles)):
                    wrong.append((role, route, f"{before} → {after}", answer.status_code))
    assert wrong == [], "\n".join(map(str, wrong))
    assert tried > 5


@pytest.mark.parametrize("said", ["", "  ", "\u200b\u00a0", "…", "--"])
def test_what_says_nothing_is_no_reason(said: str) -> None:
    with pytest.raises(ReasonMissing):
        reason_given(said)


def test_every_action_that_takes_a_reason_asks_for_one() -> None:
    taking = {}
    for name, declared in ACTIONS.items():
        code = declared.call.__code__
        takes = "reason" in code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
        if takes and ".tests." not in declared.call.__module__:
            taking[name] = code
    asking = {name: code for name, code in taking.items() if {"reason_given", "ReasonMissing"} & set(code.co_names)}
    asked_below = {code.co_name for code in asking.values()}  # by the action to which the reason is handed on
    silent = [
        name for name, code in taking.items() if name not in asking and not asked_below.intersection(code.co_names)
    ]
    assert silent == []
