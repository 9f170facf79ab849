"""What messages say of a pupil's year: on which days there was an exchange, that something was reported; no word."""

from collections.abc import Iterator

from django.db.models import Count, Min
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.accounts.capacities import Viewer
from premierpas.core import clock
from premierpas.messaging.responsible import incidents_followed_by
from premierpas.people.models import Enrolment
from premierpas.people.year import Fact

from .enums import MessageState
from .models import Message
from .readers import threads_of


def facts_of(enrolment: Enrolment, viewer: Viewer) -> Iterator[Fact]:
    """Of the threads that this viewer may read themself, and of the files that they may open: three questions."""
    threads = {each.pk: each for each in threads_of(viewer).filter(enrolment=enrolment)}
    rows = Message.objects.filter(thread__in=threads, state=MessageState.SHOWN).order_by()
    days = rows.values_list("thread", TruncDate("at", tzinfo=clock.PARIS)).annotate(n=Count("pk"), first=Min("at"))
    for thread, _day, n, first in days:
        said = ngettext("%(n)s message échangé avec %(name)s", "%(n)s messages échangés avec %(name)s", n)
        url = reverse("threads:thread", args=[thread])
        yield Fact(first, said % {"n": n, "name": threads[thread].partner_name}, url, "chat-bubble-left-right")
    for row in incidents_followed_by(viewer).filter(pupil=enrolment.pupil_id, at__gte=enrolment.since):
        words = _("Signalement : %(state)s") % {"state": row.get_state_display()}
        yield Fact(row.at, words, reverse("messaging:incident", args=[row.pk]), "hand-raised")
