"""What pupils report, and how it is followed up."""

from django.utils.translation import gettext_lazy as _

from premierpas.core.retention import WITH_PUPIL_FILE, Basis, Personal, Then, declared

_PROTECTING = _("protéger un élève qui signale un problème")

FIELDS = (
    Personal(
        model="messaging.Incident",
        what=_("un signalement : ce que l’élève raconte, et la copie du message signalé"),
        fields=("text", "call_me", "page", "copied"),
        of="pupil",
        purpose=_PROTECTING,
        basis=Basis.INTEREST,
        until=WITH_PUPIL_FILE,
        then=Then.BLANK,
        private=True,
    ),
    Personal(
        model="messaging.IncidentNote",
        what=_("le suivi d’un signalement"),
        fields=("text", "call_me", "page", "copied"),
        of="incident__pupil",
        purpose=_PROTECTING,
        basis=Basis.INTEREST,
        until=WITH_PUPIL_FILE,
        then=Then.DELETE,
        private=True,
    ),
)
declared.fill("messaging", FIELDS)
