"""What a pupil writes, and what a teacher says of it."""

from django.utils.translation import gettext_lazy as _

from premierpas.core.retention import WITH_PUPIL_FILE, Basis, Personal, Plain, Then, declared

_WRITING = _("écrire et garder ses textes")
_READING = _("faire relire un texte")


def _written(model: str, what: object, *fields: str, of: str = "pupil", purpose: object = _WRITING) -> Personal:
    return Personal(
        model=model,
        what=what,
        fields=fields,
        of=of,
        purpose=purpose,
        basis=Basis.MISSION,
        until=WITH_PUPIL_FILE,
        then=Then.DELETE,
        private=True,
    )


FIELDS = (
    _written("workshop.CV", _("le CV"), "about_me", "skills", "experiences", "interests", "languages"),
    _written(
        "workshop.Letter", _("les lettres de motivation"), "why_here", "know_you", "about_me", "would_like", "closing"
    ),
    _written("workshop.SpareDraft", _("les brouillons gardés à côté"), "parts"),
    _written("workshop.ReviewRequest", _("les textes donnés à relire"), "title", "parts", "closing", purpose=_READING),
    _written(
        "workshop.ReviewComment",
        _("les remarques d’un professeur"),
        "part",
        "words",
        of="request__pupil",
        purpose=_READING,
    ),
    _written("workshop.HandedDetails", _("ce que l’élève ajoute au CV qu’il donne en main propre"), "town", "contact"),
    Plain(model="workshop.DismissedHint", fields=("fingerprint",), why="a hash of a hint; it goes with its letter"),
    Plain(model="workshop.SpareDraft", fields=("kind",), why="the kind of a text"),
    Plain(model="workshop.ReviewRequest", fields=("kind",), why="the kind of a text"),
)
declared.fill("workshop", FIELDS)
