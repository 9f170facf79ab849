"""What leads on from a week that is over: the rows of « Et après »."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.placements.models import Placement
from premierpas.week.doors import NextStep

from .enums import Moment, ReferenceState, TaleState
from .models import Alumnus, Answers, Reference, Tale


def steps_after(placement: Placement) -> Iterable[NextStep]:
    """For the pupil of this week, each with how far it is, in a constant number of queries."""
    reference = Reference.objects.filter(placement=placement).first()
    words = Tale.objects.filter(placement=placement).first()
    answered = Answers.objects.filter(enrolment=placement.enrolment_id, moment=Moment.AFTER).exists()
    left = Alumnus.objects.filter(pupil=placement.pupil_id).exists()
    return [
        NextStep(
            _("Cinq questions sur toi"), _("Les mêmes qu’avant : vois ce qui a changé."),
            reverse("afterwards:questions"), _("répondu") if answered else "",
        ),
        NextStep(
            _("Demander une recommandation"), _("Un mot de la structure, à montrer plus tard."),
            reverse("afterwards:reference", args=[placement.pk]),
            ReferenceState(reference.state).label if reference else "",
        ),
        NextStep(
            _("Ma prochaine porte"), _("Le lycée, la 2de, l’été : tes idées, à ton rythme."),
            reverse("afterwards:next_door"),
        ),
        NextStep(
            _("Raconter aux prochains"), _("Trois phrases pour les élèves de ton collège."),
            reverse("afterwards:tale", args=[placement.pk]),
            TaleState(words.state).label if words else "",
        ),
        NextStep(
            _("Le bilan de mon année"), _("Ce que ton professeur et la personne qui t’accompagne en disent."),
            reverse("afterwards:own_review"),
        ),
        NextStep(
            _("Garder le contact"), _("Dire ce que tu deviens, si tu le veux bien."), reverse("afterwards:alumni"),
            _("adresse laissée") if left else "",
        ),
    ]  # fmt: skip
