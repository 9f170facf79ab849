"""Every POST of every link's page, and of every form, once with real commits: what a test's own transaction hides."""

import re
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from premierpas.accounts import link_acts
from premierpas.accounts.links import Link
from premierpas.core.clock import travel
from premierpas.entrance.models import Consent
from premierpas.events.models import Registration, Speaker
from premierpas.forums.models import Stand
from premierpas.mentoring.models import Pair
from premierpas.outreach.models import Interview, YearlyQuestion
from premierpas.partners.models import Hours, Introduction, Member
from premierpas.people.models import Volunteer
from premierpas.placements.actions.codes import send_code
from premierpas.placements.actions.drafting import save_part
from premierpas.placements.models import Agreement, Placement
from premierpas.placements.signing_codes import digits_of, open_code
from premierpas.placements.tasks import run_states
from premierpas.placements.terms.content import Part
from premierpas.placements.terms.standard import prohibitions_for
from premierpas.placements.tests.agreements import HOST_PART, the_holder, the_host
from premierpas.privacy.models import Demand, DemandState, Opening
from tests import link_situations
from tests.access import World
from tests.link_situations import row_of
from tests.page_forms import PageForm, forms_of
from tests.scanning import BIRTH_DATE, FIVE_ANSWERS
from tests.test_access_matrix import ACTS, PAGES, Route, client_of

pytestmark = pytest.mark.django_db(transaction=True)
NOVEMBER = date(2026, 11, 10)
GUESSES = {
    "email": "lina@exemple.test", "phone": "06 12 34 56 78", "postal_code": "92000", "siret": "73282932000074",
    "birth_date": "2012-03-04", "day": "2026-12-01",
}  # fmt: skip


def filled(form: PageForm) -> dict[str, Any]:
    """A form as somebody sends it: every empty field has something of its kind, every choice is made."""
    values: dict[str, Any] = {name: held for name, held in form.values.items() if any(held)}
    for name in form.typed - set(values):
        values[name] = next((word for kind, word in GUESSES.items() if name.endswith(kind)), "Lina Roy")
    for name, offered in form.choices.items():
        if name not in values:
            values[name] = next(filter(None, offered), "")
    return values


def fault_of(client: Client, address: str, data: dict[str, Any]) -> str:
    """What went wrong of ours, or nothing."""
    try:
        status = client.post(address, data).status_code
    except Exception as fault:
        where = [line for line in traceback.format_tb(fault.__traceback__) if "/premierpas/" in line]
        return f"{address} {data}: {fault!r:.200} {where[-1].strip() if where else ''}"
    return f"{address} {data}: {status}" if status >= 500 else ""


def with_code(link: Link) -> dict[str, str]:
    row = row_of(link)
    send_code(row, by=the_holder(row))
    return {"code": digits_of(open_code(row)), "terms_hash": row.agreement.terms_hash}


@dataclass(frozen=True)
class LinkAct:
    """An act of a link's page: which link, what is sent, what shows that it was done."""

    link: Callable[[], Link]
    sent: Callable[[Link], dict[str, str]] = lambda link: {}
    is_done: Callable[[Link], bool] = lambda link: Link.objects.get(pk=link.pk).used_at is not None
    has_begun: bool = False  # the week
    first: dict[str, str] = field(default_factory=dict)  # what the page asks before it shows anything


def placement_of(link: Link) -> Placement:
    return Placement.objects.get(pk=link.subject_id)


def answer(**words: str) -> Callable[[Link], dict[str, str]]:
    return lambda link: words


def a_whole_part(link: Link) -> dict[str, Any]:
    """The host's part as it was kept the day before, with who signs; now it is finished."""
    agreement = Agreement.objects.get(pk=link.subject_id)
    safety = [each.code for each in prohibitions_for(agreement.placement.sector)]
    values = {**HOST_PART, "activities": "Regarder.", "safety": safety}
    save_part(agreement, part=Part.HOST, values=values, by=the_host(agreement))
    (form, *_more) = [each for each in forms_of(Client().get(link.address).content.decode()) if each.method == "post"]
    signer = {"signer_name": "Lina Roy", "signer_function": "gérante", "signer_email": "lina@exemple.test"}
    return {name: held for name, held in form.values.items() if any(held)} | signer | {"then": "done"}


S = link_situations
LINK_ACTS = {
    "yes": LinkAct(S.an_answer, answer(answer="accept")),
    "no": LinkAct(S.an_answer, answer(answer="reject", reason="full", kind_words="Courage !")),
    "more time": LinkAct(S.an_answer, answer(answer="more_time")),
    "the invitation": LinkAct(S.an_invitation, answer(name="Ada")),
    "the invitation, by another name": LinkAct(S.an_invitation),
    "the host's part": LinkAct(S.a_part_to_complete, a_whole_part),
    "a code": LinkAct(
        S.a_guardian_to_sign, answer(do="code", channel="sms"), lambda link: open_code(row_of(link)) is not None
    ),
    "a wrong code": LinkAct(
        S.a_guardian_to_sign, lambda link: with_code(link) | {"do": "sign", "agree": "on", "code": "12"},
        lambda link: open_code(row_of(link)).failures == 1,
    ),
    "a signature": LinkAct(S.a_guardian_to_sign, lambda link: with_code(link) | {"do": "sign", "agree": "on"}),
    "a host's signature": LinkAct(
        S.a_host_to_sign, lambda link: with_code(link) | {"do": "sign", "agree": "on", "function": "gérante"}
    ),
    "a refusal": LinkAct(
        S.a_guardian_to_sign,
        lambda link: {"do": "refuse", "no-reason": "Trop loin", "no-code": with_code(link)["code"]},
    ),
    "not me": LinkAct(
        S.a_host_to_sign,
        answer(do="pass_on", **{
            "other-by_name": "Léa", "other-name": "Lina Roy", "other-function": "directrice",
            "other-email": "lina@exemple.test", "other-phone": "",
        }),
        lambda link: row_of(link).name == "Lina Roy",
    ),
    "an absence": LinkAct(
        S.a_week, lambda link: {"what": "absent", "day": placement_of(link).first_day.isoformat()},
        lambda link: placement_of(link).absences.exists(), has_begun=True,
    ),
    "a word": LinkAct(
        S.a_hosts_page,
        lambda link: {
            "do": "word", "w-day": placement_of(link).first_day.isoformat(), "w-words": "Bravo", "w-by_name": "Léa",
        },
        lambda link: placement_of(link).tutor_words.exists(), has_begun=True,
    ),
    "photos": LinkAct(
        S.a_hosts_page, answer(do="photos", **{"p-allowed": "yes", "p-by_name": "Léa"}),
        lambda link: hasattr(placement_of(link), "photo_leave"), has_begun=True,
    ),
    "a family's page opens": LinkAct(
        S.a_familys_year, answer(**BIRTH_DATE),
        lambda link: Opening.objects.filter(pupil=link.subject_id, link=link.pk).exists(),
    ),
    "a child is to be erased": LinkAct(
        S.a_family_page, answer(do="ask", sure="yes"),
        lambda link: Demand.objects.filter(pupil=link.subject_id, state=DemandState.ASKED).exists(), first=BIRTH_DATE,
    ),
    "somebody joins the team": LinkAct(
        S.an_invitation_to_the_team, answer(), lambda link: Volunteer.objects.get(pk=link.subject_id).since is not None
    ),
    "a guardian lets a child go": LinkAct(
        S.a_guardian_asked_about_an_event, answer(answer="yes", leaves="alone"),
        lambda link: Consent.objects.filter(participant=link.subject_id, yes=True).exists(),
    ),
    "a former pupil answers": LinkAct(S.news_asked, answer(**FIVE_ANSWERS)),
    "a host kindly says no to a reference": LinkAct(S.a_reference_asked, answer(do="decline")),
    "the same again": LinkAct(
        S.a_member_of_the_network, answer(answer="call_me"),
        lambda link: YearlyQuestion.objects.get(pk=link.subject_id).answer == "call_me",
    ),
    "a draft is right": LinkAct(
        S.a_draft_to_read, answer(answer="right"),
        lambda link: Interview.objects.get(pk=link.subject_id).confirmed_at is not None,
    ),
    "a partner's person comes": LinkAct(
        S.a_partner_invited, answer(), lambda link: Member.objects.get(pk=link.subject_id).since is not None
    ),
    "an introduction": LinkAct(
        S.an_introduction_asked, answer(answer="yes"),
        lambda link: Introduction.objects.get(pk=link.subject_id).state == "yes",
    ),
    "hours": LinkAct(
        S.hours_asked, answer(answer="yes"), lambda link: Hours.objects.get(pk=link.subject_id).state != "asked"
    ),
    "a stand comes": LinkAct(
        S.a_stand_invited, answer(answer="yes", people="Léa Roy"),
        lambda link: Stand.objects.get(pk=link.subject_id).answer == "yes",
    ),
    "a former pupil comes to an evening": LinkAct(
        S.somebody_invited_to_an_event, answer(answer="yes", name="Sira Camara"),
        lambda link: Registration.objects.filter(guest_name="Sira Camara", state="confirmed").exists(),
    ),
    "a speaker can't come": LinkAct(
        S.a_speaker_asked, answer(answer="no"),
        lambda link: Speaker.objects.get(pk=link.subject_id).said_no_at is not None,
    ),
    "a guardian says no": LinkAct(
        S.a_guardian_asked_about_a_mentor, answer(answer="no"),
        lambda link: Pair.objects.get(pk=link.subject_id).why_ended == "refused",
    ),
    "a new link": LinkAct(
        S.a_guardian_to_sign, answer(renew="1"), lambda link: Link.objects.latest("pk").pk > link.pk
    ),
}  # fmt: skip


def test_every_act_of_every_links_page_is_done():
    faults, purposes = [], set()
    for name, act in LINK_ACTS.items():
        with travel(NOVEMBER):
            link = act.link()
            purposes.add(link.purpose)
        with travel(placement_of(link).last_day if act.has_begun else NOVEMBER):
            if act.has_begun:
                run_states()
            if name == "a new link":
                link_acts.revoke_links(purpose=link.purpose, subject_id=link.subject_id)
            browser, held = Client(), dict[str, Any]()
            if act.first:
                browser.post(link.address, act.first)
            for form in forms_of(browser.get(link.address).content.decode()):
                held |= {key: values for key, values in form.values.items() if any(values) and key != "then"}
            data = held | {"name": "Lina Roy", "by_name": "Lina Roy"} | act.sent(link)
            fault = fault_of(browser, link.address, data)
            if fault or not act.is_done(link):
                faults.append(f"{name}: {fault or 'not done'}")
    assert faults == []
    assert purposes == set(link_acts.purposes.names())


@pytest.mark.parametrize("app", sorted({route.name.split(":")[0] for route in PAGES if ":" in route.name}))
def test_every_form_is_sent_once(app: str, committed_world: World):
    world, faults, tried = committed_world, [], set()
    leaving = {reverse("accounts:sign_out"), reverse("accounts:choose_capacity")}
    for route in (each for each in (*PAGES, *ACTS) if each.name.startswith(f"{app}:")):
        role = next((each for each in ("company", "pupil", "head", "coordinator") if each in route.roles), "nobody")
        client = client_of(world.people[role])
        address = reverse(route.name, kwargs=world.parameters(route.name, route.parameters))
        for action, data in sendings(client, route, address):
            kind = (re.sub(r"\d+", "", action), tuple(sorted(data)))
            if action in leaving or kind in tried:
                continue
            tried.add(kind)
            faults.append(fault_of(client, action, data))
    assert [each for each in faults if each] == []


def sendings(client: Client, route: Route, address: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """What this page's forms send, once a button; an act is sent bare."""
    if route.is_act:
        yield address, {}
        return
    response = client.get(address)
    html = "" if response.streaming else response.content.decode(errors="replace")
    for form in forms_of(html):
        if form.method == "post":
            for name, value in form.buttons or [("", "")]:
                yield form.action or address, filled(form) | ({name: value} if name else {})
