"""What somebody has to hand over, and of whom it is asked."""

from premierpas.agenda.models import Task
from premierpas.outreach.actions import open_file
from premierpas.outreach.models import CompanyFile
from premierpas.volunteers.actions import propose
from premierpas.volunteers.actions.succeeding import Choice
from tests.factories import acting

from ..situations import presence


def follows(who, *names: str) -> list[CompanyFile]:
    """Companies that somebody follows."""
    return [open_file(name, by=acting(who), territory=who.territory, other_company=True) for name in names]


def asked(handover, file, to):
    return propose(handover, by=acting(handover.volunteer), choices=[Choice("outreach", file.pk, presence(to))])


def open_task(reason: str) -> Task:
    return Task.objects.select_related("owner").get(reason=reason, state="open")
