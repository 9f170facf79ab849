"""What is kept of those who work at schools, hosts and for the association. Organisations themselves are public."""

from django.utils.translation import gettext_lazy as _

from premierpas.core.retention import WITH_ACCOUNT, WITH_HOST, Basis, Personal, Plain, Then, after, declared

_REACHING = _("joindre la structure d’accueil")
_PUBLIC = "an organisation's own, as public registers show it"

FIELDS = (
    Personal(
        model="organisations.Membership",
        what=_("la fonction d’un adulte dans son organisation"),
        fields=("function", "note"),
        of="user",
        purpose=_("savoir qui travaille où, et en quelle qualité"),
        basis=Basis.MISSION,
        until=WITH_ACCOUNT,
        then=Then.BLANK,
    ),
    Personal(
        model="organisations.Invitation",
        what=_("les invitations : nom et e-mail"),
        fields=("email", "name", "claimed_name", "function"),
        purpose=_("inviter quelqu’un dans son organisation"),
        basis=Basis.MISSION,
        then=Then.DELETE,
        until=after(365, since="at", label=_("12 mois après l’invitation")),
    ),
    Personal(
        model="organisations.Company",
        what=_("la structure d’accueil : téléphone et e-mail"),
        fields=("phone", "email"),
        of="pk",
        purpose=_REACHING,
        basis=Basis.MISSION,
        until=WITH_HOST,
        then=Then.BLANK,
    ),
    Personal(
        model="organisations.CompanyCheck",
        what=_("la vérification d’une structure : contact rappelé, note"),
        fields=("contact", "found_at", "note"),
        of="company",
        purpose=_("vérifier qui accueille des mineurs"),
        basis=Basis.INTEREST,
        until=WITH_HOST,
        then=Then.BLANK,
    ),
    Personal(
        model="organisations.Tutor",
        what=_("les tuteurs sans compte : nom, fonction, contact"),
        fields=("name", "function", "contact"),
        of="company",
        purpose=_("dire qui accueille l’élève, et le joindre"),
        basis=Basis.MISSION,
        until=WITH_HOST,
        then=Then.DELETE,
    ),
    Plain(
        model="organisations.Company",
        why=_PUBLIC,
        fields=(
            "siret",
            "name",
            "wanted_name",
            "slug",
            "naf",
            "street",
            "postal_code",
            "city",
            "insee",
            "latitude",
            "longitude",
        ),
    ),
    Plain(
        model="organisations.Site",
        why=_PUBLIC,
        fields=("name", "street", "postal_code", "city", "insee", "latitude", "longitude"),
    ),
    Plain(model="organisations.CompanyCheck", fields=("called_on",), why="a date of the process"),
    Plain(model="organisations.School", fields=("*",), why=_PUBLIC),
    Plain(model="organisations.Classroom", fields=("name", "key"), why="the name of a class"),
    Plain(model="organisations.InternshipPeriod", fields=("first_day", "last_day"), why="when a class goes"),
    Personal(
        model="organisations.TerritoryDraft",
        what=_("un territoire en préparation : qui le coordonnera, comment le joindre"),
        fields=("answers",),
        purpose=_("ouvrir un territoire"),
        basis=Basis.MISSION,
        then=Then.DELETE,
        until=after(365, since="started_at", label=_("12 mois")),
    ),
    Plain(model="organisations.Territory", fields=("*",), why=_PUBLIC),
    Plain(model="organisations.TerritoryHoliday", fields=("*",), why="school holidays"),
    Plain(model="organisations.TerritoryCommune", fields=("*",), why="codes of communes"),
)
declared.fill("organisations", FIELDS)
