"""What the preparation says of a pupil's year: which step was done when; never what was written."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from premierpas.accounts.capacities import Viewer
from premierpas.people.models import Enrolment
from premierpas.people.year import Fact

from .progress import road_of


def facts_of(enrolment: Enrolment, viewer: Viewer) -> Iterator[Fact]:
    """The steps that are done and have a day."""
    for each in road_of(enrolment).steps:
        if each.is_done and each.proof.at is not None:
            yield Fact(each.proof.at, _("Préparation : %(step)s") % {"step": each.step.title})
