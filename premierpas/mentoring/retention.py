"""What is kept of pairs."""

from django.utils.translation import gettext_lazy as _

from premierpas.core.retention import WITH_PUPIL_FILE, Basis, Personal, Then, declared

FIELDS = (
    Personal(
        model="mentoring.Pair",
        what=_("qui accompagne un élève, depuis quand, et pourquoi ces deux-là"),
        fields=("why",),
        of="enrolment__pupil",
        purpose=_("accompagner l’élève toute l’année"),
        basis=Basis.MISSION,
        until=WITH_PUPIL_FILE,
        then=Then.DELETE,
    ),
)
declared.fill("mentoring", FIELDS)
