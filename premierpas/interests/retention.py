"""What a pupil likes doing is theirs: no company reads it, nor the family; a teacher does where the pupil says so."""

from django.utils.translation import gettext_lazy as _

from premierpas.core.retention import WITH_PUPIL_FILE, Basis, Personal, Then, declared

_PURPOSE = _("trouver des métiers à aller voir")


def _own(model: str, what: object, *fields: str, of: str) -> Personal:
    return Personal(
        model=model,
        what=what,
        fields=fields,
        of=of,
        purpose=_PURPOSE,
        basis=Basis.MISSION,
        until=WITH_PUPIL_FILE,
        then=Then.DELETE,
        private=True,
    )


FIELDS = (
    _own(
        "interests.Profile",
        _("ce que l’élève fait déjà et ce qu’il préfère éviter"),
        "avoided",
        "doing",
        of="pupil",
    ),
    _own("interests.Answer", _("les réponses sur les envies"), "item", "said", of="profile__pupil"),
)
declared.fill("interests", FIELDS)
