"""What a week leaves in a pupil's year: that the host said how it was; never what anybody wrote."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.accounts.capacities import Viewer
from premierpas.people.models import Enrolment
from premierpas.people.year import Fact

from .models import TutorEvaluation, TutorWord


def facts_of(enrolment: Enrolment, viewer: Viewer) -> Iterator[Fact]:
    """Two questions, however much there is. The pupil's diary, opinion and thanks are theirs alone."""
    for word in TutorWord.objects.filter(placement__enrolment=enrolment).select_related("placement"):
        name = {"host": word.placement.host_name}
        yield Fact(word.at, _("Un mot de la structure pour l’élève : %(host)s") % name, icon="chat-bubble-left-right")
    for row in TutorEvaluation.objects.filter(placement__enrolment=enrolment).select_related("placement"):
        url = reverse("week:school_evaluation", args=[row.placement_id]) if viewer.is_school_staff else ""
        words = _("Bilan du stage par la structure : %(host)s") % {"host": row.placement.host_name}
        yield Fact(row.at, words, url, "document-text")
