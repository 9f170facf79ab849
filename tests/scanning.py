"""What tests of links and of hostile input share: the whole database as fingerprints, one link of each kind."""

import io
import logging
from collections.abc import Callable, Iterator, Set
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import structlog
from django.db import connection

from premierpas.accounts.links import Link
from premierpas.applications.actions import start_application, submit_application
from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.organisations.actions.members import invite
from premierpas.organisations.enums import Role
from premierpas.people.models import Authorisation
from premierpas.placements.actions import advance
from premierpas.placements.actions.codes import send_code
from premierpas.placements.forms.host_part import initial_of
from premierpas.placements.forms.hours import HoursForm
from premierpas.placements.models import Agreement, Party, Placement, Signatory
from premierpas.placements.signing_codes import digits_of, open_code
from premierpas.placements.terms.standard import prohibitions_for
from premierpas.placements.tests.agreements import HOST_PART, found_outside, in_signature, signed, the_holder
from tests import link_situations as situations
from tests.factories import (
    a_member,
    a_published_offer,
    a_pupil,
    a_school,
    acting,
    coming_weeks,
    the_class_goes,
)

# What a visit may leave behind: who tried how often, and an anonymous session.
VISITS = frozenset({"accounts_attempt", "django_session"})


def tables_with_pages(cursor: Any) -> list[str]:
    """The tables that may hold rows: one without a page in its file has none."""
    cursor.execute(
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'm')"
        " AND pg_relation_size(oid) > 0 ORDER BY relname"
    )
    return [table for (table,) in cursor.fetchall()]


def fingerprints(*, but: Set[str] = VISITS) -> dict[str, tuple[int, str]]:
    """Of each table with rows their number and a hash of all they hold."""
    found = {}
    with connection.cursor() as cursor:
        for table in tables_with_pages(cursor):
            if table not in but:
                cursor.execute(
                    f"SELECT count(*), md5(coalesce(string_agg(r::text, '|' ORDER BY r::text), '')) FROM {table} r"
                )
                found[table] = cursor.fetchone()
    return {table: each for table, each in found.items() if each[0]}


def tables_that_hold(text: str) -> list[str]:
    """The tables in which this text stands anywhere."""
    found = []
    with connection.cursor() as cursor:
        for table in tables_with_pages(cursor):
            cursor.execute(f"SELECT EXISTS (SELECT FROM {table} row WHERE strpos(row::text, %s) > 0)", [text])
            if cursor.fetchone()[0]:
                found.append(table)
    return found


@contextmanager
def product_log() -> Iterator[io.StringIO]:
    """All that the process's own log handlers write, every logger included."""
    stream = io.StringIO()
    handlers = [
        each for each in logging.getLogger().handlers if isinstance(each.formatter, structlog.stdlib.ProcessorFormatter)
    ]
    assert handlers, "the product's log handler isn't installed"
    former = [handler.setStream(stream) for handler in handlers]
    try:
        yield stream
    finally:
        for handler, old in zip(handlers, former, strict=True):
            handler.setStream(old)


def an_invitation() -> Link:
    """A head teacher invites a teacher."""
    school = a_school()
    head = a_member(Role.HEAD_TEACHER, school)
    invitation = invite(by=acting(head), role=Role.TEACHER, school=school, name="Ada", email="ada@exemple.test")
    return Link.objects.get(purpose="organisations.invitation", subject_id=invitation.pk)


def an_answer() -> Link:
    """A company is asked to answer an application."""
    pupil = a_pupil()
    Authorisation.objects.create(enrolment=pupil.enrolments.get(), signed_on=clock.today())
    slot = a_published_offer(weeks=coming_weeks(4)[-1:]).slots.get()
    the_class_goes(pupil, slot.first_day, slot.last_day)
    draft = start_application(pupil, slot=slot, by=acting(pupil))
    sent = submit_application(draft, letter="Je suis curieuse.", cv={"skills": "Dessiner"}, by=acting(pupil))
    return Link.objects.get(purpose="applications.answer", subject_id=sent.pk)


def a_signature() -> Link:
    """A guardian is asked to sign, and has asked for the code."""
    agreement = in_signature()
    row = agreement.signatories.get(party=Party.GUARDIAN)
    send_code(row, by=the_holder(row))
    return Link.objects.get(purpose="placements.sign", subject_id=row.pk)


def a_week() -> Link:
    """A host without an account has received a pupil, a few weeks ago."""
    with clock.travel(clock.today() - timedelta(days=75)):
        placement = signed(in_signature(found_outside())).placement
    with clock.travel(placement.first_day):
        advance(placement, by=Actor.task("tests"))
    return Link.objects.get(purpose="placements.week", subject_id=placement.pk)


# A new kind of link fails the tests until it has a line here.
KINDS: dict[str, Callable[[], Link]] = {
    "organisations.invitation": an_invitation,
    "applications.answer": an_answer,
    "placements.sign": a_signature,
    "placements.complete": situations.a_part_to_complete,
    "placements.week": a_week,
    "privacy.family": situations.a_family_page,
    "families.page": situations.a_familys_year,
    "volunteers.invitation": situations.an_invitation_to_the_team,
    "mentoring.guardian": situations.a_guardian_asked_about_a_mentor,
    "entrance.guardian": situations.a_guardian_asked_about_an_event,
    "outreach.same_again": situations.a_member_of_the_network,
    "outreach.confirm_draft": situations.a_draft_to_read,
    "partners.invitation": situations.a_partner_invited,
    "partners.answer": situations.an_introduction_asked,
    "partners.hours": situations.hours_asked,
    "afterwards.follow_up": situations.news_asked,
    "forums.stand": situations.a_stand_invited,
    "forums.speaker": situations.a_speaker_asked,
    "events.guest": situations.somebody_invited_to_an_event,
    "afterwards.reference": situations.a_reference_asked,
}
# What is said there may be said again on another day.
STAY_OPEN = {
    "placements.week", "privacy.family", "mentoring.guardian", "entrance.guardian", "families.page", "forums.stand",
    "forums.speaker", "events.guest",
}  # fmt: skip
BIRTH_DATE = {"do": "open", "day": "4", "month": "3", "year": "2012"}
FIVE_ANSWERS = {"does": "general", "helped": "3", "confident": "4", "met_again": "yes", "worked": "no"}
# The names of what does the act, and what is typed there, on top of the form's own hidden fields.
DELIBERATE: dict[str, Callable[[Link], dict[str, Any]]] = {
    "organisations.invitation": lambda link: {"name": "Ada Diop"},
    "applications.answer": lambda link: {"name": "Fatou Diallo", "answer": "accept"},
    "placements.sign": lambda link: {"do": "sign", "code": _code_of(link), "agree": "on"},
    "placements.complete": lambda link: _whole_part(link) | {"by_name": "Léa Roy", "then": "done"},
    "placements.week": lambda link: {"what": "absent", "day": _first_day(link), "by_name": "Léa Roy"},
    "privacy.family": lambda link: BIRTH_DATE,
    "families.page": lambda link: BIRTH_DATE,
    "volunteers.invitation": lambda link: {"name": "Inès Faure"},
    "mentoring.guardian": lambda link: {"answer": "no"},
    "entrance.guardian": lambda link: {"answer": "no"},
    "outreach.same_again": lambda link: {"answer": "call_me", "name": "Awa Diallo"},
    "outreach.confirm_draft": lambda link: {"answer": "right", "name": "Awa Diallo"},
    "partners.invitation": lambda link: {"name": "Claire Aubert"},
    "partners.answer": lambda link: {"answer": "yes"},
    "partners.hours": lambda link: {"answer": "no"},
    "afterwards.follow_up": lambda link: FIVE_ANSWERS,
    "forums.stand": lambda link: {"answer": "yes", "people": "Léa Roy", "needs": "table"},
    "forums.speaker": lambda link: {"answer": "yes", "words": "J’ai commencé ici."},
    "events.guest": lambda link: {"answer": "yes", "name": "Sira Camara"},
    "afterwards.reference": lambda link: {"do": "decline"},
}


def _code_of(link: Link) -> str:
    code = open_code(Signatory.objects.get(pk=link.subject_id))
    return digits_of(code) if code else "000000"


def _first_day(link: Link) -> str:
    return Placement.objects.get(pk=link.subject_id).first_day.isoformat()


def _whole_part(link: Link) -> dict[str, Any]:
    agreement = Agreement.objects.get(pk=link.subject_id)
    content = agreement.content
    hours = HoursForm(placement=agreement.placement, content=content).initial
    known = {name: value for name, value in initial_of(content, None).items() if value}
    signer = {"signer_name": "Léa Roy", "signer_function": "gérante", "signer_email": "lea@ailleurs.test"}
    safety = [each.code for each in prohibitions_for(agreement.placement.sector)]
    return known | hours | HOST_PART | signer | {"safety": safety, "activities": "Regarder.", "host_country": "FR"}
