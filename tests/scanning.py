"""What tests of links and of hostile input share: the whole database as fingerprints, one link of each kind."""

from collections.abc import Callable

from django.db import connection

from premierpas.accounts.links import Link
from premierpas.applications.actions import start_application, submit_application
from premierpas.core import clock
from premierpas.organisations.actions.members import invite
from premierpas.organisations.enums import Role
from premierpas.people.models import Authorisation
from tests.factories import a_member, a_published_offer, a_pupil, a_school, coming_weeks

# What a visit may leave behind: who tried how often, and an anonymous session.
VISITS = {"accounts_attempt", "django_session"}


def fingerprints() -> dict[str, tuple[int, str]]:
    """Each table's number of rows and a hash of all they hold."""
    found = {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")
        for (table,) in cursor.fetchall():
            if table not in VISITS:
                cursor.execute(
                    f"SELECT count(*), md5(coalesce(string_agg(r::text, '|' ORDER BY r::text), '')) FROM {table} r"
                )
                found[table] = cursor.fetchone()
    return found


def tables_that_hold(text: str) -> list[str]:
    """The tables in which this text stands anywhere."""
    found = []
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (table,) in cursor.fetchall():
            cursor.execute(f"SELECT EXISTS (SELECT FROM {table} row WHERE strpos(row::text, %s) > 0)", [text])
            if cursor.fetchone()[0]:
                found.append(table)
    return found


def an_invitation() -> Link:
    """A head teacher invites a teacher."""
    school = a_school()
    head = a_member(Role.HEAD_TEACHER, school)
    invitation = invite(by=head.user, role=Role.TEACHER, school=school, name="Ada", email="ada@exemple.test")
    return Link.objects.get(purpose="organisations.invitation", subject_id=invitation.pk)


def an_answer() -> Link:
    """A company is asked to answer an application."""
    pupil = a_pupil()
    Authorisation.objects.create(enrolment=pupil.enrolments.get(), signed_on=clock.today())
    slot = a_published_offer(weeks=coming_weeks(4)[-1:]).slots.get()
    draft = start_application(pupil, slot=slot)
    sent = submit_application(draft, letter="Je suis curieuse.", cv={"skills": "Dessiner"}, by=pupil.user)
    return Link.objects.get(purpose="applications.answer", subject_id=sent.pk)


# A new kind of link fails the tests until it has a line here.
KINDS: dict[str, Callable[[], Link]] = {"organisations.invitation": an_invitation, "applications.answer": an_answer}
# What does the act, on top of the form's own hidden fields.
DELIBERATE = {
    "organisations.invitation": {"name": "Ada Diop"},
    "applications.answer": {"name": "Fatou Diallo", "answer": "accept"},
}
