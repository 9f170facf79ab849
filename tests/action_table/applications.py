"""Who may write about applications: the pupil with their own, the offer's team, the pupil's school."""

from premierpas.applications import actions
from premierpas.applications.models import Application
from premierpas.offers.models import Offer
from tests.access import World

from . import Row


def application(world: World) -> Application:
    return Application.objects.get(pk=world.ids["applications:pk"])


def a_draft(world: World) -> Application:
    sent = application(world)
    slot = Offer.objects.get(pk=world.ids["offer_id"]).slots.order_by("first_day").first()
    return Application.objects.create(pupil=sent.pupil, enrolment=sent.enrolment, offer=sent.offer, slot=slot)


ROWS = {
    "applications.start_application": Row(
        {"pupil"},
        lambda world, by: actions.start_application(application(world).pupil, slot=application(world).slot, by=by),
    ),
    "applications.submit_application": Row(
        {"pupil"},
        lambda world, by: actions.submit_application(a_draft(world), letter="Bonjour", cv={"skills": "Lire"}, by=by),
    ),
    "applications.mark_read": Row({"company"}, lambda world, by: actions.mark_read(application(world), by=by)),
    "applications.accept": Row({"company", "coordinator"}, lambda world, by: actions.accept(application(world), by=by)),
    "applications.ask_more_time": Row(
        {"company", "coordinator"}, lambda world, by: actions.ask_more_time(application(world), by=by)
    ),
    "applications.reject": Row(
        {"company", "coordinator"},
        lambda world, by: actions.reject(application(world), reason="full", kind_words="Courage.", by=by),
    ),
    "applications.cancel_by_company": Row(
        {"company"}, lambda world, by: actions.cancel_by_company(application(world), reason="travaux", by=by)
    ),
    "applications.cancel_by_school": Row(
        {"head", "teacher", "office"},
        lambda world, by: actions.cancel_by_school(application(world), reason="voyage", by=by),
    ),
    "applications.confirm_place": Row({"pupil"}, lambda world, by: actions.confirm_place(application(world), by=by)),
    "applications.withdraw": Row(
        {"pupil"}, lambda world, by: actions.withdraw(application(world), reason="un autre projet", by=by)
    ),
    "applications.restore": Row({"pupil"}, lambda world, by: actions.restore(application(world), by=by)),
    "applications.withdraw_others": Row(
        {"pupil"}, lambda world, by: actions.withdraw_others(application(world).pupil, by=by)
    ),
    "applications.expire": Row(set(), lambda world, by: actions.expire(application(world), by=by)),
}
