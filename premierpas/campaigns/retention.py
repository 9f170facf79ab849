"""What is kept of letters to many, of announcements, of the shelf and of who asked for the newsletter."""

from django.utils.translation import gettext_lazy as _

from premierpas.core.retention import Basis, Personal, Plain, Then, after, declared

_WRITING = _("écrire à plusieurs personnes, et savoir à qui")
_SHELF = _("que l’association garde ce qu’elle a décidé et écrit")
_YEAR, _THREE_YEARS = 365, 1095


def _of_shelf(model: str, what: object, *fields: str) -> Personal:
    return Personal(
        model=model, what=what, fields=fields, purpose=_SHELF, basis=Basis.INTEREST,
        until=after(_THREE_YEARS, since="at", label=_("trois ans")), then=Then.DELETE,
    )  # fmt: skip


FIELDS = (
    Personal(
        model="campaigns.Letter",
        what=_("à qui une campagne a été envoyée : nom, structure, adresse"),
        fields=("name", "organisation", "email", "key"),
        purpose=_WRITING,
        basis=Basis.INTEREST,
        until=after(_YEAR, since="at", label=_("12 mois après l’envoi")),
        then=Then.DELETE,
    ),
    Personal(
        model="campaigns.Campaign",
        what=_("une campagne : qui en a été retiré à la main"),
        fields=("without",),
        purpose=_WRITING,
        basis=Basis.INTEREST,
        until=after(_YEAR, since="made_at", label=_("12 mois")),
        then=Then.BLANK,
        blanks={"without": []},
    ),
    Personal(
        model="campaigns.Subscription",
        what=_("les abonnés à la lettre d’information : adresse, nom"),
        fields=("email", "name"),
        purpose=_("envoyer la lettre d’information à qui l’a demandée"),
        basis=Basis.CONSENT,
        until=after(_THREE_YEARS, since="asked_at", label=_("trois ans, sauf nouvelle demande")),
        then=Then.DELETE,
    ),
    _of_shelf(
        "campaigns.Paper",
        _("les documents de l’équipe : ce qu’ils disent, qui était présent à une réunion"),
        "title",
        "told",
        "present",
    ),
    _of_shelf("campaigns.Decision", _("ce qu’une réunion a décidé"), "text"),
    _of_shelf("campaigns.Version", _("les fichiers des documents de l’équipe"), "file"),
    Plain(model="campaigns.Version", fields=("sha256",), why="a fingerprint"),
    Plain(model="campaigns.Decision", fields=("due_on",), why="a date of the process"),
    Plain(model="campaigns.Paper", fields=("held_on",), why="the day of a meeting"),
    Plain(
        model="campaigns.Campaign",
        fields=("audience", "title", "subject", "text", "chosen"),
        why="words to many, with blanks instead of names, and answers to filters",
    ),
    Plain(
        model="campaigns.Template",
        fields=("audience", "name", "subject", "text"),
        why="words to many, with blanks instead of names",
    ),
    Plain(
        model="campaigns.Announcement",
        fields=("title", "text", "first_day", "last_day"),
        why="what is told to everybody of a role",
    ),
)
declared.fill("campaigns", FIELDS)
