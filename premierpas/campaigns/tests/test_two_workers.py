"""Two workers hand over one campaign at once: the database settles who takes which letter."""

from datetime import datetime
from threading import Barrier, Thread

import pytest
from django.db import connection

from premierpas.campaigns.actions import send_campaign
from premierpas.campaigns.enums import Fate
from premierpas.campaigns.models import Letter
from premierpas.campaigns.tasks import dispatch
from premierpas.core import clock
from premierpas.core.outbox.models import Message
from premierpas.organisations.enums import Role
from tests.factories import a_member, a_territory, a_user, acting

from .test_three_hundred import a_campaign, contacts


@pytest.mark.django_db(transaction=True)
def test_two_workers_send_nothing_twice():
    noon = datetime(2026, 11, 24, 12, tzinfo=clock.PARIS)
    with clock.travel(noon):
        territory = a_territory("Nanterre")
        nadia = acting(a_member(Role.COORDINATOR, territory, a_user("Nadia Ferhat")))
        contacts(territory, 240)
        campaign = send_campaign(a_campaign(territory, nadia), expected=240, by=nadia)
    together = Barrier(2)

    def work() -> None:
        together.wait()
        with clock.travel(noon):
            for _each in range(4):
                dispatch(campaign.pk)
        connection.close()

    workers = [Thread(target=work) for _each in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert Letter.objects.filter(fate=Fate.ON_ITS_WAY).count() == 240
    assert Message.objects.count() == Message.objects.values("to").distinct().count() == 240
